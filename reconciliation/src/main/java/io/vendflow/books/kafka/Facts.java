package io.vendflow.books.kafka;

import io.vendflow.books.DeadLetterEntry;
import io.vendflow.books.Kind;
import io.vendflow.books.LogReader;
import io.vendflow.books.Place;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What records mean to the books. For one thread. */
final class Facts {

    private final EventCodec codec;
    private final Map<String, SaleFacts> bySaleTopic = new HashMap<>();
    private final WebhookFacts webhooks;
    private final String registry;

    Facts(EventCodec codec, String schemaRegistryUrl) {
        this.codec = codec;
        this.registry = schemaRegistryUrl;
        this.webhooks = new WebhookFacts(schemaRegistryUrl);
        add(Kind.PAYMENT_REQUESTED, Topics.PAYMENT_REQUESTED, null, null, null);
        add(Kind.PAYMENT_CREATED, Topics.PAYMENT_CREATED, null, null, null);
        add(Kind.PAYMENT_REJECTED, Topics.PAYMENT_REJECTED, null, "code", null);
        add(Kind.AUTHORIZED, Topics.AUTHORIZED, "amount", null, null);
        add(Kind.PAYMENT_ENDED, Topics.PAYMENT_ENDED, null, "state", null);
        add(Kind.VEND_REPORTED, Topics.VEND_REPORTED, "dispensedAmount", "outcome", "decidedBy");
        add(Kind.CANCEL_REQUESTED, Topics.CANCEL_REQUESTED, null, "reason", "requestedBy");
        add(Kind.RECEIPT_ATTACHED, Topics.RECEIPT_ATTACHED, "amount", null, null);
        add(Kind.RECEIPT_FAILED, Topics.RECEIPT_FAILED, "amount", "code", null);
        add(Kind.CAPTURED, Topics.CAPTURED, "amount", null, null);
        add(Kind.CAPTURE_FAILED, Topics.CAPTURE_FAILED, "amount", "code", null);
        add(Kind.RELEASED, Topics.RELEASED, "amount", "reason", null);
        add(Kind.REFUND_REQUESTED, Topics.REFUND_REQUESTED, "amount", "reason", "requestedBy");
        add(Kind.REFUNDED, Topics.REFUNDED, "amount", "reason", "requestedBy");
    }

    /** What a sale's story lacks when this topic has lost something; null when it lacks nothing that it is judged by. */
    @Nullable Kind kindOf(String topic) {
        SaleFacts facts = bySaleTopic.get(topic);
        if (facts == null) {
            return topic.equals(Topics.WEBHOOK_RECEIVED.name()) ? Kind.WEBHOOK_RECEIVED : null;
        }
        return facts.kind();
    }

    private void add(Kind kind, Topic<?> topic, @Nullable String amount, @Nullable String word, @Nullable String by) {
        bySaleTopic.put(topic.name(), new SaleFacts(kind, topic, amount, word, by, registry));
    }

    /** Whether the records of this topic say in their headers which sale they are about; others name the machine. */
    boolean isAboutSale(String topic) {
        return bySaleTopic.containsKey(topic);
    }

    /**
     * @throws io.vendflow.kafka.UnreadableEventException when the bytes are no such event
     * @throws io.vendflow.kafka.RegistryUnavailableException when the registry cannot be asked
     */
    void tell(byte @Nullable [] bytes, Place place, LogReader reader) {
        SaleFacts facts = bySaleTopic.get(place.topic());
        if (facts != null) {
            facts.tell(bytes, place, reader);
        } else if (place.topic().equals(Topics.WEBHOOK_RECEIVED.name())) {
            webhooks.tell(bytes, place, reader);
        } else if (place.topic().equals(Topics.DEAD_LETTERS.name())) {
            reader.deadLetter(letter(codec.decode(Topics.DEAD_LETTERS, bytes), place));
        } else if (place.topic().equals(Topics.DEAD_LETTERS_HANDLED.name())) {
            reader.handled(codec.decode(Topics.DEAD_LETTERS_HANDLED, bytes).getLetterId());
        }
    }

    private static DeadLetterEntry letter(DeadLetter letter, Place place) {
        boolean fromKafka = letter.getPartition() != null && letter.getOffset() != null;
        return new DeadLetterEntry(
                letter.getMeta().getId(),
                header(letter, "ce_subject"),
                header(letter, "ce_id"),
                letter.getKey() == null ? "" : letter.getKey(),
                letter.getTopic() + (fromKafka ? "/" + letter.getPartition() + "/" + letter.getOffset() : ""),
                letter.getMeta().getProducer(),
                letter.getCode(),
                letter.getMessage(),
                letter.getMeta().getOccurredAt(),
                place);
    }

    private static String header(DeadLetter letter, String name) {
        ByteBuffer value = letter.getHeaders().get(name);
        return value == null
                ? ""
                : StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }
}
