/** The log in Kafka. */
@NullMarked
package io.vendflow.books.kafka;

import org.jspecify.annotations.NullMarked;
