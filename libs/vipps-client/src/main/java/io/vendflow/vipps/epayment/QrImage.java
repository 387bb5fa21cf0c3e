package io.vendflow.vipps.epayment;

/**
 * The picture of a QR that Vipps is to draw.
 *
 * @param size side in pixels, exact for a PNG; a drawing has none
 */
public record QrImage(Format format, int size) {

    private static final int SMALLEST = 100;
    private static final int LARGEST = 2_000;

    /** @throws IllegalArgumentException when Vipps draws none of that size (facts sheet 2.2) */
    public QrImage {
        if (size < SMALLEST || size > LARGEST) {
            throw new IllegalArgumentException("Vipps draws a QR from 100 to 2000 pixels, not " + size);
        }
    }

    /** The formats that Vipps draws. */
    public enum Format {
        PNG("image/png"),
        SVG("image/svg+xml");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }
}
