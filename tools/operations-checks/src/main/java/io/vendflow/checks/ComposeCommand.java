package io.vendflow.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page has somebody type who was woken, in an installation that the page does not know. So it must leave alone what
 * the page does not name, and be known to docker-compose 1.29 as well as to Compose v2.
 *
 * @param words without {@code docker-compose}
 */
record ComposeCommand(List<String> words) {

    private static final Pattern COMMAND = Pattern.compile("docker-compose ([a-z][^`|>;&\n]*)");
    private static final Set<String> OF_SERVICES = Set.of("up", "start", "restart", "stop", "logs", "ps");

    static List<ComposeCommand> in(String text) {
        return COMMAND.matcher(text)
                .results()
                .map(each -> new ComposeCommand(List.of(each.group(1).strip().split("\\s+"))))
                .toList();
    }

    /** @param services that docker-compose.yml has */
    Optional<String> mistake(Set<String> services) {
        return Optional.ofNullable(danger())
                .or(() -> named().stream()
                        .filter(each -> OF_SERVICES.contains(verb()) && !services.contains(each))
                        .findFirst()
                        .map(each -> "names " + each + ", which docker-compose.yml does not have"))
                .map(reason -> "`docker-compose " + this + "` " + reason);
    }

    private @Nullable String danger() {
        return switch (verb()) {
            case "down" -> "takes everything away";
            case "up" -> {
                // With what .env lacks it would make another Kafka, or one without TLS, in place of the one there.
                if (named().isEmpty() || !words.contains("--no-deps") || !words.contains("-d")) {
                    yield "replaces more than it names: -d, --no-deps and a service are needed";
                }
                yield words.contains("--scale") ? "holds until the next up; the number belongs into .env" : null;
            }
            case "logs" -> words.contains("--since") ? "is unknown to docker-compose 1.29" : null;
            default -> null;
        };
    }

    private String verb() {
        return words.getFirst();
    }

    /** What is neither an option nor the number or the pair that one takes. */
    private List<String> named() {
        return words.stream()
                .skip(1)
                .filter(each -> !each.startsWith("-") && !each.contains("=") && !each.matches("\\d+"))
                .toList();
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
