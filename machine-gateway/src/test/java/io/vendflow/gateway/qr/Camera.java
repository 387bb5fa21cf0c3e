package io.vendflow.gateway.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** A phone held in front of a screen: crooked, a little out of focus, in bad light, with a noisy sensor. */
final class Camera {

    private static final int FRAME = 640;

    private final int reach;
    private final double degrees;
    private final int blur;
    private final int noise;

    /**
     * A camera held in some way.
     *
     * @param reach how many of its pixels the side of the picture takes
     * @param blur side of the square of pixels that melt into one
     * @param noise the most that a pixel is off, of 255
     */
    Camera(int reach, double degrees, int blur, int noise) {
        this.reach = reach;
        this.degrees = degrees;
        this.blur = blur;
        this.noise = noise;
    }

    /** Looks at the picture itself. */
    static Result scan(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                            Map.of(DecodeHintType.TRY_HARDER, true));
        } catch (ReaderException e) {
            throw new AssertionError("no QR in the picture", e);
        }
    }

    Result look(BufferedImage screen) {
        return scan(noisy(blurred(framed(screen))));
    }

    /** A screen's pixels are little squares, not points. */
    private static BufferedImage magnified(BufferedImage screen, int times) {
        BufferedImage large =
                new BufferedImage(screen.getWidth() * times, screen.getHeight() * times, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.drawImage(screen, 0, 0, large.getWidth(), large.getHeight(), null);
        graphics.dispose();
        return large;
    }

    private BufferedImage framed(BufferedImage picture) {
        BufferedImage screen = magnified(picture, Math.max(1, 2 * reach / picture.getWidth()));
        BufferedImage frame = new BufferedImage(FRAME, FRAME, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = frame.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(0, 0, FRAME, FRAME);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform view = AffineTransform.getTranslateInstance(FRAME / 2.0, FRAME / 2.0);
        view.rotate(Math.toRadians(degrees));
        view.shear(0.05, 0);
        view.scale((double) reach / screen.getWidth(), (double) reach / screen.getHeight());
        view.translate(-screen.getWidth() / 2.0, -screen.getHeight() / 2.0);
        graphics.drawImage(screen, view, null);
        graphics.dispose();
        return frame;
    }

    private BufferedImage blurred(BufferedImage frame) {
        float[] weights = new float[blur * blur];
        Arrays.fill(weights, 1f / (blur * blur));
        return new ConvolveOp(new Kernel(blur, blur, weights), ConvolveOp.EDGE_NO_OP, null).filter(frame, null);
    }

    /** Light falls off from left to right, and black on a screen is grey. */
    private BufferedImage noisy(BufferedImage frame) {
        Random sensor = new Random(42);
        for (int y = 0; y < FRAME; y++) {
            for (int x = 0; x < FRAME; x++) {
                int bright = frame.getRGB(x, y) & 0xFF;
                int seen = 60 + bright * (170 - 60 * x / FRAME) / 255 + sensor.nextInt(-noise, noise + 1);
                int grey = Math.clamp(seen, 0, 255);
                frame.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return frame;
    }
}
