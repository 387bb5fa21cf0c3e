package io.vendflow.payment;

/**
 * The picture of its QR that a machine wants Vipps to draw.
 *
 * @param size side in pixels
 */
public record QrPicture(Format format, int size) {

    private static final int SMALLEST = 100;
    private static final int LARGEST = 2_000;

    /** @throws IllegalArgumentException when Vipps draws none of that size (facts sheet 2.2) */
    public QrPicture {
        if (size < SMALLEST || size > LARGEST) {
            throw new IllegalArgumentException("a QR has 100 to 2000 pixels, not " + size);
        }
    }

    /** The forms in which Vipps draws. */
    public enum Format {
        PNG,
        SVG
    }
}
