package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerHttpTest {

    private static final String REFERENCE = "VM0042-7F3K9Q";

    private final VippsSimulator simulator =
            VippsSimulator.start(SimulatorSettings.forTests().withPublicUrl("http://phone.test"));
    private final Caller merchant = Caller.merchant(simulator);
    private final Caller customer = Caller.anonymous(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void thePhoneShowsWhatIsToBePaidAndApproves() {
        String token = create("\"TEXT/TARGETURL\"", "Cola <0.5 l> & {{content}}");
        Caller.Reply page = customer.get("/phone?token=" + token);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Vendflow Snacks", "25,00 NOK", "Cola &lt;0.5 l&gt; &amp;", "Approve", "Decline")
                .doesNotContain("<0.5");
        assertThat(press("approve", token).status()).isEqualTo(303);
        assertThat(customer.get("/phone?token=" + token).text())
                .contains("Approved")
                .doesNotContain("<button");
        assertThat(simulator.payment(REFERENCE).orElseThrow().state().name()).isEqualTo("AUTHORIZED");
        assertThat(press("decline", token).text()).contains("already reserved");
    }

    @Test
    void thePhoneDeclines() {
        String token = create("\"TEXT/TARGETURL\"", "Cola");
        press("decline", token);
        assertThat(customer.get("/phone?token=" + token).text()).contains("Declined");
        assertThat(simulator.payment(REFERENCE).orElseThrow().state().name()).isEqualTo("ABORTED");
    }

    @Test
    void thePhoneTellsOfExpiryAndOfCodesItDoesNotKnow() {
        String token = create("\"TEXT/TARGETURL\"", "Cola");
        simulator.advanceClock(Duration.ofMinutes(10));
        assertThat(customer.get("/phone?token=" + token).text()).contains("Expired");
        assertThat(customer.get("/phone?token=nonsense").status()).isEqualTo(404);
        assertThat(customer.get("/phone").status()).isEqualTo(404);
    }

    @Test
    void aRefusedCardIsExplainedAndCanBeTriedAgain() {
        String body = Bodies.create(REFERENCE, 151);
        String url = merchant.key("c")
                .post("/epayment/v1/payments", body)
                .json()
                .get("redirectUrl")
                .stringValue();
        assertThat(press("approve", url.substring(url.indexOf('=') + 1)).text())
                .contains("Insufficient funds", "<button");
    }

    @Test
    void thePngHasTheSizeAskedForAndLeadsToThePhone() throws IOException {
        String token = create("\"IMAGE/PNG\",\"size\":300", "Cola");
        Caller.Reply image = customer.get("/qr-image/v1?token=" + token);
        assertThat(image.contentType()).isEqualTo("image/png");
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(image.raw().body()));
        assertThat(png.getWidth()).isEqualTo(300);
        assertThat(png.getHeight()).isEqualTo(300);
        assertThat(QrScan.read(png)).isEqualTo("http://phone.test/phone?token=" + token);
    }

    @Test
    void theSvgIsAnSvgAndImagesAreGoneAfterExpiry() {
        String token = create("\"IMAGE/SVG+XML\"", "Cola");
        assertThat(customer.get("/qr-image/v1?token=" + token).text()).startsWith("<svg");
        simulator.advanceClock(Duration.ofMinutes(10));
        assertThat(customer.get("/qr-image/v1?token=" + token).status()).isEqualTo(404);
    }

    private String create(String format, String description) {
        String body = Bodies.create(REFERENCE, 2500)
                .replace("\"TEXT/TARGETURL\"", format)
                .replace("Cola 0.5 l", description);
        String url = merchant.key("c")
                .post("/epayment/v1/payments", body)
                .json()
                .get("redirectUrl")
                .stringValue();
        assertThat(url).startsWith("http://phone.test/");
        return url.substring(url.indexOf('=') + 1);
    }

    private Caller.Reply press(String button, String token) {
        return customer.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/phone/" + button, "token=" + token);
    }
}
