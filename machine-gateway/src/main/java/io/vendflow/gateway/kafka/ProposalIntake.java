package io.vendflow.gateway.kafka;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.SaleLine;
import io.vendflow.events.VendReported;
import io.vendflow.gateway.OperatorDesk;
import io.vendflow.gateway.OperatorDesk.Refusal;
import io.vendflow.gateway.Person;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.VendOutcome;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What operators propose: an event that is to happen, and happens only if the sale allows it (docs/adr/0005). */
public final class ProposalIntake {

    private final OperatorDesk desk;

    public ProposalIntake(OperatorDesk desk) {
        this.desk = desk;
    }

    /**
     * @param force see {@link OperatorDesk#release}
     * @return why it came to nothing, if it did
     * @throws UnreadableEventException when nobody can propose such a thing
     */
    public Optional<Refusal> take(SpecificRecordBase event, boolean force) {
        return switch (event) {
            case CancelRequested cancel ->
                desk.release(
                        reference(cancel.getSale().getReference()),
                        person(cancel.getRequestedBy(), cancel.getNote()),
                        force);
            case VendReported vend ->
                desk.resolve(
                        reference(vend.getSale().getReference()),
                        VendOutcome.valueOf(vend.getOutcome().name()),
                        quantities(vend),
                        person(vend.getDecidedBy(), vend.getReason()));
            default ->
                throw new UnreadableEventException(
                        "nobody can propose " + event.getSchema().getName());
        };
    }

    private static Map<String, Integer> quantities(VendReported vend) {
        Map<String, Integer> quantities = new TreeMap<>();
        for (SaleLine line : vend.getDispensed()) {
            quantities.merge(line.getSlot(), line.getQuantity(), Integer::sum);
        }
        return quantities;
    }

    private static Person person(@Nullable String name, @Nullable String reason) {
        if (name == null) {
            throw new UnreadableEventException("a proposal says who makes it");
        }
        return new Person(name, Objects.requireNonNullElse(reason, ""));
    }

    private static PaymentReference reference(String value) {
        try {
            return new PaymentReference(value);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(String.valueOf(e.getMessage()), e);
        }
    }
}
