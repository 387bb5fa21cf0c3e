package io.vendflow.reconciliation;

import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureFailed;
import io.vendflow.events.Captured;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.DeadLetterAction;
import io.vendflow.events.DeadLetterHandled;
import io.vendflow.events.Meta;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnd;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.ReceiptFailed;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.events.WebhookReceived;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Tells a sale's story as the services would write it, event by event, a second between two of them. */
public final class Tale {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Sale sale;
    private final io.vendflow.events.Sale terms;
    private final List<Emission<?>> events = new ArrayList<>();
    private Instant now;
    private String last = "uplink";
    private @Nullable String refundRequest;

    private Tale(Sale sale) {
        this.sale = sale;
        this.terms = SaleMapper.toEvent(sale);
        this.now = sale.requestedAt();
    }

    public static Tale of(Sale sale) {
        return new Tale(sale);
    }

    /** Paid, dispensed and captured, as most are. */
    public static Tale sold(Sale sale) {
        return authorized(sale).vended().receipt().captured();
    }

    public static Tale authorized(Sale sale) {
        return of(sale).requested().created().webhook("AUTHORIZED").authorized();
    }

    /** One cola on a machine of its own. */
    public static Sale sale(MachineId machine, String saleId, Instant at) {
        Sale cola = Sales.requestedAt(Sales.of(saleId, Sales.COLA), at);
        return new Sale(
                machine,
                cola.saleId(),
                cola.merchantSerialNumber(),
                cola.amount(),
                cola.lines(),
                cola.captureMode(),
                at,
                cola.receiptMode(),
                cola.traceparent());
    }

    public Tale after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    public Tale requested() {
        return add(
                Topics.PAYMENT_REQUESTED,
                PaymentRequested.newBuilder()
                        .setMeta(meta("machine-gateway", "payment-requested"))
                        .setSale(terms)
                        .build());
    }

    public Tale created() {
        return add(
                Topics.PAYMENT_CREATED,
                PaymentCreated.newBuilder()
                        .setMeta(meta("payment-initiator", "payment-created"))
                        .setSale(terms)
                        .setQrText("https://qr.example/" + terms.getReference())
                        .setExpiresAt(now.plus(Duration.ofMinutes(10)))
                        .build());
    }

    public Tale rejected(String code) {
        return add(
                Topics.PAYMENT_REJECTED,
                new PaymentRejected(meta("payment-initiator", "payment-rejected"), terms, code, code));
    }

