/** Until when Kafka's brokers can show who they are. */
@NullMarked
package io.vendflow.kafka.certificates;

import org.jspecify.annotations.NullMarked;
