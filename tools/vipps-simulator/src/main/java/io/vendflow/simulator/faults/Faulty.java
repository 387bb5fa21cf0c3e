package io.vendflow.simulator.faults;

import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Handler;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import java.util.Optional;

/** Lets calls go wrong before or after the handler has done its work. */
public record Faulty(String operation, Handler handler, Faults faults) implements Handler {

    @Override
    public Reply handle(Call call) {
        Optional<Fault> fault = faults.strikeCall(operation);
        if (fault.isEmpty()) {
            return handler.handle(call);
        }
        return switch (fault.get()) {
            case STATUS_500 -> Problems.internal(call.path());
            case CONNECTION_RESET -> new Reply.HangUp();
            case NO_ANSWER -> new Reply.Silence();
            case TIMEOUT_AFTER_WORK -> {
                handler.handle(call);
                yield new Reply.Silence();
            }
            case WEBHOOK_LOST, WEBHOOK_DOUBLED -> handler.handle(call);
        };
    }
}
