package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.InLog;
import io.vendflow.simulation.story.SaleStory;
import java.util.Optional;

/** A report may come when somebody else has decided already. */
final class KeptAndInEffectOnce implements Invariant {

    @Override
    public String name() {
        return "I7";
    }

    @Override
    public String promise() {
        return "every acknowledged message is in the log, and in effect once";
    }

    @Override
    public Optional<String> brokenBy(SaleStory sale) {
        InLog log = sale.inLog();
        if (log.paymentsRequested() > 1) {
            return Optional.of("asked for payment " + log.paymentsRequested() + " times");
        }
        long reports = log.vends().stream().filter(InLog.Vend::isTheMachines).count();
        return Invariant.when(reports > 1, "the vend was reported in " + reports + " ways by the machine");
    }

    @Override
    public Optional<String> brokenInTheEndBy(SaleStory sale) {
        InLog log = sale.inLog();
        boolean decided = log.vends().stream().anyMatch(vend -> !vend.isUnknown())
                || !log.cancels().isEmpty()
                || log.keptMessages().contains("VEND_CONFLICT");
        return Invariant.when(
                sale.atMachine().reports() && !decided, "the machine reported and nothing of it is in the log");
    }
}
