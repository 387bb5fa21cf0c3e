package io.vendflow.vipps.token;

import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.http.Operation;
import io.vendflow.vipps.http.OutcomeTimer;

/** Counts and times token requests. */
public final class InstrumentedAccessTokens implements AccessTokens {

    private final AccessTokens delegate;
    private final OutcomeTimer timer;

    public InstrumentedAccessTokens(AccessTokens delegate, OutcomeTimer timer) {
        this.delegate = delegate;
        this.timer = timer;
    }

    @Override
    public VippsOutcome<AccessToken> fetch(MerchantCredentials merchant) {
        return timer.time(Operation.TOKEN, () -> delegate.fetch(merchant));
    }
}
