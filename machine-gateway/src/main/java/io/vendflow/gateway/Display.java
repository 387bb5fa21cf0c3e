package io.vendflow.gateway;

/**
 * How a machine wants its QR.
 *
 * @param size side in pixels; ignored for {@link Format#TEXT} and {@link Format#MATRIX}
 */
public record Display(Format format, int size) {

    public static final int SMALLEST = 100;
    public static final int LARGEST = 1000;
    public static final Display DEFAULT = new Display(Format.PNG, 300);

    /** The forms in which a QR can be sent. */
    public enum Format {
        TEXT,
        PNG,
        SVG,
        MATRIX;

        /** Whether Vipps draws it too (facts sheet 2.2). */
        boolean isPicture() {
            return this == PNG || this == SVG;
        }
    }
}
