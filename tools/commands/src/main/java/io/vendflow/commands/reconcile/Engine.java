package io.vendflow.commands.reconcile;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.Report;
import java.util.List;

/** What reconciles, as far as a command line knows it. */
public interface Engine {

    /**
     * Reads, compares, and tells how far it is meanwhile.
     *
     * @throws CommandFailedException when there can be no report at all: Kafka does not answer, keys are not valid
     */
    Report run(ReconcileOptions options, Progress progress);

    /**
     * Does the repairs of these findings, each of which has one. Doing one twice does nothing more.
     *
     * @param by who answers for it
     * @return what was done, in words, a line for each
     * @throws CommandFailedException when that could not be done; again is safe
     */
    List<String> mend(List<Finding> findings, String by);
}
