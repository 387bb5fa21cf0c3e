package io.vendflow.commands.reconcile;

import static java.util.stream.Collectors.joining;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Moment;
import io.vendflow.reconciliation.Against;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sales are reconciled, and against what. */
final class ScopeOptions {

    private static final Pattern MACHINE = Pattern.compile("[A-Za-z0-9]{3,16}");
    private static final Pattern MERCHANT = Pattern.compile("\\d{4,10}");
    private static final String USUAL_START = "7d";

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            description = "Sales requested then or later: a date, a time with its zone, or how long ago, such as 36h"
                    + " (default: 7d).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "WHEN",
            description = "And before then; a date is its first moment (default: now).")
    private @Nullable String to;

    @Option(
            names = "--from-offset",
            paramLabel = "P:OFFSET,...",
            description = "Instead of --from: the first records of vending.payment-requested to count, by partition.")
    private @Nullable String fromOffset;

    @Option(
            names = "--to-offset",
            paramLabel = "P:OFFSET,...",
            description = "The first records of vending.payment-requested not to count any more, by partition.")
    private @Nullable String toOffset;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose days and times, such as Europe/Oslo (default: this computer's).")
    private @Nullable String zone;

    @Option(
            names = "--against",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "vipps (each payment), ledger (whole days of Vipps' Report API), both with a comma, or log-only,"
                            + " which calls nobody (default: vipps).")
    private List<String> against = List.of("vipps");

    @Option(names = "--machine", paramLabel = "ID", description = "Only this machine's sales.")
    private @Nullable String machine;

    @Option(names = "--merchant", paramLabel = "MSN", description = "Only this merchant's sales.")
    private @Nullable String merchant;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long a step may take before it counts as lost, such as 10m or 0s (default: 1h).")
    private String patience = "1h";

    ReconcileOptions at(Instant now) {
        Instant end = to == null ? now : Moment.parse("--to", to, zone(), now);
        Instant start = start(now);
        if (!start.isBefore(end)) {
            throw CommandFailedException.invalid(
                    "--from has to be before --to, and " + start + " is not before " + end);
        }
        if (fromOffset != null && against().contains(Against.LEDGER)) {
            throw CommandFailedException.invalid(
                    "--from-offset says not on which day to begin, which --against ledger needs to know; say --from");
        }
        return new ReconcileOptions(
                start,
                end,
                fromOffset == null ? Map.of() : Offsets.parse("--from-offset", fromOffset),
                toOffset == null ? Map.of() : Offsets.parse("--to-offset", toOffset),
                zone(),
                against(),
                matching("--machine", machine, MACHINE, "3 to 16 letters and digits"),
                matching("--merchant", merchant, MERCHANT, "4 to 10 digits"),
                Moment.length("--patience", patience));
    }

    ZoneId zone() {
        try {
            return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            throw CommandFailedException.invalid(
                    "--zone: \"" + zone + "\" is no time zone; give one such as Europe/Oslo or UTC");
        }
    }

    private Instant start(Instant now) {
        if (fromOffset == null) {
            return Moment.parse("--from", from == null ? USUAL_START : from, zone(), now);
        }
        if (from != null) {
            throw CommandFailedException.invalid("--from and --from-offset both say where to begin; give one of them");
        }
        return Instant.EPOCH;
    }

    private Set<Against> against() {
        Set<Against> all = EnumSet.noneOf(Against.class);
        against.forEach(each -> all.add(against(each)));
        if (all.contains(Against.LOG_ONLY) && all.size() > 1) {
            throw CommandFailedException.invalid("--against: log-only calls nobody, so nothing else goes with it");
        }
        return all;
    }

    private static Against against(String word) {
        return Arrays.stream(Against.values())
                .filter(each -> named(each).equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> CommandFailedException.invalid("--against: \"" + word + "\" is none of "
                        + Arrays.stream(Against.values())
                                .map(ScopeOptions::named)
                                .collect(joining(", "))));
    }

    private static String named(Against against) {
        return against.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String matching(String option, @Nullable String text, Pattern pattern, String inWords) {
        if (text == null) {
            return "";
        }
        if (!pattern.matcher(text).matches()) {
            throw CommandFailedException.invalid(option + ": \"" + text + "\" is not " + inWords);
        }
        return text;
    }
}
