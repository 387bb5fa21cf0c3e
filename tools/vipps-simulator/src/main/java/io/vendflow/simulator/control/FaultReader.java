package io.vendflow.simulator.control;

import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultDetail;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Latency;
import io.vendflow.simulator.faults.Scope;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Lag;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one rule of the list of faults; all but the fault may be missing. */
final class FaultReader {

    private static final Set<String> FAULTS =
            Arrays.stream(Fault.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Pattern MSN = Pattern.compile("[0-9]{4,10}");
    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9-]{8,64}");
    private static final long DAY = Duration.ofDays(1).toMillis();

    private FaultReader() {}

    /** @return nothing when something was found wrong with it */
    static Optional<FaultRule> read(Fields fields, Set<String> operations) {
        int before = fields.findings().violations().size();
        fields.require("fault");
        Optional<Fault> fault = fields.oneOf("fault", FAULTS).map(Fault::valueOf);
        String on = fields.oneOf("on", operations).orElse(FaultRule.ANY);
        double probability = fields.decimal("probability", 0, 1).orElse(1.0);
        Integer times = number(fields, "times", Integer.MAX_VALUE);
        long seed = fields.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0);
        Scope scope = new Scope(
                fields.text("msn", MSN).orElse(null),
                fields.text("reference", REFERENCE).orElse(null));
        try {
            FaultDetail detail = detail(fields);
            if (fault.isEmpty() || fields.findings().violations().size() > before) {
                return Optional.empty();
            }
            return Optional.of(new FaultRule(on, fault.get(), probability, times, seed, scope, detail));
        } catch (IllegalArgumentException e) {
            return fields.broken("fault", "makes no sense: " + e.getMessage());
        }
    }

    private static FaultDetail detail(Fields fields) {
        OptionalLong number = fields.integer("code", 0, Integer.MAX_VALUE);
        Optional<ErrorCode> code = number.isPresent() ? ErrorCode.of(number.getAsLong()) : Optional.empty();
        if (number.isPresent() && code.isEmpty()) {
            fields.broken("code", "is not a number that Vipps documents");
        }
        return new FaultDetail(
                code.orElse(null), latency(fields), number(fields, "retryAfterSeconds", 3600), lag(fields));
    }

    private static @Nullable Lag lag(Fields fields) {
        Integer millis = number(fields, "lagMillis", DAY);
        Integer operations = number(fields, "lagOperations", 100);
        return millis == null && operations == null
                ? null
                : new Lag(Duration.ofMillis(millis == null ? 0 : millis), operations == null ? 0 : operations);
    }

    private static @Nullable Latency latency(Fields fields) {
        AtomicReference<@Nullable Latency> latency = new AtomicReference<>();
        fields.object("latency", figures -> {
            figures.require("distribution");
            String distribution = figures.oneOf("distribution", Set.of("FIXED", "UNIFORM", "LONG_TAIL"))
                    .orElse("");
            switch (distribution) {
                case "FIXED" -> millis(figures, "millis").ifPresent(time -> latency.set(Latency.fixed(time)));
                case "UNIFORM" -> {
                    Optional<Duration> least = millis(figures, "fromMillis");
                    Optional<Duration> most = millis(figures, "toMillis");
                    if (least.isPresent() && most.isPresent()) {
                        latency.set(Latency.uniform(least.get(), most.get()));
                    }
                }
                case "LONG_TAIL" -> {
                    Optional<Duration> median = millis(figures, "medianMillis");
                    Optional<Duration> p99 = millis(figures, "p99Millis");
                    if (median.isPresent() && p99.isPresent()) {
                        latency.set(Latency.longTail(median.get(), p99.get()));
                    }
                }
                default -> {
                    // Said already.
                }
            }
        });
        return latency.get();
    }

    private static Optional<Duration> millis(Fields fields, String name) {
        fields.require(name);
        OptionalLong millis = fields.integer(name, 0, Latency.LONGEST.toMillis());
        return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
    }

    private static @Nullable Integer number(Fields fields, String name, long most) {
        OptionalLong number = fields.integer(name, 0, most);
        return number.isPresent() ? Math.toIntExact(number.getAsLong()) : null;
    }
}
