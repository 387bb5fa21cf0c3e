package io.vendflow.commands.reconcile;

import io.vendflow.commands.CommandFailedException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Positions in a topic: {@code PARTITION:OFFSET,...}. */
final class Offsets {

    private static final Pattern POSITION = Pattern.compile("\\s*(\\d{1,5}):(\\d{1,18})\\s*");

    private Offsets() {}

    static Map<Integer, Long> parse(String option, String text) {
        Map<Integer, Long> offsets = new TreeMap<>();
        for (String each : text.split(",", -1)) {
            Matcher position = POSITION.matcher(each);
            if (!position.matches()) {
                throw CommandFailedException.invalid(option + ": \"" + each.strip()
                        + "\" is not PARTITION:OFFSET; give one or several, such as 0:1200,1:1180");
            }
            int partition = Integer.parseInt(position.group(1));
            if (offsets.put(partition, Long.parseLong(position.group(2))) != null) {
                throw CommandFailedException.invalid(option + ": partition " + partition + " is there twice");
            }
        }
        return offsets;
    }
}
