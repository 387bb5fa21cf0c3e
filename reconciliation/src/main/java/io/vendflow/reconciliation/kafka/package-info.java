/** What runs remember, and the events by which the flow mends itself, in Kafka. */
@NullMarked
package io.vendflow.reconciliation.kafka;

import org.jspecify.annotations.NullMarked;
