package io.vendflow.gateway.qr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Black and white as a PNG with one bit per pixel, which keeps a 300 pixel QR under 1 kB. */
final class GreyPng {

    static {
        ImageIO.setUseCache(false);
    }

    private GreyPng() {}

    static byte[] encode(int size, Dark dark) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, dark.at(x, y) ? 0x000000 : 0xFFFFFF);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Whether a pixel is dark. */
    @FunctionalInterface
    interface Dark {

        boolean at(int x, int y);
    }
}
