package io.vendflow.commands.replay;

import io.vendflow.books.LogUnavailableException;
import io.vendflow.books.Scope;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.ReconciliationComposition;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Request;
import io.vendflow.reconciliation.Rules;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Reads the log from one time to another and says what it comes to; the same log always says the same. */
final class FullReplay {

    private final Terminal terminal;

    FullReplay(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param machines empty means all */
    void run(Instant from, Instant to, Set<String> machines) {
        KafkaSettings kafka = terminal.kafka();
        try {
            Report report = ReconciliationComposition.ofLog(
                            kafka, new EventCodec(kafka.schemaRegistryUrl()), terminal.clock())
                    .run(
                            new Request(
                                    new Scope(from, to, Map.of(), Map.of(), machines, Set.of()),
                                    Set.of(Against.LOG_ONLY),
                                    ZoneOffset.UTC,
                                    Rules.USUAL),
                            Progress.NONE);
            terminal.out()
                    .printf(
                            "%d events, %d sales, %d of them open, %d not judged; %.0f events/s%ndigest %s%n",
                            report.events(),
                            report.sales(),
                            report.open(),
                            report.notJudged(),
                            report.eventsPerSecond(),
                            report.digest());
        } catch (LogUnavailableException e) {
            throw CommandFailedException.impossible(String.valueOf(e.getMessage()), e);
        }
    }
}
