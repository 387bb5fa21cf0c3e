package io.vendflow.reconciliation.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations for people, in their own time zone. */
record Times(ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    String minute(Instant instant) {
        return MINUTE.format(instant.atZone(zone));
    }

    String milli(Instant instant) {
        return MILLI.format(instant.atZone(zone));
    }

    /** From the epoch is from wherever somebody said otherwise, by positions in the log. */
    String period(Instant from, Instant to) {
        return (from.equals(Instant.EPOCH) ? "up to " : "from " + minute(from) + " to ") + minute(to);
    }

    /** The two greatest units: {@code 3 d 4 h}. */
    static String inWords(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            return "0 s";
        }
        if (duration.toDays() > 0) {
            return duration.toDays() + " d" + further(duration.toHoursPart(), " h");
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h" + further(duration.toMinutesPart(), " min");
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min" + further(duration.toSecondsPart(), " s");
        }
        return duration.toSeconds() > 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : Math.max(1, duration.toMillis()) + " ms";
    }

    private static String further(int amount, String unit) {
        return amount == 0 ? "" : " " + amount + unit;
    }
}
