/** Runs a Kafka Streams topology as part of a service. */
@NullMarked
package io.vendflow.kafka.streams;

import org.jspecify.annotations.NullMarked;
