/** What Vipps knows about payments: states, aggregates, event log, idempotency; no HTTP, no JSON, no files. */
@NullMarked
package io.vendflow.simulator.payments;

import org.jspecify.annotations.NullMarked;
