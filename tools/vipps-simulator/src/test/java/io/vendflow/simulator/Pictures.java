package io.vendflow.simulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures to upload, right and wrong. */
final class Pictures {

    private Pictures() {}

    static byte[] of(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same picture, but so many bytes long: readers stop at its end. */
    static byte[] paddedTo(int length, byte[] image) {
        return Arrays.copyOf(image, length);
    }

    static String body(String id, byte[] image) {
        return "{\"imageId\":\"" + id + "\",\"type\":\"base64\",\"src\":\""
                + Base64.getEncoder().encodeToString(image) + "\"}";
    }
}
