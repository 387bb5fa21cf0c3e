package io.vendflow.stack;

import io.vendflow.embedded.FreePort;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which number each port has this time. */
public record Ports(Map<Port, Integer> numbers) {

    private static final int MAX = 65_535;

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /**
     * The usual numbers, moved by the environment.
     *
     * @throws StackException when a variable is no port number, or two uses share a number
     */
    public static Ports of(Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String moved = environment.get(port.variable());
            numbers.put(port, moved == null || moved.isBlank() ? port.usual() : parse(port, moved.strip()));
        }
        Set<Integer> seen = new HashSet<>();
        numbers.forEach((port, number) -> {
            if (!seen.add(number)) {
                throw new StackException("port " + number + " is asked for twice; " + port.variable() + " moves "
                        + port.use() + " to another");
            }
        });
        return new Ports(numbers);
    }

    /** Ports that nobody listened on a moment ago, for tests. */
    public static Ports free() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, FreePort.next());
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return Objects.requireNonNull(numbers.get(port));
    }

    private static int parse(Port port, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new StackException(port.variable() + "=" + text + " is not a port number (1 to " + MAX + ")");
    }
}
