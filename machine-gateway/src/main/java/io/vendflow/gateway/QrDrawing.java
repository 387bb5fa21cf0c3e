package io.vendflow.gateway;

/**
 * A drawn QR.
 *
 * @param data the picture's bytes; empty for TEXT
 * @param size side in pixels, for MATRIX in modules, 0 for TEXT
 */
public record QrDrawing(Display.Format format, byte[] data, int size) {}
