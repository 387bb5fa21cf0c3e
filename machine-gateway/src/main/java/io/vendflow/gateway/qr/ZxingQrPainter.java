package io.vendflow.gateway.qr;

import static io.vendflow.gateway.qr.ErrorCorrection.QUIET_ZONE;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.vendflow.gateway.Display;
import io.vendflow.gateway.QrDrawing;
import io.vendflow.gateway.QrPainter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Draws a text as a QR with a quiet zone of 4 modules (ISO/IEC 18004) and as much {@link ErrorCorrection} as costs nothing.
 *
 * <p>In a PNG each module is a whole number of pixels, so that no edge is blurred; what is left over widens the quiet
 * zone.
 */
public final class ZxingQrPainter implements QrPainter {

    private static final int ECI_BITS = 12;

    @Override
    public QrDrawing draw(String text, Display display) {
        return switch (display.format()) {
            case TEXT -> new QrDrawing(display.format(), new byte[0], 0);
            case PNG ->
                new QrDrawing(
                        display.format(),
                        png(encode(text, ErrorCorrection.forPixels(bits(text), display.size())), display.size()),
                        display.size());
            case SVG -> new QrDrawing(display.format(), svg(encode(text), display.size()), display.size());
            case MATRIX -> matrix(encode(text));
        };
    }

    private static ByteMatrix encode(String text) {
        return encode(text, ErrorCorrection.forModules(bits(text)));
    }

    private static ByteMatrix encode(String text, ErrorCorrectionLevel level) {
        try {
            return Encoder.encode(text, level, isAscii(text) ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a QR: " + e.getMessage(), e);
        }
    }

    private static int bits(String text) {
        return 8 * text.getBytes(StandardCharsets.UTF_8).length + (isAscii(text) ? 0 : ECI_BITS);
    }

    /** Then a QR needs no word about its character set, which takes room and which some readers do not understand. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    private static byte[] png(ByteMatrix modules, int size) {
        int perModule = size / (modules.getWidth() + 2 * QUIET_ZONE);
        if (perModule == 0) {
            throw new IllegalArgumentException(
                    "a QR of " + modules.getWidth() + " modules does not fit into " + size + " pixels");
        }
        int margin = (size - modules.getWidth() * perModule) / 2;
        return GreyPng.encode(
                size,
                (x, y) -> isDark(modules, Math.floorDiv(x - margin, perModule), Math.floorDiv(y - margin, perModule)));
    }

    private static byte[] svg(ByteMatrix modules, int size) {
        int side = modules.getWidth() + 2 * QUIET_ZONE;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (isDark(modules, x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>""".formatted(size, size, side, side, side, side, path).getBytes(StandardCharsets.UTF_8);
    }

    private static QrDrawing matrix(ByteMatrix modules) {
        int side = modules.getWidth() + 2 * QUIET_ZONE;
        byte[] bits = new byte[(side * side + 7) / 8];
        for (int i = 0; i < side * side; i++) {
            if (isDark(modules, i % side - QUIET_ZONE, i / side - QUIET_ZONE)) {
                bits[i / 8] |= (byte) (0x80 >>> i % 8);
            }
        }
        return new QrDrawing(Display.Format.MATRIX, bits, side);
    }

    private static boolean isDark(ByteMatrix modules, int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }
}
