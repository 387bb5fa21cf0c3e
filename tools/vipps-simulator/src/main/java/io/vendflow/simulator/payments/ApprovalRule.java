package io.vendflow.simulator.payments;

/** What the customer's press of a button does. Some amounts fail on purpose (facts sheet 2.10). */
final class ApprovalRule {

    private ApprovalRule() {}

    /** A refused card does not end the payment: the customer may try another one until the ten minutes are over. */
    static Decision approve(Payment payment) {
        return switch (payment.state()) {
            case AUTHORIZED -> Decision.refuse(ErrorCode.ALREADY_RESERVED);
            case ABORTED, EXPIRED, TERMINATED ->
                Decision.refuse(ErrorCode.APPROVE_NOT_ALLOWED, "The payment is " + payment.state());
            case CREATED ->
                TestAmount.of(payment.amount())
                        .map(amount -> Decision.refuse(ErrorCode.APPROVE_FAILED, amount.reason()))
                        .orElseGet(() -> new Decision.Happens(EventName.AUTHORIZED, payment.amount()));
        };
    }

    static Decision decline(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> new Decision.Happens(EventName.ABORTED, payment.amount());
            case AUTHORIZED -> Decision.refuse(ErrorCode.ALREADY_RESERVED);
            case ABORTED, EXPIRED, TERMINATED ->
                Decision.refuse(ErrorCode.APPROVE_NOT_ALLOWED, "The payment is " + payment.state());
        };
    }
}
