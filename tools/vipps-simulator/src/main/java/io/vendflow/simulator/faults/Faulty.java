package io.vendflow.simulator.faults;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.GatewayErrors;
import io.vendflow.simulator.http.Handler;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.payments.Refusal;
import java.util.Objects;
import java.util.function.Function;

/**
 * Lets calls go wrong before or after the handler has done its work.
 *
 * @param subject who calls about what
 */
public record Faulty(String operation, Handler handler, Faults faults, Function<Call, Subject> subject)
        implements Handler {

    public Faulty {
        faults.know(operation);
    }

    @Override
    public Reply handle(Call call) {
        if (faults.isQuiet()) {
            return handler.handle(call);
        }
        if (faults.deadTokens().contains(authorization(call))) {
            return GatewayErrors.badToken();
        }
        Strike strike = faults.strikeCall(operation, subject.apply(call));
        if (!faults.pause(strike.delay())) {
            return new Reply.HangUp();
        }
        return strike.rule().map(rule -> goWrong(rule, call)).orElseGet(() -> handler.handle(call));
    }

    private Reply goWrong(FaultRule rule, Call call) {
        return switch (rule.fault()) {
            case STATUS_500 -> Problems.internal(call.path());
            case STATUS_502 -> GatewayErrors.badGateway();
            case STATUS_429 -> GatewayErrors.tooManyRequests(rule.detail().retryAfterSeconds());
            case CONNECTION_RESET -> new Reply.HangUp();
            case NO_ANSWER -> new Reply.Silence();
            case TIMEOUT_AFTER_WORK -> {
                handler.handle(call);
                yield new Reply.Silence();
            }
            case CONNECTION_RESET_AFTER_WORK -> {
                handler.handle(call);
                yield new Reply.HangUp();
            }
            // These two pass the checks before the handler, and the key's memory, as any call does.
            case REFUSE ->
                handler.handle(call.toBeRefused(
                        new Refusal.Coded(Objects.requireNonNull(rule.detail().code()))));
            case AGGREGATE_LAGS ->
                handler.handle(
                        call.answeredWith(Objects.requireNonNull(rule.detail().lag())));
            case TOKEN_EXPIRED -> {
                faults.deadTokens().add(authorization(call));
                yield GatewayErrors.badToken();
            }
            case ODD_CONTENT_TYPE -> mislabelled(handler.handle(call));
            case LATENCY,
                    WEBHOOK_LOST,
                    WEBHOOK_DOUBLED,
                    WEBHOOK_LATE,
                    WEBHOOK_REORDERED,
                    WEBHOOK_WRONGLY_SIGNED,
                    WEBHOOK_UNSUCCESSFUL -> handler.handle(call);
        };
    }

    private static Reply mislabelled(Reply reply) {
        return reply instanceof Answer answer && answer.status() == 200
                ? answer.with("Content-Type", "application/problem+json")
                : reply;
    }

    private static String authorization(Call call) {
        return call.header("Authorization").orElse("");
    }
}
