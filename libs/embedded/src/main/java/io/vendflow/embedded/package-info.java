/** The infrastructure of one machine: Kafka in process, an MQTT broker and a schema registry as child processes. */
@NullMarked
package io.vendflow.embedded;

import org.jspecify.annotations.NullMarked;
