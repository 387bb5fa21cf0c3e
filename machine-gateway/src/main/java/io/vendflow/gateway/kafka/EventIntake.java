package io.vendflow.gateway.kafka;

import io.vendflow.events.Authorized;
import io.vendflow.events.Captured;
import io.vendflow.events.MachineProfile;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.Refunded;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.gateway.Effects;
import io.vendflow.gateway.GiveUpReason;
import io.vendflow.gateway.Memory;
import io.vendflow.gateway.PaymentProgress;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.sale.PaymentReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What the other services' events, and the operator's, mean to the decisions. */
public final class EventIntake {

    /** What it takes. */
    public static final List<Topic<?>> TOPICS = List.of(
            Topics.MACHINES,
            Topics.PAYMENT_CREATED,
            Topics.PAYMENT_REJECTED,
            Topics.AUTHORIZED,
            Topics.PAYMENT_ENDED,
            Topics.CAPTURED,
            Topics.RELEASED,
            Topics.REFUNDED);

    private final PaymentProgress progress;
    private final Memory memory;
    private final Effects effects;

    public EventIntake(PaymentProgress progress, Memory memory, Effects effects) {
        this.progress = progress;
        this.memory = memory;
        this.effects = effects;
    }

    /** @throws UnreadableEventException when the event breaks a rule that ours never break */
    public void take(SpecificRecordBase event) {
        switch (event) {
            case MachineProfile profile -> memory.put(ProfileMapper.fromEvent(profile));
            case PaymentCreated created ->
                progress.created(
                        reference(created.getSale().getReference()),
                        created.getQrText(),
                        base64(created.getQrImage()),
                        created.getExpiresAt(),
                        created.getMeta().getOccurredAt());
            case PaymentRejected rejected ->
                progress.rejected(
                        reference(rejected.getSale().getReference()), rejected.getCode(), rejected.getMessage());
            case Authorized authorized ->
                progress.authorized(
                        reference(authorized.getSale().getReference()),
                        authorized.getAmount(),
                        authorized.getAuthorizedAt());
            case PaymentEnded ended -> ended(ended);
            case Captured captured ->
                progress.captured(
                        reference(captured.getSale().getReference()),
                        captured.getAmount(),
                        captured.getMeta().getOccurredAt());
            case Released released -> released(released);
            case Refunded refunded ->
                progress.refunded(
                        reference(refunded.getSale().getReference()), refunded.getAmount(), reasonOf(refunded));
            default ->
                throw new IllegalArgumentException(
                        "nobody here waits for " + event.getSchema().getName());
        }
    }

    private void ended(PaymentEnded event) {
        PaymentReference reference = reference(event.getSale().getReference());
        switch (event.getState()) {
            case ABORTED -> progress.aborted(reference);
            case EXPIRED -> progress.expired(reference);
            case TERMINATED, UNSPECIFIED -> progress.terminated(reference);
        }
    }

    private void released(Released event) {
        if (event.getReason() == ReleaseReason.REMAINDER) {
            effects.ignored("released-remainder");
        } else {
            progress.released(reference(event.getSale().getReference()), reason(event.getReason()));
        }
    }

    /** The release reason of another service's event; one that this release does not know is an operator's. */
    private static GiveUpReason reason(ReleaseReason reason) {
        return switch (reason) {
            case BUTTON -> GiveUpReason.BUTTON;
            case SUPERSEDED -> GiveUpReason.SUPERSEDED;
            case OFFLINE -> GiveUpReason.OFFLINE;
            case LATE_AUTHORIZATION -> GiveUpReason.LATE_AUTHORIZATION;
            case VEND_FAILED -> GiveUpReason.VEND_FAILED;
            case UNKNOWN_VEND -> GiveUpReason.UNKNOWN_VEND;
            case OPERATOR, REMAINDER, UNSPECIFIED -> GiveUpReason.OPERATOR;
        };
    }

    /** A service names a reason by its word, an operator in a sentence. */
    private static GiveUpReason reasonOf(Refunded event) {
        return Arrays.stream(GiveUpReason.values())
                .filter(reason -> reason.name().equals(event.getReason()))
                .findFirst()
                .orElse(GiveUpReason.OPERATOR);
    }

    private static @Nullable String base64(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }

    private static PaymentReference reference(String value) {
        try {
            return new PaymentReference(value);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(String.valueOf(e.getMessage()), e);
        }
    }
}
