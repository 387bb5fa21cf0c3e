/** The event topics without a Kafka, byte for byte. */
@NullMarked
package io.vendflow.books.kafka;

import org.jspecify.annotations.NullMarked;
