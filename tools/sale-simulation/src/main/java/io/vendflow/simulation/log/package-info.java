/** Kafka, as far as anybody can tell from outside: topics in order by key, acks that get lost, consumers that repeat. */
@NullMarked
package io.vendflow.simulation.log;

import org.jspecify.annotations.NullMarked;
