package io.vendflow.gateway;

/** Draws the QR that the customer scans. */
public interface QrPainter {

    /** @throws IllegalArgumentException when the text is too long for a QR, or for one of that size */
    QrDrawing draw(String text, Display display);
}
