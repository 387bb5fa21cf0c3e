package io.vendflow.commands.reconcile;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.books.LogUnavailableException;
import io.vendflow.books.Scope;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.Reconciliation;
import io.vendflow.reconciliation.ReconciliationComposition;
import io.vendflow.reconciliation.Repairs;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Request;
import io.vendflow.reconciliation.Rules;
import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reconciles the Kafka and the Vipps that the environment names. */
public final class ClusterEngine implements Engine {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final SystemInfo SYSTEM = new SystemInfo("vendflow", "0.1.0", "vendflow", "0.1.0");

    private final Terminal terminal;

    public ClusterEngine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Report run(ReconcileOptions options, Progress progress) {
        KafkaSettings kafka = terminal.kafka();
        EventCodec codec = new EventCodec(kafka.schemaRegistryUrl());
        Request request = new Request(
                new Scope(
                        options.from(),
                        options.to(),
                        options.fromOffsets(),
                        options.toOffsets(),
                        only(options.machine()),
                        only(options.merchant())),
                options.against(),
                options.zone(),
                Rules.USUAL.withStep(options.patience()));
        try {
            if (options.against().equals(Set.of(Against.LOG_ONLY))) {
                return ReconciliationComposition.ofLog(kafka, codec, terminal.clock())
                        .run(request, progress);
            }
            MerchantKeys keys = MerchantKeys.of(terminal.environment());
            try (Vipps vipps = Vipps.connect(
                    new VippsSettings(keys.baseUrl(), CONNECT, ANSWER, SYSTEM),
                    keys.all(),
                    new SimpleMeterRegistry(),
                    terminal.clock())) {
                Reconciliation reconciliation = ReconciliationComposition.of(
                        kafka, codec, vipps.payments(), vipps.reports(), vipps.merchants(), terminal.clock());
                return reconciliation.run(request, progress);
            }
        } catch (LogUnavailableException e) {
            throw failed(e);
        }
    }

    private static Set<String> only(String one) {
        return one.isEmpty() ? Set.of() : Set.of(one);
    }

    @Override
    public List<String> mend(List<Finding> findings, String by) {
        KafkaSettings kafka = terminal.kafka();
        Repairs repairs =
                ReconciliationComposition.repairs(kafka, new EventCodec(kafka.schemaRegistryUrl()), terminal.clock());
        List<String> done = new ArrayList<>();
        for (Finding each : findings) {
            try {
                repairs.mend(each, by);
            } catch (LogUnavailableException | UnreadableEventException e) {
                throw CommandFailedException.impossible(
                        each.subject() + " could not be mended after " + done.size() + " others were: " + e.getMessage()
                                + "; the same command again is safe",
                        e);
            }
            done.add(each.subject() + ": "
                    + Objects.requireNonNull(each.repair()).inWords());
        }
        return done;
    }

    private static CommandFailedException failed(LogUnavailableException e) {
        return CommandFailedException.impossible(String.valueOf(e.getMessage()), e);
    }
}
