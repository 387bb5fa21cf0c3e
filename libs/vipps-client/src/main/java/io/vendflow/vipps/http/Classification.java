package io.vendflow.vipps.http;

import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The one place that decides whether an answer is done, refused or unknown (facts sheet 2.11). */
public final class Classification {

    /** Another operation is under way, the customer is in 3-D Secure, try later: they pass, whatever the status beside them. */
    private static final Set<String> PASSING = Set.of("6160", "6250", "6280");

    private final Clock clock;

    /** @param clock to count from, when Vipps names a date to come back at */
    public Classification(Clock clock) {
        this.clock = clock;
    }

    public <T> VippsOutcome<T> classify(Operation operation, Reply reply, AnswerReader<T> reader) {
        return switch (reply) {
            case Reply.Unanswered(Uncertainty uncertainty) -> new VippsOutcome.Unknown<>(uncertainty);
            case Reply.Answered answer when answer.status() / 100 == 2 -> success(answer, reader);
            case Reply.Answered answer -> failure(operation, answer);
        };
    }

    private static <T> VippsOutcome<T> success(Reply.Answered answer, AnswerReader<T> reader) {
        if (!answer.body().whole()) {
            return unreadable("the answer broke off or is too long");
        }
        try {
            return new VippsOutcome.Done<>(reader.read(answer.body().text()));
        } catch (UnreadableAnswerException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    private <T> VippsOutcome<T> failure(Operation operation, Reply.Answered answer) {
        int status = answer.status();
        ErrorBody error = ErrorBody.of(status, answer.body().text());
        Refusal refusal = new Refusal(status, error.code(), error.title(), error.detail());
        Optional<Cause> passing = cause(operation, refusal);
        if (passing.isEmpty()) {
            return new VippsOutcome.Refused<>(refusal);
        }
        return new VippsOutcome.Unknown<>(
                new Uncertainty(passing.get(), refusal.toString(), RetryAfter.parse(answer.retryAfter(), clock)));
    }

    /** Why the answer is not final, or nothing when Vipps meant no. */
    private static Optional<Cause> cause(Operation operation, Refusal refusal) {
        int status = refusal.httpStatus();
        if (refusal.hasCode(PASSING.toArray(String[]::new)) || status == 423) {
            return Optional.of(Cause.LOCKED);
        }
        if (status == 429) {
            return Optional.of(Cause.RATE_LIMITED);
        }
        if (status == 408) {
            return Optional.of(Cause.TIMEOUT);
        }
        if (status >= 500) {
            return Optional.of(Cause.SERVER_ERROR);
        }
        if (status < 400) {
            return Optional.of(Cause.UNREADABLE_ANSWER);
        }
        // No token is no verdict on what was asked. A missing product is one for Order Management only: the
        // sale goes on without.
        boolean keys =
                status == 401 || (status == 403 && !operation.isOfOrderManagement()) || operation == Operation.TOKEN;
        return keys ? Optional.of(Cause.NOT_AUTHORIZED) : Optional.empty();
    }

    private static <T> VippsOutcome<T> unreadable(String detail) {
        return new VippsOutcome.Unknown<>(new Uncertainty(Cause.UNREADABLE_ANSWER, detail));
    }
}
