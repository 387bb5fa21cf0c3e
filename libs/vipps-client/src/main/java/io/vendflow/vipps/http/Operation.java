package io.vendflow.vipps.http;

import java.util.Locale;

/** What can be asked of Vipps; the bounded set of names that metrics may use. */
public enum Operation {
    CREATE(1),
    GET(2),
    EVENTS(2),
    /** The picture of a QR, from the link that CREATE answered. */
    QR_IMAGE(0),
    CAPTURE(1),
    CANCEL(1),
    REFUND(1),
    /** Repeating is safe without a key: a receipt can be attached only once. */
    RECEIPT_POST(1),
    RECEIPT_GET(2),
    CATEGORY_PUT(1),
    /** Repeating is safe without a key: an image can be added only once. */
    IMAGE_POST(1),
    LEDGERS(2),
    REPORT_DATE(2),
    REPORT_FEED(2),
    /** Never repeated: it has no key, and a second registration delivers everything twice. */
    WEBHOOK_REGISTER(0),
    WEBHOOK_LIST(2),
    WEBHOOK_DELETE(0),
    TOKEN(0);

    private final int immediateRetries;

    Operation(int immediateRetries) {
        this.immediateRetries = immediateRetries;
    }

    /** How often to repeat at once; Vipps allows 5 changes per minute and reference, and callers repeat as well (facts sheet 6). */
    public int immediateRetries() {
        return immediateRetries;
    }

    /** The name in metrics and logs. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Settlement and reports (facts sheet 7). */
    public boolean isOfBooks() {
        return this == LEDGERS || this == REPORT_DATE || this == REPORT_FEED;
    }

    boolean isOfOrderManagement() {
        return this == RECEIPT_POST || this == RECEIPT_GET || this == CATEGORY_PUT || this == IMAGE_POST;
    }
}
