package io.vendflow.vipps.order;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOrderDetailsTest {

    private static final PaymentReference REFERENCE = new PaymentReference("VM0042-7F3K9Q");
    private static final URI HELP = URI.create("https://operator.test/help?sale=7F3K9Q");

    private final VippsStub stub = new VippsStub();
    private final Vipps vipps = stub.connect();

    @AfterEach
    void close() {
        vipps.close();
        stub.close();
    }

    @Test
    void putsTheCategoryAsVippsWantsIt() {
        stub.next(200, "\"16328cb8-d769-4c53-90ad-e19777823f0a\"");
        Category category = new Category(Category.Kind.GENERAL, HELP, "logo-1");
        assertThat(Outcomes.done(vipps.categories().put(MSN, REFERENCE, category))
                        .id())
                .isEqualTo("16328cb8-d769-4c53-90ad-e19777823f0a");
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path())
                .isEqualTo("PUT /order-management/v2/ecom/categories/VM0042-7F3K9Q");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(call.header("Idempotency-Key")).isNull();
        assertThat(call.body()).isEqualTo("""
                {"category":"GENERAL","orderDetailsUrl":"https://operator.test/help?sale=7F3K9Q","imageId":"logo-1"}""");
    }

    @Test
    void aCategoryNeedsNoImageAndItsAnswerNoId() {
        stub.next(200, "");
        Category category = new Category(Category.Kind.RECEIPT, HELP, null);
        assertThat(Outcomes.done(vipps.categories().put(MSN, REFERENCE, category))
                        .id())
                .isEmpty();
        assertThat(stub.onlyCall().body()).doesNotContain("imageId");
    }

    @Test
    void aHiccupIsRiddenOutBecauseItOverwritesOnly() {
        stub.next(500, "{}").next(200, "\"id\"");
        Category category = new Category(Category.Kind.RECEIPT, HELP, null);
        Outcomes.done(vipps.categories().put(MSN, REFERENCE, category));
        assertThat(stub.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409})
    void isRefusedForGood(int status) {
        stub.next(status, "{\"title\":\"no\"}").next(status, "{\"title\":\"no\"}");
        Category category = new Category(Category.Kind.RECEIPT, HELP, null);
        assertThat(Outcomes.refused(vipps.categories().put(MSN, REFERENCE, category))
                        .httpStatus())
                .isEqualTo(status);
        assertThat(Outcomes.refused(vipps.images().add(MSN, new Image("logo-1", new byte[] {1})))
                        .httpStatus())
                .isEqualTo(status);
    }

    @Test
    void addsTheImageAsVippsWantsIt() {
        stub.next(200, "{\"imageId\":\"logo-1\"}");
        Image image = new Image("logo-1", new byte[] {-1, 0, 1});
        assertThat(Outcomes.done(vipps.images().add(MSN, image))).isEqualTo(new ImageAdded("logo-1"));
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path()).isEqualTo("POST /order-management/v1/images");
        assertThat(call.body()).isEqualTo("{\"imageId\":\"logo-1\",\"src\":\"/wAB\",\"type\":\"base64\"}");
    }

    @Test
    void rejectsWhatVippsWouldRefuse() {
        assertThatThrownBy(() -> new Category(Category.Kind.GENERAL, URI.create("/help"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Category(Category.Kind.GENERAL, HELP, "a b"))
                .isInstanceOf(IllegalArgumentException.class);
        for (String id : new String[] {"", "a b", "x".repeat(129)}) {
            assertThatThrownBy(() -> new Image(id, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Image("logo-1", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Image("logo-1", new byte[Image.LARGEST + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Image("logo-1", new byte[Image.LARGEST])).hasToString("Image logo-1, 2000000 bytes");
    }
}
