package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** What an image must be like (facts sheet 4.3). */
final class ImageRules {

    static final Pattern ID = Pattern.compile("[0-9A-Za-z-_.]{1,128}");

    /** In bytes, before base64; whether Vipps' megabyte is a little more is not documented. */
    static final int LARGEST = 2_000_000;

    private static final int LEAST_HEIGHT = 167;
    private static final Set<String> FORMATS = Set.of("PNG", "JPEG");

    private ImageRules() {}

    /** The image, or findings in its place. */
    static Optional<Image> read(Fields body, MerchantSerialNumber msn) {
        body.require("imageId");
        body.require("src");
        body.require("type");
        Optional<String> id = body.text("imageId", ID);
        body.oneOf("type", Set.of("base64"));
        return body.text("src", Length.ANY)
                .flatMap(src -> decode(body, src))
                .flatMap(bytes -> look(body, bytes, msn, id.orElse("")));
    }

    private static Optional<byte[]> decode(Fields body, String src) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(src);
        } catch (IllegalArgumentException notBase64) {
            return body.broken("src", "must be base64");
        }
        return bytes.length <= LARGEST ? Optional.of(bytes) : body.broken("src", "must be at most 2 MB");
    }

    /** Looks at the head of the image only: a small file can say that it is enormous. */
    private static Optional<Image> look(Fields body, byte[] bytes, MerchantSerialNumber msn, String id) {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return body.broken("src", "must be a PNG or a JPEG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                String format = reader.getFormatName().toUpperCase(Locale.ROOT);
                Image image = new Image(msn, id, format, reader.getWidth(0), reader.getHeight(0));
                if (!FORMATS.contains(format)) {
                    return body.broken("src", "must be a PNG or a JPEG");
                }
                return image.height() >= LEAST_HEIGHT
                        ? Optional.of(image)
                        : body.broken("src", "must be at least " + LEAST_HEIGHT + " pixels high");
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException broken) {
            return body.broken("src", "must be a whole PNG or JPEG");
        }
    }
}
