package io.vendflow.vipps.call;

import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.http.OutcomeTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Times every attempt and writes down what did not go well; never keys, tokens or bodies. */
public final class InstrumentedCalls implements Calls {

    private static final Logger LOGGER = LoggerFactory.getLogger(InstrumentedCalls.class);

    private final Calls delegate;
    private final OutcomeTimer timer;

    public InstrumentedCalls(Calls delegate, OutcomeTimer timer) {
        this.delegate = delegate;
        this.timer = timer;
    }

    @Override
    public <T> VippsOutcome<T> make(Call<T> call) {
        VippsOutcome<T> outcome = timer.time(call.operation(), () -> delegate.make(call));
        if (outcome instanceof Refused<T>(Refusal refusal)) {
            log(LOGGER.atInfo(), call).addKeyValue("answer", refusal).log("Vipps refused");
        } else if (outcome instanceof Unknown<T>(Uncertainty uncertainty)) {
            log(LOGGER.atWarn(), call)
                    .addKeyValue("cause", uncertainty.cause())
                    .addKeyValue("answer", uncertainty.detail())
                    .log("outcome at Vipps unknown");
        }
        return outcome;
    }

    private static LoggingEventBuilder log(LoggingEventBuilder event, Call<?> call) {
        return event.addKeyValue("operation", call.operation().tag())
                .addKeyValue("msn", call.msn())
                .addKeyValue("path", call.path());
    }
}
