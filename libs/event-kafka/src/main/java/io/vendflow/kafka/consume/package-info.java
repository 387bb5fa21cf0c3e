/** Reads a topic and handles its records on virtual threads, in order within a key, keys in parallel. */
@NullMarked
package io.vendflow.kafka.consume;

import org.jspecify.annotations.NullMarked;