    public Tale webhook(String name) {
        Meta meta = meta("webhook-ingest", "webhook", name);
        return addAside(
                Topics.WEBHOOK_RECEIVED,
                WebhookReceived.newBuilder()
                        .setMeta(meta)
                        .setMerchantSerialNumber(terms.getMerchantSerialNumber())
                        .setReference(terms.getReference())
                        .setName(name)
                        .setPspReference("1")
                        .setReceivedAt(now)
                        .setBody(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)))
                        .build());
    }

    public Tale authorized() {
        return add(
                Topics.AUTHORIZED,
                Authorized.newBuilder()
                        .setMeta(meta("webhook-ingest", "authorized"))
                        .setSale(terms)
                        .setAmount(terms.getAmount())
                        .setPspReference("1")
                        .setAuthorizedAt(now)
                        .build());
    }

    public Tale ended(PaymentEnd end) {
        return add(Topics.PAYMENT_ENDED, new PaymentEnded(meta("webhook-ingest", "payment-ended"), terms, end));
    }

    public Tale vended() {
        return vended(VendOutcome.DISPENSED, terms.getAmount(), null);
    }

    public Tale vended(VendOutcome outcome, long worth, @Nullable String decidedBy) {
        return add(
                Topics.VEND_REPORTED,
                VendReported.newBuilder()
                        .setMeta(meta("machine-gateway", "vend-reported", outcome.name()))
                        .setSale(terms)
                        .setOutcome(outcome)
                        .setDispensed(worth == 0 ? List.of() : terms.getLines())
                        .setDispensedAmount(worth)
                        .setAuthorizedAmount(terms.getAmount())
                        .setDecidedBy(decidedBy)
                        .build());
    }

    public Tale cancelRequested(ReleaseReason reason) {
        return cancelRequested(reason, null);
    }

    /** @param by the operator who forces it, or null */
    public Tale cancelRequested(ReleaseReason reason, @Nullable String by) {
        return add(
                Topics.CANCEL_REQUESTED,
                CancelRequested.newBuilder()
                        .setMeta(meta("machine-gateway", "cancel-requested", reason.name()))
                        .setSale(terms)
                        .setReason(reason)
                        .setRequestedBy(by)
                        .build());
    }

    public Tale receipt() {
        return receipt(terms.getAmount());
    }

    public Tale receipt(long amount) {
        return add(
                Topics.RECEIPT_ATTACHED,
                new ReceiptAttached(
                        meta("receipt-service", "receipt-attached"),
                        terms,
                        terms.getLines(),
                        amount,
                        terms.getAmount()));
    }

    public Tale receiptFailed(String code) {
        return add(
                Topics.RECEIPT_FAILED,
                new ReceiptFailed(
                        meta("receipt-service", "receipt-failed"),
                        terms,
                        terms.getLines(),
                        terms.getAmount(),
                        terms.getAmount(),
                        code,
                        code));
    }

    public Tale captured() {
        return captured(terms.getAmount());
    }

    public Tale captured(long amount) {
        return captured(amount, "captured");
    }

    /** @param fact what makes it another capture than the one that there should be */
    public Tale captured(long amount, String fact) {
        return add(Topics.CAPTURED, new Captured(meta("capture-service", fact), terms, amount, "1"));
    }

    public Tale captureFailed(String code) {
        return add(
                Topics.CAPTURE_FAILED,
                new CaptureFailed(meta("capture-service", "capture-failed"), terms, terms.getAmount(), code, code));
    }

    public Tale released(long amount, ReleaseReason reason) {
        return add(Topics.RELEASED, new Released(meta("capture-service", "released"), terms, amount, reason));
    }

    public Tale refundRequested(long amount, String by, String reason) {
        Tale same = add(
                Topics.REFUND_REQUESTED,
                new RefundRequested(
                        meta(by, "refund-requested", by, reason, Long.toString(amount)), terms, amount, by, reason));
        refundRequest = last;
        return same;
    }

    /** What was asked for last. */
    public Tale refunded(long amount, String by, String reason) {
        last = Objects.requireNonNull(refundRequest);
        return add(Topics.REFUNDED, new Refunded(meta("capture-service", "refunded", last), terms, amount, by, reason));
    }

    /** The last event became a dead letter. */
    public Tale buried(String code) {
        SpecificRecordBase event = events.getLast().event();
        return addAside(
                Topics.DEAD_LETTERS,
                DeadLetter.newBuilder()
                        .setMeta(meta("capture-service", "dead-letter", last))
                        .setOrigin("kafka")
                        .setTopic(events.getLast().topic().name())
                        .setPartition(0)
                        .setOffset(0L)
                        .setKey(terms.getMachineId())
                        .setPayload(
                                ByteBuffer.allocate(event.getSchema().getName().length()))
                        .setHeaders(Map.of(
                                "ce_subject", bytes(terms.getReference()),
                                "ce_id", bytes(last)))
                        .setCode(code)
                        .setMessage(code)
                        .build());
    }

    /** And somebody put that aside. */
    public Tale parked() {
        return addAside(
                Topics.DEAD_LETTERS_HANDLED,
                DeadLetterHandled.newBuilder()
                        .setMeta(meta("commands", "dead-letter-handled", last))
                        .setLetterId(idOf(events.getLast()))
                        .setKey(terms.getMachineId())
                        .setAction(DeadLetterAction.PARKED)
                        .setHandledBy("kari")
                        .setNote("seen")
                        .build());
    }

    /** The last event is written once more, as after a crash. */
    public Tale again() {
        events.add(events.getLast());
        return this;
    }

    /** Without the events of a type, as if the log had lost them. */
    public Tale without(Topic<?> topic) {
        events.removeIf(each -> each.topic() == topic);
        return this;
    }

    public List<Emission<?>> events() {
        return events;
    }

    public Sale sale() {
        return sale;
    }

    public Instant now() {
        return now;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private <E extends SpecificRecordBase> Tale add(Topic<E> topic, E event) {
        events.add(Emission.of(topic, event));
        last = topic.metaOf(event).getId();
        now = now.plus(STEP);
        return this;
    }

    private <E extends SpecificRecordBase> Tale addAside(Topic<E> topic, E event) {
        String before = last;
        add(topic, event);
        last = before;
        return this;
    }

    private static <E extends SpecificRecordBase> String idOf(Emission<E> emission) {
        return emission.topic().metaOf(emission.event()).getId();
    }

    private Meta meta(String producer, String... fact) {
        String[] words = new String[fact.length + 1];
        words[0] = terms.getReference();
        System.arraycopy(fact, 0, words, 1, fact.length);
        return Metas.of(producer, last, now, words);
    }
}
