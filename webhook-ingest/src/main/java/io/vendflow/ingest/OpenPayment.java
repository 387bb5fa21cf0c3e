package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.TraceIds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment that Vipps has and whose end nobody knows yet.
 *
 * @param causationId id of the PaymentCreated that opened it
 * @param nextLookAt when to read it from Vipps; in the past while a look is under way, so that one lost in a crash is repeated
 * @param lastLookAt when the last answered look began
 * @param hintedAt when the last webhook came that is a reason to look
 * @param webhookSeen whether any verified webhook came for it
 * @param looks how many were answered or failed
 * @param failures how many failed in a row
 * @param missing whether Vipps said that it has no such payment
 */
public record OpenPayment(
        Sale sale,
        String causationId,
        Instant openedAt,
        Instant nextLookAt,
        @Nullable Instant lastLookAt,
        @Nullable Instant hintedAt,
        boolean webhookSeen,
        int looks,
        int failures,
        boolean missing)
        implements Remembered {

    /** @param createdAt when Vipps got it; we may hear of it much later */
    static OpenPayment opened(Sale sale, String causationId, Instant createdAt, Instant now) {
        Instant openedAt = createdAt.isBefore(now) ? createdAt : now;
        return new OpenPayment(
                sale,
                causationId,
                openedAt,
                later(openedAt.plus(Rhythm.FIRST_LOOK), now),
                null,
                null,
                false,
                0,
                0,
                false);
    }

    @Override
    public PaymentReference reference() {
        return sale.reference();
    }

    @Override
    public Instant dueAt() {
        return nextLookAt;
    }

    /** Where its PaymentCreated is in its trace: what is about the payment hangs under that. */
    public Traceparent trace() {
        return TraceIds.at(sale, causationId);
    }

    /** A webhook came that only proves that webhooks flow. */
    OpenPayment accompanied() {
        return new OpenPayment(
                sale, causationId, openedAt, nextLookAt, lastLookAt, hintedAt, true, looks, failures, missing);
    }

    /** A webhook came that is a reason to look at once. */
    OpenPayment hinted(Instant now) {
        return new OpenPayment(
                sale, causationId, openedAt, soonest(lastLookAt, now), lastLookAt, now, true, looks, failures, missing);
    }

    LookUp lookUp(Instant now) {
        return new LookUp(
                reference(),
                sale.merchantSerialNumber(),
                now,
                Rhythm.isFresh(hintedAt, now) ? LookUp.Reason.WEBHOOK : LookUp.Reason.POLL,
                trace());
    }

    /** Vipps still waits for the customer. */
    OpenPayment waiting(LookUp lookUp, Instant now) {
        boolean slow = webhookSeen && !Rhythm.isFresh(hintedAt, now);
        return looked(lookUp, now, Rhythm.whileWaiting(slow, age(now)), 0, false);
    }

    /** Vipps has no such payment: look on, slowly. */
    OpenPayment missing(LookUp lookUp, Instant now) {
        return looked(lookUp, now, Rhythm.whileWaiting(true, age(now)), 0, true);
    }

    /** @param requested how long Vipps asked us to wait, if it did */
    OpenPayment failed(LookUp lookUp, @Nullable Duration requested, Instant now) {
        return looked(lookUp, now, Rhythm.afterFailure(failures + 1, requested, age(now)), failures + 1, missing);
    }

    private OpenPayment looked(LookUp lookUp, Instant now, Duration pause, int failedInARow, boolean nowMissing) {
        boolean hintedSince = hintedAt != null && hintedAt.isAfter(lookUp.startedAt()) && failedInARow == 0;
        return new OpenPayment(
                sale,
                causationId,
                openedAt,
                hintedSince ? soonest(lookUp.startedAt(), now) : now.plus(pause),
                lookUp.startedAt(),
                hintedAt,
                webhookSeen,
                looks + 1,
                failedInARow,
                nowMissing);
    }

    /**
     * When the customer may have approved at the earliest, as far as looking told: whoever acts on an approval must not take an
     * old one for new.
     */
    Instant approvedNotBefore() {
        boolean lastLookFoundItWaiting = looks > 0 && failures == 0 && !missing;
        return lastLookFoundItWaiting && lastLookAt != null ? lastLookAt : openedAt;
    }

    private Duration age(Instant now) {
        return Duration.between(openedAt, now);
    }

    private static Instant soonest(@Nullable Instant lastLook, Instant now) {
        return lastLook == null ? now : later(lastLook.plus(Rhythm.CLOSEST), now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
