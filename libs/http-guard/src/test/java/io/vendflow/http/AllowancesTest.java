package io.vendflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private final Allowances allowances = new Allowances(2, Duration.ofHours(1));

    @Test
    void isUsedUpForOneAddressAndNotForAnother() {
        allowances.take("192.0.2.1");
        assertThat(allowances.has("192.0.2.1")).isTrue();
        allowances.take("192.0.2.1");

        assertThat(allowances.has("192.0.2.1")).isFalse();
        assertThat(allowances.has("192.0.2.2")).isTrue();
        assertThat(allowances.retryAfterSeconds()).isEqualTo(3600);
    }

    @Test
    void askingTakesNothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(allowances.has("192.0.2.1")).isTrue();
        }
    }

    @Test
    void remembersTheAddressesThatWereHereLast() {
        allowances.take("192.0.2.1");
        allowances.take("192.0.2.1");
        for (int i = 0; i < 1_000; i++) {
            allowances.take("2001:db8::" + Integer.toHexString(i));
        }

        assertThat(allowances.has("192.0.2.1")).as("forgotten").isTrue();
    }
}
