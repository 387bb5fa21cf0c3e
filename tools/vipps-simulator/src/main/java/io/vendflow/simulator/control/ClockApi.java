package io.vendflow.simulator.control;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.time.MovableClock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** {@code /simulator/clock}: what time it is, and making it later. */
public final class ClockApi {

    private static final long LONGEST_STEP = Duration.ofDays(3660).toSeconds();

    private final MovableClock clock;
    private final Consumer<Duration> advance;

    /** @param advance moves the clock and lets what is due happen */
    public ClockApi(MovableClock clock, Consumer<Duration> advance) {
        this.clock = clock;
        this.advance = advance;
    }

    public Reply show(Call call) {
        return Answer.json(
                200,
                Json.object()
                        .put("now", clock.instant().toString())
                        .put("aheadSeconds", clock.ahead().toSeconds()));
    }

    public Reply advance(Call call) {
        Findings findings = new Findings();
        AtomicReference<OptionalLong> seconds = new AtomicReference<>(OptionalLong.empty());
        Fields.read(call.json(), findings, body -> {
            body.require("seconds");
            seconds.set(body.integer("seconds", 0, LONGEST_STEP));
        });
        if (!findings.violations().isEmpty()) {
            return Problems.invalid(findings.violations(), call.path());
        }
        advance.accept(Duration.ofSeconds(seconds.get().orElse(0)));
        return show(call);
    }
}
