package io.vendflow.commands.deadletters;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Read;
import io.vendflow.commands.Terminal;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.DeadLetterAction;
import io.vendflow.events.DeadLetterHandled;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All dead letters, oldest first. */
record Letters(List<Letter> all) {

    /** What cannot be read is told of and passed over: the tool that garbage is looked at with must not fail of it. */
    static Letters read(Cluster cluster, Terminal terminal) {
        Consumer<String> remark = terminal.err()::println;
        Map<String, DeadLetter> letters = new LinkedHashMap<>();
        for (Read<DeadLetter> each : cluster.readAll(Topics.DEAD_LETTERS, remark)) {
            if (each.event() != null) {
                letters.putIfAbsent(each.event().getMeta().getId(), each.event());
            }
        }
        Map<String, List<DeadLetterHandled>> handlings = new HashMap<>();
        for (Read<DeadLetterHandled> each : cluster.readAll(Topics.DEAD_LETTERS_HANDLED, remark)) {
            if (each.event() != null) {
                handlings
                        .computeIfAbsent(each.event().getLetterId(), id -> new ArrayList<>())
                        .add(each.event());
            }
        }
        return of(letters, handlings);
    }

    private static Letters of(Map<String, DeadLetter> letters, Map<String, List<DeadLetterHandled>> handlings) {
        Map<String, Integer> sendings = new HashMap<>();
        letters.forEach((id, letter) -> {
            String first = firstOf(id, letters);
            sendings.merge(first, number(header(letter, Replays.ATTEMPT)), Math::max);
            handlings.getOrDefault(id, List.of()).stream()
                    .filter(handled -> handled.getAction() == DeadLetterAction.RESENT)
                    .forEach(handled -> sendings.merge(first, handled.getAttempt(), Math::max));
        });
        return new Letters(letters.values().stream()
                .map(letter -> new Letter(
                        letter,
                        List.copyOf(handlings.getOrDefault(letter.getMeta().getId(), List.of())),
                        sendings.getOrDefault(firstOf(letter.getMeta().getId(), letters), 0)))
                .sorted(Comparator.comparing(Letter::at).thenComparing(Letter::id))
                .toList());
    }

    /** The letter that a message was when it failed for the first time. */
    private static String firstOf(String id, Map<String, DeadLetter> letters) {
        String first = id;
        Set<String> seen = new HashSet<>();
        while (seen.add(first)) {
            DeadLetter letter = letters.get(first);
            String before = letter == null ? null : header(letter, Replays.LETTER);
            first = before == null ? first : before;
        }
        return first;
    }

    /**
     * @param start the id, or enough of its beginning to tell it from the others
     * @throws CommandFailedException when there is none, or more than one
     */
    Letter find(String start) {
        List<Letter> found =
                all.stream().filter(letter -> letter.id().startsWith(start)).toList();
        if (found.size() == 1 && !start.isEmpty()) {
            return found.getFirst();
        }
        throw CommandFailedException.invalid(
                found.isEmpty()
                        ? "there is no dead letter " + start + "; ./run dead-letters list --all names them"
                        : found.size() + " dead letters begin with " + start + "; give more of the id");
    }

    private static @Nullable String header(DeadLetter letter, String name) {
        ByteBuffer value = letter.getHeaders().get(name);
        return value == null ? null : new String(Letter.bytes(value), StandardCharsets.UTF_8);
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
