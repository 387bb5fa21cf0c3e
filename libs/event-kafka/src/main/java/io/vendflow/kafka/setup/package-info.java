/** Makes accounts, topics and schemas, explicitly and before any service starts. */
@NullMarked
package io.vendflow.kafka.setup;

import org.jspecify.annotations.NullMarked;
