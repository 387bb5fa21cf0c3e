package io.vendflow.vipps.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.stub.MutableClock;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class CachedAccessTokensTest {

    private static final MerchantCredentials MERCHANT = VippsStub.MERCHANT;
    private static final VippsOutcome<AccessToken> OUTAGE =
            new Unknown<>(new Uncertainty(Cause.SERVER_ERROR, "out of order"));

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Duration life = Duration.ofHours(1);
    private volatile boolean outage;

    private final CachedAccessTokens tokens = new CachedAccessTokens(this::issue, clock);

    @Test
    void keepsATokenWhileItIsYoung() {
        assertThat(get()).isEqualTo("token-1");
        clock.advance(Duration.ofMinutes(53));
        assertThat(get()).isEqualTo("token-1");
        assertThat(fetches).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 3239, false",
        "3600, 3240, true",
        "300, 239, false",
        "300, 240, true",
        "60, 29, false",
        "60, 30, true"
    })
    void renewsEarlyWithoutMakingAnyoneWait(long lifeSeconds, long age, boolean renewed) {
        life = Duration.ofSeconds(lifeSeconds);
        get();
        clock.advance(Duration.ofSeconds(age));
        assertThat(get()).isEqualTo("token-1");
        if (renewed) {
            await().untilAsserted(() -> assertThat(get()).isEqualTo("token-2"));
        }
        assertThat(fetches).hasValue(renewed ? 2 : 1);
    }

    @Test
    void keepsTheOldTokenWhileRenewalFails() {
        get();
        clock.advance(Duration.ofMinutes(55));
        outage = true;
        get();
        await().untilAtomic(fetches, org.hamcrest.Matchers.is(2));
        IntStream.range(0, 50).forEach(i -> assertThat(get()).isEqualTo("token-1"));
        assertThat(fetches).as("no hammering").hasValue(2);

        outage = false;
        clock.advance(Duration.ofSeconds(6));
        await().untilAsserted(() -> assertThat(get()).isEqualTo("token-3"));
    }

    @Test
    void fetchesAnewWhenTheTokenHasExpired() {
        get();
        clock.advance(Duration.ofHours(1));
        assertThat(get()).isEqualTo("token-2");
    }

    @Test
    void doesNotKeepAFailure() {
        outage = true;
        assertThat(Outcomes.unknown(tokens.get(MERCHANT)).cause()).isEqualTo(Cause.SERVER_ERROR);
        outage = false;
        assertThat(get()).isEqualTo("token-2");
    }

    @Test
    void fetchesOnceForAllWhoComeTogether() {
        CountDownLatch gate = new CountDownLatch(1);
        CachedAccessTokens gated = new CachedAccessTokens(
                merchant -> {
                    awaitQuietly(gate);
                    return issue(merchant);
                },
                clock);
        List<Thread> callers = IntStream.range(0, 100)
                .mapToObj(i -> Thread.ofVirtual().start(() -> gated.get(MERCHANT)))
                .toList();
        await().until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING));
        gate.countDown();
        callers.forEach(CachedAccessTokensTest::join);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void anInterruptedCallerDoesNotFailTheOthers() {
        CountDownLatch gate = new CountDownLatch(1);
        CachedAccessTokens gated = new CachedAccessTokens(
                merchant -> {
                    awaitQuietly(gate);
                    return issue(merchant);
                },
                clock);
        CompletableFuture<VippsOutcome<AccessToken>> interrupted = new CompletableFuture<>();
        CompletableFuture<VippsOutcome<AccessToken>> other = new CompletableFuture<>();
        Thread first = Thread.ofVirtual().start(() -> interrupted.complete(gated.get(MERCHANT)));
        await().until(() -> first.getState() == Thread.State.WAITING);
        Thread second = Thread.ofVirtual().start(() -> other.complete(gated.get(MERCHANT)));
        await().until(() -> second.getState() == Thread.State.WAITING);

        first.interrupt();
        assertThat(Outcomes.unknown(interrupted.join()).detail()).contains("interrupted");
        gate.countDown();
        assertThat(other.join()).isInstanceOf(Done.class);
    }

    @Test
    void dropsATokenOnlyWhileItIsTheCurrentOne() {
        AccessToken first = Outcomes.done(tokens.get(MERCHANT));
        tokens.drop(MERCHANT, first);
        assertThat(get()).isEqualTo("token-2");
        tokens.drop(MERCHANT, first);
        assertThat(get()).isEqualTo("token-2");
    }

    @Test
    void keepsMerchantsApart() {
        MerchantCredentials other = new MerchantCredentials(
                new MerchantSerialNumber("654321"), "id", new Secret("secret"), new Secret("key"));
        assertThat(get()).isEqualTo("token-1");
        assertThat(Outcomes.done(tokens.get(other)).value().value()).isEqualTo("token-2");
        assertThat(get()).isEqualTo("token-1");
    }

    @Test
    void aBugInFetchingLeavesNobodyWaiting() {
        CachedAccessTokens broken = new CachedAccessTokens(
                merchant -> {
                    throw new IllegalStateException("bug");
                },
                clock);
        assertThatThrownBy(() -> broken.get(MERCHANT)).hasRootCauseMessage("bug");
        assertThatThrownBy(() -> broken.get(MERCHANT)).hasRootCauseMessage("bug");
    }

    private String get() {
        return Outcomes.done(tokens.get(MERCHANT)).value().value();
    }

    private VippsOutcome<AccessToken> issue(MerchantCredentials merchant) {
        int number = fetches.incrementAndGet();
        Instant now = clock.instant();
        return outage ? OUTAGE : new Done<>(new AccessToken(new Secret("token-" + number), now, now.plus(life)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
