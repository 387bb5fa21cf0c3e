package io.vendflow.vipps.call;

import io.vendflow.vipps.VippsOutcome;

/** Each attempt at a call as a part of whatever it is made for. */
public final class TracedCalls implements Calls {

    private final Calls delegate;
    private final CallTracing tracing;

    public TracedCalls(Calls delegate, CallTracing tracing) {
        this.delegate = delegate;
        this.tracing = tracing;
    }

    @Override
    public <T> VippsOutcome<T> make(Call<T> call) {
        return tracing.follow(call, () -> delegate.make(call));
    }
}
