package io.vendflow.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of a sale began; nothing is decided by it. Null what has not begun, what began under a release that did not
 * remember it, and what came again and so says nothing about how long anything took.
 *
 * @param selected the machine's request came in
 * @param payable the payment was there at Vipps
 * @param authorized the approval was known here
 * @param vended the machine's report came in
 */
record SaleTimes(
        @Nullable Instant selected,
        @Nullable Instant payable,
        @Nullable Instant authorized,
        @Nullable Instant vended) {

    static final SaleTimes UNKNOWN = new SaleTimes(null, null, null, null);

    static SaleTimes selected(@Nullable Instant at) {
        return new SaleTimes(at, null, null, null);
    }

    SaleTimes payable(@Nullable Instant at) {
        return new SaleTimes(selected, at, authorized, vended);
    }

    SaleTimes authorized(Instant at) {
        return new SaleTimes(selected, payable, at, vended);
    }

    SaleTimes vended(@Nullable Instant at) {
        return new SaleTimes(selected, payable, authorized, at);
    }
}
