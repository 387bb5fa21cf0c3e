package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Amounts whose approval fails in Vipps' test environment, in minor units (facts sheet 2.10). */
enum TestAmount {
    INSUFFICIENT_FUNDS(151, "Insufficient funds", false),
    REFUSED_BY_ISSUER(182, "Refused by the card's issuer", false),
    SUSPECTED_FRAUD(183, "Suspected fraud", false),
    WITHDRAWAL_LIMIT(184, "Withdrawal limit exceeded", false),
    EXPIRED_CARD(186, "Expired card", false),
    INVALID_CARD(187, "Invalid card", false),
    THREE_D_SECURE_DENIED(197, "3-D Secure denied", true),
    UNKNOWN_RESULT(201, "The bank's answer is not known yet", false),
    STRONG_AUTHENTICATION_REQUIRED(202, "Strong customer authentication required", true);

    /** How long {@link #UNKNOWN_RESULT} keeps a payment between approved and refused. */
    static final Duration UNKNOWN_FOR = Duration.ofHours(1);

    private final long minorUnits;
    private final String reason;
    private final boolean norwayOnly;

    TestAmount(long minorUnits, String reason, boolean norwayOnly) {
        this.minorUnits = minorUnits;
        this.reason = reason;
        this.norwayOnly = norwayOnly;
    }

    static Optional<TestAmount> of(Amount amount) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.minorUnits == amount.minorUnits())
                .filter(candidate -> !candidate.norwayOnly || amount.currency() == Currency.NOK)
                .findFirst();
    }

    String reason() {
        return reason;
    }
}
