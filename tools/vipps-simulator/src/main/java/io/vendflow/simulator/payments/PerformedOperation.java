package io.vendflow.simulator.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation in the inside view of a payment: who asked for what with which key, and how it ended.
 *
 * @param amount in minor units, where the request named one
 * @param repeated whether the Idempotency-Key answered, so that nothing happened this time
 */
public record PerformedOperation(
        Attempt attempt, @Nullable Long amount, Instant at, Outcome outcome, boolean repeated) {}
