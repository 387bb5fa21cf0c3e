/** Registered webhooks and their deliveries: signed, in order, retried. */
@NullMarked
package io.vendflow.simulator.webhooks;

import org.jspecify.annotations.NullMarked;
