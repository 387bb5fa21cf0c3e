/** Remembers the sales in Kafka Streams; events in, events out. */
@NullMarked
package io.vendflow.gateway.kafka;

import org.jspecify.annotations.NullMarked;
