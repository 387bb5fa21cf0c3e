package io.vendflow.simulator.payments;

import java.util.Arrays;
import java.util.Optional;

/** The numbered refusals that Vipps documents (facts sheet 2.11), with their titles. */
public enum ErrorCode {
    INTERNAL_ERROR(3010, "Internal error"),
    CAPTURE_IDEMPOTENCY_CONFLICT(4010, "Capture idempotency conflict"),
    IDEMPOTENCY_ERROR(4020, "Idempotency error"),
    INVALID_AMOUNT(4040, "Invalid amount"),
    INVALID_CUSTOMER_TOKEN(4050, "Invalid CustomerToken"),
    INVALID_PERSONAL_QR(4060, "Invalid PersonalQr"),
    INVALID_PHONE_NUMBER(4070, "Invalid phone number"),
    INVALID_SCOPE(4080, "Invalid scope"),
    INVALID_URL(4090, "Invalid URL"),
    METADATA_TOO_MANY(4100, "Metadata: too many pairs"),
    METADATA_DUPLICATE_KEYS(4110, "Metadata: duplicate keys"),
    METADATA_KEY_TOO_LONG(4120, "Metadata: key too long"),
    METADATA_VALUE_TOO_LONG(4130, "Metadata: value too long"),
    MISSING_PARAMETER(4140, "Missing required parameter"),
    REFERENCE_EXISTS(4150, "Reference exists, or refund idempotency conflict"),
    INVALID_PAYMENT_METHOD(4160, "Invalid payment method type"),
    BLOCKED_SOURCES_NOT_APPLICABLE(5010, "Blocking sources not applicable"),
    EXPRESS_NOT_ALLOWED(5020, "Express not allowed"),
    ILLEGAL_SCOPE(5030, "Illegal scope"),
    INVALID_CURRENCY(5040, "Invalid currency for merchant"),
    LONG_LIVING_NOT_ALLOWED(5050, "Long-living payment not allowed"),
    BANK_ACCOUNT_NOT_VERIFIED(5060, "Merchant bank account not verified"),
    CANNOT_BE_CREATED(5070, "Payment cannot be created"),
    PUSH_MESSAGE_NOT_ALLOWED(5080, "PUSH_MESSAGE not allowed"),
    REFERENCE_NOT_FOUND(5090, "Reference not found"),
    REFUND_NOT_POSSIBLE(5100, "Refund not possible"),
    AMOUNT_TOO_SMALL(6010, "Amount too small"),
    REFUND_BEFORE_RESERVATION(6020, "Attempted refund before reservation"),
    CANCEL_PERIOD_EXPIRED(6030, "Cancel period expired"),
    CANCEL_OF_CAPTURED(6040, "Cannot cancel a captured payment"),
    CANCEL_OF_NON_RESERVED(6050, "Cannot cancel a non-reserved payment"),
    CANCEL_OF_AUTHORIZED(6060, "Cannot cancel authorized payment"),
    CAPTURE_OF_CANCELLED(6070, "Cannot capture a cancelled payment"),
    CAPTURE_BEFORE_RESERVATION(6080, "Cannot capture before reservation"),
    CAPTURE_AMOUNT_TOO_HIGH(6090, "Capture amount too high"),
    CAPTURE_PERIOD_EXPIRED(6100, "Capture period expired"),
    EXPIRATION_TOO_LATE(6110, "Expiration date too late"),
    EXPIRATION_TOO_SOON(6120, "Expiration date too soon"),
    LONG_LIVING_WITHOUT_RECEIPT(6130, "Long living payments require a receipt"),
    MUST_CAPTURE_FULL_AMOUNT(6140, "Must capture full amount"),
    NOT_ENOUGH_REFUNDABLE(6150, "Not enough refundable"),
    ORDER_PROCESSING(6160, "Order processing"),
    ALREADY_CAPTURED(6170, "Payment already captured"),
    ALREADY_REFUNDED(6180, "Payment already refunded"),
    CANNOT_BE_CANCELLED(6190, "Payment cannot be cancelled"),
    CANNOT_BE_CAPTURED(6200, "Payment cannot be captured"),
    CANNOT_BE_REFUNDED(6210, "Payment cannot be refunded"),
    REFUND_PERIOD_EXPIRED(6220, "Refund period expired"),
    ALREADY_RESERVED(6230, "Payment is already reserved"),
    CANCEL_OF_PROCESSING(6250, "Cannot cancel processing payment"),
    FUNDS_UNAVAILABLE(6260, "Funds unavailable"),
    CAPTURE_FAILED(6280, "Capture failed, try again later"),
    CUSTOMER_NOT_FOUND(7010, "Customer not found"),
    APPROVE_FAILED(10010, "Approve failed"),
    APPROVE_NOT_ALLOWED(10020, "Approve not allowed"),
    APPROVE_IDENTIFICATION_REQUIRED(10030, "Identification required"),
    APPROVE_INVALID_SOURCE(10040, "Invalid source"),
    APPROVE_NO_CARDS(10050, "No cards"),
    APPROVE_NOT_SUPPORTED(10060, "Not supported"),
    APPROVE_LIMIT_EXCEEDED(10070, "Limit exceeded");

    private final int number;
    private final String title;

    ErrorCode(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The one with this number, if Vipps documents it. */
    public static Optional<ErrorCode> of(long number) {
        return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
    }

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    /** Whether the same request may succeed later, so that its Idempotency-Key must not remember the refusal. */
    boolean mayPass() {
        return switch (this) {
            case INTERNAL_ERROR, REFERENCE_NOT_FOUND, ORDER_PROCESSING, CANCEL_OF_PROCESSING, CAPTURE_FAILED -> true;
            default -> false;
        };
    }
}
