package io.vendflow.vipps.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;

/** Opens outcomes, or says what they were instead. */
public final class Outcomes {

    private Outcomes() {}

    public static <T> T done(VippsOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done<T>) outcome).value();
    }

    public static Refusal refused(VippsOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<?>) outcome).refusal();
    }

    public static Uncertainty unknown(VippsOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Unknown.class);
        return ((Unknown<?>) outcome).uncertainty();
    }
}
