package io.vendflow.simulation.story;

import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureFailed;
import io.vendflow.events.Captured;
import io.vendflow.events.Meta;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.Released;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The sale's events, each fact once however often it was written. */
public final class InLog {

    /** What somebody said was dispensed. */
    public record Vend(
            VendOutcome outcome,
            long amount,
            String producer,
            @Nullable String decidedBy) {

        /** Whether the machine itself said so. */
        public boolean isTheMachines() {
            return producer.equals("machine-gateway") && decidedBy == null && outcome != VendOutcome.UNKNOWN;
        }

        /** Whether nobody did, and the policy is to take everything. */
        public boolean isThePolicys() {
            return decidedBy != null && decidedBy.startsWith("policy ");
        }

        public boolean isUnknown() {
            return outcome == VendOutcome.UNKNOWN;
        }
    }

    private final Map<String, String> contentOfFact = new HashMap<>();
    private final List<Vend> vends = new ArrayList<>();
    private final List<String> cancels = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private final List<String> keptMessages = new ArrayList<>();
    private int paymentsRequested;
    private @Nullable Instant authorizedAt;
    private int captureFailures;
    private long captured;
    private long refunded;
    private long refundRequested;
    private long operatorsRefunds;
    private int refundRequests;
    private long released;
    private @Nullable String contradiction;

    /** An event was written. */
    public void add(Meta meta, String topic, SpecificRecordBase event) {
        String content = Facts.contentOf(event);
        String before = contentOfFact.putIfAbsent(meta.getId(), content);
        if (before != null) {
            if (!before.equals(content)) {
                contradiction = "one fact of " + topic + " was written as " + before + " and as " + content;
            }
            return;
        }
        switch (event) {
            case PaymentRequested _ -> paymentsRequested++;
            case Authorized approved -> authorizedAt = approved.getAuthorizedAt();
            case VendReported vend ->
                vends.add(new Vend(
                        vend.getOutcome(), vend.getDispensedAmount(), meta.getProducer(), vend.getDecidedBy()));
            case CancelRequested cancel -> cancels.add(cancel.getReason().name());
            case Captured each -> captured += each.getAmount();
            case CaptureFailed _ -> captureFailures++;
            case Released each -> released += each.getAmount();
            case RefundRequested request -> {
                refundRequests++;
                refundRequested += request.getAmount();
            }
            case Refunded each -> {
                refunded += each.getAmount();
                operatorsRefunds += each.getRequestedBy().equals("capture-service") ? 0 : each.getAmount();
            }
            default -> {}
        }
    }

    /** Something about the sale was put aside for a person. */
    public void buried(String code) {
        deadLetters.add(code);
    }

    /** Something that the machine said came to nothing, and is kept. */
    public void kept(String code) {
        keptMessages.add(code);
    }

    /** Codes of the machine's messages that came to nothing. */
    public List<String> keptMessages() {
        return keptMessages;
    }

    public @Nullable String contradiction() {
        return contradiction;
    }

    public List<Vend> vends() {
        return vends;
    }

    /** The largest amount that anybody said was dispensed. */
    public long mostDispensed() {
        return vends.stream().mapToLong(Vend::amount).max().orElse(0);
    }

    public List<String> cancels() {
        return cancels;
    }

    public List<String> deadLetters() {
        return deadLetters;
    }

    public int paymentsRequested() {
        return paymentsRequested;
    }

    public boolean isAuthorized() {
        return authorizedAt != null;
    }

    /** When the customer approved, as far as webhook-ingest knows. */
    public @Nullable Instant authorizedAt() {
        return authorizedAt;
    }

    public int captureFailures() {
        return captureFailures;
    }

    public long captured() {
        return captured;
    }

    public long refunded() {
        return refunded;
    }

    public long refundRequested() {
        return refundRequested;
    }

    public long operatorsRefunds() {
        return operatorsRefunds;
    }

    public int refundRequests() {
        return refundRequests;
    }

    public long released() {
        return released;
    }
}
