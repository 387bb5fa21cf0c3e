package io.vendflow.commands.deadletters;

import io.vendflow.commands.Moment;
import io.vendflow.commands.Terminal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the letters that wait for somebody, oldest first.")
final class ListLetters implements Callable<Integer> {

    @Option(names = "--all", description = "Also those that were sent again or parked.")
    private boolean all;

    @Option(names = "--code", description = "Only with this code, such as NOT_JSON.")
    private @Nullable String code;

    @Option(names = "--machine", paramLabel = "ID", description = "Only of this machine.")
    private @Nullable String machine;

    @Option(names = "--since", paramLabel = "TIME", description = Moment.WORDS)
    private @Nullable String since;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    private LetterFormat format = LetterFormat.TABLE;

    private final Terminal terminal;

    ListLetters(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Instant from = since == null ? Instant.MIN : Moment.parse("--since", since, terminal.clock());
        List<Letter> shown = Letters.read(terminal.connect(), terminal).all().stream()
                .filter(letter -> all || letter.state() == Letter.State.WAITING)
                .filter(letter ->
                        code == null || code.equalsIgnoreCase(letter.event().getCode()))
                .filter(letter -> machine == null || machine.equals(letter.key()))
                .filter(letter -> !letter.at().isBefore(from))
                .toList();
        format.print(shown, terminal.out());
        return 0;
    }
}
