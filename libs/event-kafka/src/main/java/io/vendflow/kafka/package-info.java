/** How an event becomes a Kafka record and back: codec, headers, ids of facts, publishing, dead letters. */
@NullMarked
package io.vendflow.kafka;

import org.jspecify.annotations.NullMarked;
