package io.vendflow.ingest.kafka;

import io.vendflow.ingest.Answer;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.LookUps;
import io.vendflow.sale.PaymentReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers every look at once with what the payment is at the moment, unless it is told not to answer at all. */
final class FakeVipps implements LookUps {

    final List<LookUp> looks = new ArrayList<>();
    private final Map<PaymentReference, Found> payments = new HashMap<>();
    private Found otherwise = new Found.Waiting();
    private boolean answering = true;

    void has(PaymentReference reference, Found found) {
        payments.put(reference, found);
    }

    void saysOfAllOthers(Found found) {
        otherwise = found;
    }

    /** Looks begin and never end, as in a process that is about to crash. */
    void fallsSilent() {
        answering = false;
    }

    @Override
    public boolean tryStart(LookUp lookUp, Consumer<Answer> onAnswer) {
        looks.add(lookUp);
        if (answering) {
            onAnswer.accept(new Answer(lookUp, payments.getOrDefault(lookUp.reference(), otherwise)));
        }
        return true;
    }
}
