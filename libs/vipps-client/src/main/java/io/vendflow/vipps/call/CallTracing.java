package io.vendflow.vipps.call;

import io.vendflow.vipps.VippsOutcome;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows calls through a trace. Whoever does so brings it; this library knows of none. */
public interface CallTracing {

    /** Follows nothing. */
    CallTracing NONE = new CallTracing() {

        @Override
        public <T> VippsOutcome<T> follow(Call<T> call, Supplier<VippsOutcome<T>> made) {
            return made.get();
        }

        @Override
        public @Nullable String traceparent() {
            return null;
        }

        @Override
        public void answered(int status) {}
    };

    /** Makes one attempt at a call, and gives back what it gave. */
    <T> VippsOutcome<T> follow(Call<T> call, Supplier<VippsOutcome<T>> made);

    /** The W3C header to send with what is being followed by this thread; null to send none. */
    @Nullable String traceparent();

    /** What is being followed by this thread was answered so. */
    void answered(int status);
}
