package io.vendflow.gateway.qr;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import java.util.List;

/**
 * How much of a QR may be unreadable, chosen so that it costs the customer nothing.
 *
 * <p>What a phone needs first is large modules: each must be several of its camera's pixels wide. More error correction
 * helps against glare and reflections, but needs a larger version, which makes the modules smaller. A module on a screen is
 * a whole number of the screen's pixels, though, so there is often room to spare: of the levels that leave the modules as
 * large as level M does, the highest is taken. Only when M would leave them below {@link #READABLE} pixels and L would not
 * shrink them so far, L is taken; a screen, unlike paper, is neither torn nor soiled.
 *
 * <p>Where we do not know the pixels (a drawing or a matrix, which the machine scales itself), the highest level that needs
 * no larger version than M.
 */
final class ErrorCorrection {

    /** On a screen of 240 pixels and 23 mm, which is small, a module of 4 pixels has 0.4 mm: enough from 15 cm. */
    private static final int READABLE = 4;

    /** Light modules around the code on each side (ISO/IEC 18004). */
    static final int QUIET_ZONE = 4;

    private static final List<ErrorCorrectionLevel> HIGHEST_FIRST =
            List.of(ErrorCorrectionLevel.H, ErrorCorrectionLevel.Q, ErrorCorrectionLevel.M);
    private static final int VERSIONS = 40;
    private static final int MODE_BITS = 4;
    private static final int TOO_MANY = Integer.MAX_VALUE;

    private ErrorCorrection() {}

    /**
     * For a picture.
     *
     * @param bits of the text as bytes, with what says how to read them
     * @param size side of the picture in pixels, quiet zone included
     */
    static ErrorCorrectionLevel forPixels(int bits, int size) {
        ErrorCorrectionLevel least = ErrorCorrectionLevel.M;
        if (pixels(least, bits, size) < READABLE
                && pixels(ErrorCorrectionLevel.L, bits, size) > pixels(least, bits, size)) {
            least = ErrorCorrectionLevel.L;
        }
        int wanted = pixels(least, bits, size);
        return HIGHEST_FIRST.stream()
                .filter(level -> pixels(level, bits, size) >= wanted)
                .findFirst()
                .orElse(least);
    }

    /** For what is scaled by others. */
    static ErrorCorrectionLevel forModules(int bits) {
        int most = modules(ErrorCorrectionLevel.M, bits);
        return HIGHEST_FIRST.stream()
                .filter(level -> modules(level, bits) <= most)
                .findFirst()
                .orElse(ErrorCorrectionLevel.M);
    }

    /** Whole pixels per module, less than none when there is no such QR. */
    private static int pixels(ErrorCorrectionLevel level, int bits, int size) {
        int modules = modules(level, bits);
        return modules == TOO_MANY ? -1 : size / (modules + 2 * QUIET_ZONE);
    }

    /** Modules per side. */
    private static int modules(ErrorCorrectionLevel level, int bits) {
        for (int number = 1; number <= VERSIONS; number++) {
            Version version = Version.getVersionForNumber(number);
            int room = version.getTotalCodewords()
                    - version.getECBlocksForLevel(level).getTotalECCodewords();
            int lengthBits = number < 10 ? 8 : 16;
            if (MODE_BITS + lengthBits + bits <= 8 * room) {
                return version.getDimensionForVersion();
            }
        }
        return TOO_MANY;
    }
}
