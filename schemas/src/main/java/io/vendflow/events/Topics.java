package io.vendflow.events;

import java.util.List;
import java.util.Optional;

/** Every topic of the system. The only place in Java where a topic's name is written. */
public final class Topics {

    /** machine-gateway: a machine asks for a payment. */
    public static final Topic<PaymentRequested> PAYMENT_REQUESTED = new Topic<>(
            "vending.payment-requested",
            PaymentRequested.class,
            event -> event.getSale().getMachineId(),
            PaymentRequested::getMeta);

    /** payment-initiator: Vipps has it. */
    public static final Topic<PaymentCreated> PAYMENT_CREATED = new Topic<>(
            "vending.payment-created",
            PaymentCreated.class,
            event -> event.getSale().getMachineId(),
            PaymentCreated::getMeta);

    /** payment-initiator: it cannot be created, and why. */
    public static final Topic<PaymentRejected> PAYMENT_REJECTED = new Topic<>(
            "vending.payment-rejected",
            PaymentRejected.class,
            event -> event.getSale().getMachineId(),
            PaymentRejected::getMeta);

    /** webhook-ingest: a verified webhook, raw, as it came. Keyed by machine as far as its reference names one. */
    public static final Topic<WebhookReceived> WEBHOOK_RECEIVED =
            new Topic<>("vending.webhook-received", WebhookReceived.class, Topics::keyOf, WebhookReceived::getMeta);

    /** webhook-ingest: the customer approved; read back from Vipps. */
    public static final Topic<Authorized> AUTHORIZED = new Topic<>(
            "vending.authorized", Authorized.class, event -> event.getSale().getMachineId(), Authorized::getMeta);

    /** webhook-ingest: declined, expired or terminated at Vipps. */
    public static final Topic<PaymentEnded> PAYMENT_ENDED = new Topic<>(
            "vending.payment-ended",
            PaymentEnded.class,
            event -> event.getSale().getMachineId(),
            PaymentEnded::getMeta);

    /** machine-gateway: what was dispensed. */
    public static final Topic<VendReported> VEND_REPORTED = new Topic<>(
            "vending.vend-reported",
            VendReported.class,
            event -> event.getSale().getMachineId(),
            VendReported::getMeta);

    /** machine-gateway: let go of it. */
    public static final Topic<CancelRequested> CANCEL_REQUESTED = new Topic<>(
            "vending.cancel-requested",
            CancelRequested.class,
            event -> event.getSale().getMachineId(),
            CancelRequested::getMeta);

    /** receipt-service: the receipt is in the customer's app. */
    public static final Topic<ReceiptAttached> RECEIPT_ATTACHED = new Topic<>(
            "vending.receipt-attached",
            ReceiptAttached.class,
            event -> event.getSale().getMachineId(),
            ReceiptAttached::getMeta);

    /** receipt-service: it never will be, and why. */
    public static final Topic<ReceiptFailed> RECEIPT_FAILED = new Topic<>(
            "vending.receipt-failed",
            ReceiptFailed.class,
            event -> event.getSale().getMachineId(),
            ReceiptFailed::getMeta);

    /** capture-service: the money is ours, read back from Vipps. */
    public static final Topic<Captured> CAPTURED = new Topic<>(
            "vending.captured", Captured.class, event -> event.getSale().getMachineId(), Captured::getMeta);

    /** capture-service: it never will be; a person must look. */
    public static final Topic<CaptureFailed> CAPTURE_FAILED = new Topic<>(
            "vending.capture-failed",
            CaptureFailed.class,
            event -> event.getSale().getMachineId(),
            CaptureFailed::getMeta);

    /** capture-service: the reservation, or the rest of it, was let go. */
    public static final Topic<Released> RELEASED = new Topic<>(
            "vending.released", Released.class, event -> event.getSale().getMachineId(), Released::getMeta);

    /** an operator or capture-service: give money back, by whom and why. */
    public static final Topic<RefundRequested> REFUND_REQUESTED = new Topic<>(
            "vending.refund-requested",
            RefundRequested.class,
            event -> event.getSale().getMachineId(),
            RefundRequested::getMeta);

    /** capture-service: it was given back. */
    public static final Topic<Refunded> REFUNDED = new Topic<>(
            "vending.refunded", Refunded.class, event -> event.getSale().getMachineId(), Refunded::getMeta);

    /** machine-gateway: online and offline. */
    public static final Topic<MachinePresence> PRESENCE = new Topic<>(
            "vending.presence", MachinePresence.class, MachinePresence::getMachineId, MachinePresence::getMeta);

    /** any service: raw bytes, where from, what was wrong. */
    public static final Topic<DeadLetter> DEAD_LETTERS =
            new Topic<>("vending.dead-letters", DeadLetter.class, Topics::keyOf, DeadLetter::getMeta);

    /** an operator: what became of a dead letter. */
    public static final Topic<DeadLetterHandled> DEAD_LETTERS_HANDLED = new Topic<>(
            "vending.dead-letters-handled", DeadLetterHandled.class, Topics::keyOf, DeadLetterHandled::getMeta);

    /** an operator: for whom and how a machine sells; compacted, the newest record of a machine counts. */
    public static final Topic<MachineProfile> MACHINES = new Topic<>(
            "vending.machines", MachineProfile.class, MachineProfile::getMachineId, MachineProfile::getMeta);

    private static final List<Topic<?>> ALL = List.of(
            PAYMENT_REQUESTED,
            PAYMENT_CREATED,
            PAYMENT_REJECTED,
            WEBHOOK_RECEIVED,
            AUTHORIZED,
            PAYMENT_ENDED,
            VEND_REPORTED,
            CANCEL_REQUESTED,
            RECEIPT_ATTACHED,
            RECEIPT_FAILED,
            CAPTURED,
            CAPTURE_FAILED,
            RELEASED,
            REFUND_REQUESTED,
            REFUNDED,
            PRESENCE,
            DEAD_LETTERS,
            DEAD_LETTERS_HANDLED,
            MACHINES);

    private Topics() {}

    public static List<Topic<?>> all() {
        return ALL;
    }

    /** The topic of that name, if it is one of ours. */
    public static Optional<Topic<?>> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static String keyOf(WebhookReceived webhook) {
        int hyphen = webhook.getReference().indexOf('-');
        return hyphen > 0 ? webhook.getReference().substring(0, hyphen) : webhook.getReference();
    }

    private static String keyOf(DeadLetter letter) {
        return letter.getKey() == null ? "" : letter.getKey();
    }

    private static String keyOf(DeadLetterHandled handled) {
        return handled.getKey() == null ? "" : handled.getKey();
    }
}
