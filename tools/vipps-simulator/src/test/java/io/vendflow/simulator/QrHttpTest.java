package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-time QR code in each format (facts sheet 2.2, 2.3, 5). */
class QrHttpTest {

    private static final String REFERENCE = "VM0042-7F3K9Q";
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    private final VippsSimulator simulator =
            VippsSimulator.start(SimulatorSettings.forTests().withPublicUrl("http://phone.test"));
    private final Caller merchant = Caller.merchant(simulator);
    private final Caller anybody = Caller.anonymous(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"'\"size\":100',100", "'\"size\":600',600", "'\"size\":2000',2000", "'\"size\":null',1024"})
    void aPngIsAsLargeAsWasAskedAndCanBeScanned(String size, int pixels) throws Exception {
        Caller.Reply image = image("{\"format\":\"IMAGE/PNG\"," + size + "}");
        assertThat(image.status()).isEqualTo(200);
        assertThat(image.contentType()).isEqualTo("image/png");
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(image.raw().body()));
        assertThat(png.getWidth()).isEqualTo(pixels);
        assertThat(png.getHeight()).isEqualTo(pixels);
        assertThat(QrScan.read(png)).isEqualTo("http://phone.test/phone?token=" + token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"format\":\"IMAGE/SVG+XML\"}", "{\"format\":\"IMAGE/SVG+XML\",\"size\":300}", ""})
    void anSvgIsTheDefaultAndCanBeScanned(String format) throws Exception {
        Caller.Reply image = image(format);
        assertThat(image.status()).isEqualTo(200);
        assertThat(image.contentType()).isEqualTo("image/svg+xml");
        assertThat(QrScan.read(rasterize(image.text()))).isEqualTo("http://phone.test/phone?token=" + token());
    }

    @Test
    void aTargetUrlIsTheTextToDraw() {
        String url = create("{\"format\":\"TEXT/TARGETURL\"}");
        assertThat(url).isEqualTo("http://phone.test/phone?token=" + token());
        assertThat(token()).matches("[A-Za-z0-9_-]{1,32}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAGE/PNG", "IMAGE/SVG+XML", "TEXT/TARGETURL"})
    void isGoneWhenItsTimeIsOver(String format) {
        create("{\"format\":\"" + format + "\"}");
        String link = "/qr-image/v1?token=" + token();
        simulator.advanceClock(Duration.ofMinutes(9).plusSeconds(50));
        assertThat(anybody.get(link).status()).isEqualTo(200);
        simulator.advanceClock(Duration.ofSeconds(10));
        assertThat(anybody.get(link).status()).isEqualTo(404);
    }

    @Test
    void isGoneWhenThePaymentWasEndedEarly() {
        create("{\"format\":\"IMAGE/PNG\"}");
        simulator.expire(REFERENCE);
        assertThat(anybody.get("/qr-image/v1?token=" + token()).status()).isEqualTo(404);
    }

    @Test
    void canBeFetchedAsOftenAsAnybodyLikes() {
        create("{\"format\":\"IMAGE/PNG\"}");
        String link = "/qr-image/v1?token=" + token();
        byte[] first = anybody.get(link).raw().body();
        assertThat(anybody.get(link).raw().body()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/qr-image/v1", "/qr-image/v1?token=", "/qr-image/v1?token=guess"})
    void showsNothingToThoseWhoGuess(String link) {
        assertThat(anybody.get(link).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":\"IMAGE/PNG\",\"size\":99}|qrFormat.size",
                "{\"format\":\"IMAGE/PNG\",\"size\":2001}|qrFormat.size",
                "{\"format\":\"IMAGE/PNG\",\"size\":\"600\"}|qrFormat.size",
                "{\"format\":\"IMAGE/PNG\",\"size\":600.5}|qrFormat.size",
                "{\"format\":\"IMAGE/GIF\"}|qrFormat.format",
                "{\"format\":\"image/png\"}|qrFormat.format",
                "{\"size\":600}|qrFormat.format",
                "{\"format\":\"IMAGE/PNG\",\"whiteBorder\":8}|qrFormat.whiteBorder",
                "\"IMAGE/PNG\"|qrFormat"
            })
    void saysWhichFieldOfTheFormatIsWrong(String format, String blamed) {
        Caller.Reply reply = merchant.key("c").post("/epayment/v1/payments", body(format));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.blamed()).isEqualTo(blamed);
    }

    private Caller.Reply image(String format) {
        String url = create(format);
        assertThat(url).isEqualTo("http://phone.test/qr-image/v1?token=" + token());
        return anybody.get("/qr-image/v1?token=" + token());
    }

    /** @return the redirectUrl */
    private String create(String format) {
        Caller.Reply reply = merchant.key("c").post("/epayment/v1/payments", body(format));
        assertThat(reply.status()).isEqualTo(201);
        return reply.json().get("redirectUrl").stringValue();
    }

    /** @param format nothing leaves it to Vipps */
    private static String body(String format) {
        return Bodies.create(REFERENCE, 2500)
                .replace(
                        "\"qrFormat\":{\"format\":\"TEXT/TARGETURL\"},",
                        format.isEmpty() ? "" : "\"qrFormat\":" + format + ",");
    }

    private String token() {
        return simulator.payment(REFERENCE).orElseThrow().payment().origin().token();
    }

    /** What a browser would make of our drawing, which has nothing but squares. */
    private static BufferedImage rasterize(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int scale = 8;
        int side = Integer.parseInt(box.group(1)) * scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        pen.setColor(Color.BLACK);
        for (Matcher module = MODULE.matcher(svg); module.find(); ) {
            pen.fillRect(
                    Integer.parseInt(module.group(1)) * scale, Integer.parseInt(module.group(2)) * scale, scale, scale);
        }
        pen.dispose();
        return image;
    }
}
