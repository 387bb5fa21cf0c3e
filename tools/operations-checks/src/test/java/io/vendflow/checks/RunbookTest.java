package io.vendflow.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.commands.Commands;
import io.vendflow.commands.Terminal;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Whoever is woken finds a page that is whole, with commands that exist. */
class RunbookTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private final Repository repository = Repository.around();

    @TempDir
    private Path folder;

    @Test
    void lacksNothing() {
        assertThat(Runbook.all(repository)).hasSizeGreaterThan(35);
        assertThat(Runbook.problems(repository)).isEmpty();
    }

    @Test
    void namesOnlyCommandsThatExist() {
        assertThat(Runbook.all(repository)).allSatisfy(runbook -> {
            assertThat(runbook.commands())
                    .allSatisfy(line -> assertThat(mistake(line)).as(line).isEmpty());
            assertThat(runbook.mentionedCommands())
                    .allSatisfy(line -> assertThat(isCommand(line)).as(line).isTrue());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./run mend VM0042-7F3K9Q",
                "./run story",
                "./run reconcile --repair --now",
                "./run dead-letters delete 3f2a",
                "./run resolve VM0042-7F3K9Q --outcome MAYBE --reason \"who knows\"",
            })
    void aCommandThatDoesNotExistIsNoticed(String line) {
        assertThat(mistake(line)).isNotEmpty();
    }

    @Test
    void aPageWithoutAnAlertIsNoticed() {
        Folder copy = Folder.copyTo(folder);
        copy.write("docs/runbooks/TeaIsCold.md", "# TeaIsCold\n\n## Meaning\n\n## Do\n\nMake some.\n");

        assertThat(Runbook.problems(copy.repository()))
                .containsExactly(
                        "TeaIsCold: a runbook without an alert",
                        "TeaIsCold: not in the index",
                        "TeaIsCold: the sections are not [Meaning, Look at, Do, Escalate]",
                        "TeaIsCold: nothing under Meaning",
                        "TeaIsCold: no query to look at");
    }

    @Test
    void aLinkToNowhereAndAWrongPortAreNoticed() {
        Folder copy = Folder.copyTo(folder);
        copy.replace("docs/runbooks/QrMissing.md", "(VippsFailing.md)", "(VippsFails.md)");
        copy.replace("docs/runbooks/QrMissing.md", "localhost:9101", "localhost:9110");

        assertThat(Runbook.problems(copy.repository()))
                .containsExactly(
                        "QrMissing: a link to VippsFails.md, which is not there",
                        "QrMissing: 9110 is no management port");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docker-compose up -d                                         | replaces more than it names
                    docker-compose up -d kafka                                   | replaces more than it names
                    docker-compose up -d --no-deps                               | replaces more than it names
                    docker-compose up --no-deps kafka                            | replaces more than it names
                    docker-compose up -d --no-deps --scale kafka=2 kafka         | holds until the next up
                    docker-compose down                                          | takes everything away
                    docker-compose start kafak                                   | names kafak
                    docker-compose logs --since 15m kafka                        | is unknown to docker-compose 1.29
                    """)
    void whatWouldTouchMoreThanThePageNamesIsNoticed(String line, String reason) {
        Folder copy = Folder.copyTo(folder);
        copy.replace("docs/runbooks/QrMissing.md", "docker-compose restart payment-initiator", line);

        assertThat(Runbook.problems(copy.repository()))
                .singleElement()
                .asString()
                .startsWith("QrMissing: `" + line + "` " + reason);
    }

    @Test
    void aQuestionThatASecuredInstallationRefusesIsNoticed() {
        Folder copy = Folder.copyTo(folder);
        copy.replace("docs/runbooks/QrMissing.md", "(README.md#in-a-secured-installation)", "(README.md)");
        copy.replace("docs/runbooks/QrSlow.md", "(README.md#one-instance)", "(README.md#another-instance)");

        assertThat(Runbook.problems(copy.repository()))
                .containsExactly(
                        "QrMissing: does not say what is asked for in a secured installation",
                        "QrSlow: a link to README.md#another-instance, which is not there");
    }

    private static String mistake(String line) {
        try {
            commands().parseArgs(words(line));
            return "";
        } catch (CommandLine.ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A mention names a command, and perhaps one of its own, and may leave out the rest. */
    private static boolean isCommand(String line) {
        CommandLine command = commands();
        for (String word : words(line)) {
            if (command.getSubcommands().isEmpty() || word.startsWith("-")) {
                return command.getParent() != null;
            }
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                return false;
            }
            command = next;
        }
        return command.getParent() != null;
    }

    private static CommandLine commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Commands.on(new Terminal(Map.of(), nowhere, nowhere, Clock.systemUTC()));
    }

    /** As a shell would split it, without {@code ./run}. */
    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line.substring("./run".length())).results().forEach(word -> {
            for (int group = 1; group <= 3; group++) {
                if (word.group(group) != null) {
                    words.add(word.group(group));
                }
            }
        });
        return words.toArray(String[]::new);
    }
}
