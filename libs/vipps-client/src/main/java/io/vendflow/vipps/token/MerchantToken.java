package io.vendflow.vipps.token;

import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One merchant's token. Whoever comes while it is being fetched waits for that same fetch, and shares its failure; while an
 * ageing token is being renewed, callers go on with it and no customer waits.
 */
final class MerchantToken {

    /** After a renewal failed, the old token is used this long before the next try. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(5);

    private final Supplier<VippsOutcome<AccessToken>> source;
    private final Clock clock;

    private @Nullable AccessToken current;
    private @Nullable CompletableFuture<VippsOutcome<AccessToken>> fetching;
    private Instant nextRenewal = Instant.MIN;

    MerchantToken(Supplier<VippsOutcome<AccessToken>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    VippsOutcome<AccessToken> get() {
        CompletableFuture<VippsOutcome<AccessToken>> flight;
        synchronized (this) {
            Instant now = clock.instant();
            AccessToken token = current;
            if (token != null && !token.isExpired(now)) {
                if (token.isGettingOld(now) && fetching == null && !now.isBefore(nextRenewal)) {
                    fetching = takeOff();
                }
                return new Done<>(token);
            }
            if (fetching == null) {
                fetching = takeOff();
            }
            flight = fetching;
        }
        return await(flight);
    }

    /** Forgets a token that Vipps did not accept, unless another one has taken its place. */
    synchronized void drop(AccessToken refused) {
        if (refused.equals(current)) {
            current = null;
        }
    }

    /** On a thread of its own, so that an interrupted caller does not fail the others; called with the lock held. */
    private CompletableFuture<VippsOutcome<AccessToken>> takeOff() {
        return CompletableFuture.supplyAsync(
                this::fetch, task -> Thread.ofVirtual().name("vipps-token").start(task));
    }

    private VippsOutcome<AccessToken> fetch() {
        VippsOutcome<AccessToken> outcome = null;
        try {
            outcome = source.get();
            return outcome;
        } finally {
            land(outcome);
        }
    }

    private synchronized void land(@Nullable VippsOutcome<AccessToken> outcome) {
        fetching = null;
        if (outcome instanceof Done<AccessToken>(AccessToken token)) {
            current = token;
        } else {
            nextRenewal = clock.instant().plus(BETWEEN_RENEWALS);
        }
    }

    private static VippsOutcome<AccessToken> await(CompletableFuture<VippsOutcome<AccessToken>> flight) {
        try {
            return flight.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new VippsOutcome.Unknown<>(
                    new Uncertainty(Uncertainty.Cause.TIMEOUT, "interrupted while waiting for a token"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a token could not be fetched", e.getCause());
        }
    }
}
