package io.vendflow.simulator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRulesTest {

    @ParameterizedTest
    @CsvSource({"png,PNG,300,167", "jpg,JPEG,1,167", "jpeg,JPEG,167,2000"})
    void knowsAnImageByItsHead(String format, String name, int width, int height) throws IOException {
        assertThat(read(image(format, width, height)))
                .contains(new Image(new MerchantSerialNumber("123456"), "logo-1", name, width, height));
    }

    /** Whatever an image is broken by, its sender is told so: nothing is thrown. */
    @ParameterizedTest
    @CsvSource({"png", "jpg"})
    void noBrokenImageIsMoreThanAFinding(String format) throws IOException {
        byte[] whole = image(format, 200, 200);
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] broken = whole.clone();
            for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
                broken[random.nextInt(Math.min(broken.length, 64))] = (byte) random.nextInt();
            }
            assertThat(read(broken)).isNotNull();
        }
    }

    private static Optional<Image> read(byte[] image) {
        String body = "{\"imageId\":\"logo-1\",\"type\":\"base64\",\"src\":\""
                + Base64.getEncoder().encodeToString(image) + "\"}";
        Findings findings = new Findings();
        AtomicReference<Optional<Image>> read = new AtomicReference<>(Optional.empty());
        Fields.read(
                Json.parse(body.getBytes(StandardCharsets.UTF_8)),
                findings,
                fields -> read.set(ImageRules.read(fields, new MerchantSerialNumber("123456"))));
        assertThat(read.get().isPresent()).isEqualTo(findings.violations().isEmpty());
        return read.get();
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
