package io.vendflow.vipps.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line which key is missing, instead of a stack trace. */
final class VippsKeysMissingAnalyzer extends AbstractFailureAnalyzer<VippsKeysMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, VippsKeysMissingException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set it in the environment; the keys of a sales unit are in Vipps' portal under For developers.",
                cause);
    }
}
