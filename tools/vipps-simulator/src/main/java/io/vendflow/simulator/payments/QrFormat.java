package io.vendflow.simulator.payments;

/**
 * What the link of a QR payment leads to.
 *
 * @param size side of a PNG in pixels, 100 to 2000
 */
public record QrFormat(Kind kind, int size) {

    public static final int DEFAULT_SIZE = 1024;

    /** What Vipps does when the merchant does not say. */
    public static final QrFormat DEFAULT = new QrFormat(Kind.SVG, DEFAULT_SIZE);

    /** Named on the wire as in facts sheet 2.2. */
    public enum Kind {
        TEXT("TEXT/TARGETURL"),
        SVG("IMAGE/SVG+XML"),
        PNG("IMAGE/PNG");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
