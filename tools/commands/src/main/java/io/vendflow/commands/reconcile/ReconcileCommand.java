package io.vendflow.commands.reconcile;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.commands.WholeFile;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Report.Verdict;
import io.vendflow.reconciliation.report.Printable;
import io.vendflow.reconciliation.report.ReportWriter;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./run reconcile}. Its exit code is the report's verdict, so nothing else may end in a 0 or a 1. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnExecutionException = 2,
        description = "Compares what machines, the log and Vipps say about money, and names every difference.",
        footer = {"", "Exit codes: 0 nothing differs, 1 there are findings, 2 it could not be found out."})
public final class ReconcileCommand implements Callable<Integer> {

    @Mixin
    private final ScopeOptions scope = new ScopeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--repair", description = "Says what can be mended by an event of the normal flow.")
    private boolean repair;

    @Option(names = "--yes", description = "With --repair: does it.")
    private boolean yes;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "With --repair --yes: who asks for it (default: the user of this computer).")
    private @Nullable String by;

    @Option(names = "--no-progress", description = "No progress bar; there is none either where no terminal is.")
    private boolean noProgress;

    private final Terminal terminal;
    private final Engine engine;
    private final BooleanSupplier watched;
    private final LongSupplier nanos;

    public ReconcileCommand(Terminal terminal, Engine engine) {
        this(terminal, engine, ReconcileCommand::isWatched, System::nanoTime);
    }

    /** @param watched whether there is a terminal to draw on */
    ReconcileCommand(Terminal terminal, Engine engine, BooleanSupplier watched, LongSupplier nanos) {
        this.terminal = terminal;
        this.engine = engine;
        this.watched = watched;
        this.nanos = nanos;
    }

    @Override
    public Integer call() {
        try {
            return reconcile().exitCode();
        } catch (CommandFailedException e) {
            // Elsewhere 1 is "could not be done"; here it would be read as "there are findings".
            terminal.err().println(Printable.line(Objects.requireNonNullElse(e.getMessage(), e.toString())));
            return Verdict.COULD_NOT_RUN.exitCode();
        }
    }

    private Verdict reconcile() {
        if (yes && !repair) {
            throw CommandFailedException.invalid("--yes is the answer to --repair, which is not there");
        }
        ReconcileOptions options = scope.at(terminal.clock().instant());
        if (yes && !options.against().contains(Against.VIPPS)) {
            throw CommandFailedException.invalid(
                    "--repair --yes needs --against vipps: what the log misses may have been done at Vipps already");
        }
        Map<WholeFile, ReportWriter> files = output.files(options.zone());
        Report report = run(options);
        output.print(report, options.zone(), terminal);
        PrintWriter remarks = output.remarks(terminal);
        files.forEach((file, form) -> {
            file.write(out -> form.write(report, out));
            remarks.println("written: " + file.path());
        });
        if (repair) {
            mend(report, remarks);
        }
        return report.verdict();
    }

    private Report run(ReconcileOptions options) {
        if (noProgress || !watched.getAsBoolean()) {
            return engine.run(options, Progress.NONE);
        }
        try (ProgressBar bar = new ProgressBar(terminal.err(), nanos)) {
            return engine.run(options, bar);
        }
    }

    private void mend(Report report, PrintWriter remarks) {
        List<Finding> mendable = report.findings().stream()
                .filter(finding -> finding.repair() != null)
                .toList();
        remarks.println();
        if (mendable.isEmpty()) {
            remarks.println("Nothing of this can be mended by an event; see each finding's remedy.");
        } else if (!yes) {
            mendable.forEach(finding -> remarks.println("would do: " + inWords(finding)));
            remarks.println("With --repair --yes it is done; once or twice is the same.");
        } else if (report.verdict() == Verdict.COULD_NOT_RUN) {
            throw CommandFailedException.impossible(
                    "nothing was mended: this report could not be finished, and what is missing may be why things differ",
                    null);
        } else {
            engine.mend(mendable, terminal.caller(by))
                    .forEach(done -> remarks.println("done: " + Printable.line(done)));
        }
    }

    private static String inWords(Finding finding) {
        return Printable.line(finding.subject() + ": "
                + Objects.requireNonNull(finding.repair()).inWords());
    }

    private static boolean isWatched() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
