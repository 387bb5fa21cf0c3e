package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.payments.Deadlines;
import io.vendflow.simulator.payments.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads {@code expiresAt}, which only makes a payment live longer, and only for merchants who may: none here. */
final class ExpiryReader {

    private static final Duration LONGEST = Duration.ofDays(60);

    private ExpiryReader() {}

    static void read(Fields body, Instant now) {
        body.text("expiresAt", Length.ANY).ifPresent(text -> {
            try {
                Instant expiresAt = OffsetDateTime.parse(text).toInstant();
                body.findings().addIf(!expiresAt.isAfter(now.plus(Deadlines.APPROVAL)), ErrorCode.EXPIRATION_TOO_SOON);
                body.findings().addIf(!expiresAt.isBefore(now.plus(LONGEST)), ErrorCode.EXPIRATION_TOO_LATE);
                body.findings().addIf(!body.has("receipt"), ErrorCode.LONG_LIVING_WITHOUT_RECEIPT);
                body.findings().add(ErrorCode.LONG_LIVING_NOT_ALLOWED);
            } catch (DateTimeException notADate) {
                body.broken("expiresAt", "must be a date and time with offset as in RFC 3339");
            }
        });
    }
}
