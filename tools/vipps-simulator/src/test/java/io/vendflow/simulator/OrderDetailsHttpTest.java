package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Categories and images of Order Management (facts sheet 4.1, 4.3). */
class OrderDetailsHttpTest {

    private static final String ORDER = "VM0042-7F3K9Q";
    private static final String CATEGORY_OF_ORDER = "/order-management/v2/ecom/categories/" + ORDER;
    private static final String CATEGORIES = "/order-management/v3/categories";
    private static final String IMAGES = "/order-management/v1/images";

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Caller merchant = Caller.merchant(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aCategoryIsOverwrittenUnderTheSameId() {
        Caller.Reply first = merchant.send("PUT", CATEGORY_OF_ORDER, category("GENERAL", "https://a.test/1"));
        Caller.Reply second = merchant.send("PUT", CATEGORY_OF_ORDER, category("TICKET", "https://a.test/2"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(UUID.fromString(first.json().stringValue())).isNotNull();
        assertThat(second.json()).isEqualTo(first.json());
        JsonNode order = order();
        assertThat(order.at("/category/category").stringValue()).isEqualTo("TICKET");
        assertThat(order.at("/category/orderDetailsUrl").stringValue()).isEqualTo("https://a.test/2");
        assertThat(order.has("receipt")).isFalse();
    }

    @Test
    void anOrderHasItsCategoryAndItsReceipt() {
        merchant.post("/order-management/v2/ecom/receipts/" + ORDER, Bodies.receipt(2500, 2174, 326));
        assertThat(order().has("category")).isFalse();
        merchant.send("PUT", CATEGORY_OF_ORDER, category("RECEIPT", "https://a.test/1"));
        assertThat(order().at("/receipt/orderLines")).hasSize(1);
        assertThat(order().at("/category/category").stringValue()).isEqualTo("RECEIPT");
        assertThat(merchant.get("/order-management/v2/recurring/" + ORDER)
                        .json()
                        .has("category"))
                .isFalse();
    }

    @Test
    void theAppShowsTheLatestCategory() {
        merchant.send("PUT", CATEGORY_OF_ORDER, category("GENERAL", "https://a.test/1"));
        String added = add("BOOKING");
        assertThat(order().at("/category/category").stringValue()).isEqualTo("BOOKING");
        assertThat(merchant.send("DELETE", CATEGORIES + "/" + added, "").status())
                .isEqualTo(200);
        assertThat(order().at("/category/category").stringValue()).isEqualTo("GENERAL");
        assertThat(merchant.send("DELETE", CATEGORIES + "/" + added, "").status())
                .isEqualTo(404);
    }

    @Test
    void categoriesOfVersionThreeCanBeReadOneByOneAndByOrder() {
        String first = add("BOOKING");
        String second = add("DELIVERY");
        assertThat(merchant.get(CATEGORIES + "?orderId=" + ORDER).json().get("categories"))
                .extracting(each -> each.get("categoryId").stringValue())
                .containsExactly(first, second);
        assertThat(merchant.get(CATEGORIES).json().get("categories")).hasSize(2);
        assertThat(merchant.get(CATEGORIES + "?orderId=VM0042-OTHER").json().get("categories"))
                .isEmpty();
        JsonNode one = merchant.get(CATEGORIES + "/" + second).json();
        assertThat(one.get("orderId").stringValue()).isEqualTo(ORDER);
        assertThat(one.get("paymentType").stringValue()).isEqualTo("ECOM");
        assertThat(one.get("type").stringValue()).isEqualTo("DELIVERY");
        assertThat(one.get("url").stringValue()).isEqualTo("https://a.test/3");
        assertThat(one.has("imageId")).isFalse();
    }

    @Test
    void anothersCategoriesAreNone() {
        String id = add("BOOKING");
        Caller other = Caller.merchant(simulator, "-dk");
        assertThat(other.get(CATEGORIES + "/" + id).status()).isEqualTo(404);
        assertThat(other.get(CATEGORIES).json().get("categories")).isEmpty();
        assertThat(other.send("DELETE", CATEGORIES + "/" + id, "").status()).isEqualTo(404);
        assertThat(other.get(CATEGORIES + "/" + id).json().get("title").stringValue())
                .isEqualTo("Not Found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"category\":\"SALE\",\"orderDetailsUrl\":\"https://a.test/\"}|category",
                "{\"orderDetailsUrl\":\"https://a.test/\"}|category",
                "{\"category\":\"GENERAL\"}|orderDetailsUrl",
                "{\"category\":\"GENERAL\",\"orderDetailsUrl\":\"\"}|orderDetailsUrl",
                "{\"category\":\"GENERAL\",\"orderDetailsUrl\":\"no url\"}|orderDetailsUrl",
                "{\"category\":\"GENERAL\",\"orderDetailsUrl\":\"https://a.test/\",\"imageId\":\"nowhere\"}|imageId",
                "{\"category\":\"GENERAL\",\"orderDetailsUrl\":\"https://a.test/\",\"imageId\":\"a b\"}|imageId",
                "{\"category\":\"GENERAL\",\"orderDetailsUrl\":\"https://a.test/\",\"color\":\"red\"}|color",
                "[]|body"
            })
    void saysWhichFieldOfACategoryIsWrong(String body, String blamed) {
        assertBlames(merchant.send("PUT", CATEGORY_OF_ORDER, body), blamed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"orderId\":\"VM 1\",\"paymentType\":\"ECOM\"|orderId",
                "\"paymentType\":\"ECOM\"|orderId",
                "\"orderId\":\"VM1\",\"paymentType\":\"CASH\"|paymentType",
                "\"orderId\":\"VM1\"|paymentType"
            })
    void saysWhichFieldOfANewCategoryIsWrong(String fields, String blamed) {
        String body = "{" + fields + ",\"type\":\"GENERAL\",\"url\":\"https://a.test/\"}";
        assertBlames(merchant.post(CATEGORIES, body), blamed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void anImageIsAddedOnceAndCanBeNamed(String format) {
        Caller.Reply added = merchant.post(IMAGES, Pictures.body("logo-1", Pictures.of(format, 167, 167)));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.json().get("imageId").stringValue()).isEqualTo("logo-1");
        Caller.Reply again = merchant.post(IMAGES, Pictures.body("logo-1", Pictures.of(format, 200, 200)));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.contentType()).isEqualTo("application/json");
        merchant.send(
                "PUT",
                CATEGORY_OF_ORDER,
                category("GENERAL", "https://a.test/1").replaceFirst("}$", ",\"imageId\":\"logo-1\"}"));
        assertThat(order().at("/category/imageId").stringValue()).isEqualTo("logo-1");
    }

    @Test
    void imagesHaveTheirLimits() {
        byte[] right = Pictures.of("png", 167, 167);
        assertBlames(merchant.post(IMAGES, Pictures.body("low", Pictures.of("png", 400, 166))), "src");
        assertBlames(merchant.post(IMAGES, Pictures.body("gif", Pictures.of("gif", 200, 200))), "src");
        assertBlames(merchant.post(IMAGES, Pictures.body("text", "no image".getBytes(StandardCharsets.UTF_8))), "src");
        assertBlames(merchant.post(IMAGES, Pictures.body("half", Arrays.copyOf(right, 12))), "src");
        assertBlames(merchant.post(IMAGES, "{\"imageId\":\"a\",\"type\":\"base64\",\"src\":\"%%%\"}"), "src");
        assertBlames(merchant.post(IMAGES, Pictures.body("large", Pictures.paddedTo(2_000_001, right))), "src");
        assertThat(merchant.post(IMAGES, Pictures.body("largest", Pictures.paddedTo(2_000_000, right)))
                        .status())
                .isEqualTo(200);
        assertBlames(merchant.post(IMAGES, Pictures.body("a b", right)), "imageId");
        assertBlames(merchant.post(IMAGES, Pictures.body("x".repeat(129), right)), "imageId");
        assertThat(merchant.post(IMAGES, Pictures.body("x".repeat(128), right)).status())
                .isEqualTo(200);
        assertBlames(merchant.post(IMAGES, Pictures.body("url", right).replace("\"base64\"", "\"url\"")), "type");
        assertThat(merchant.post(IMAGES, Pictures.body("huge", new byte[3_000_000]))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void otherCallsAreNotLetThroughWithLargeBodies() {
        assertThat(merchant.post(CATEGORIES, " ".repeat(300_000)).status()).isEqualTo(413);
    }

    @Test
    void outlivesARestart(@TempDir Path directory) {
        SimulatorSettings settings = SimulatorSettings.forTests().withDataDirectory(directory);
        String deleted;
        String kept;
        try (VippsSimulator first = VippsSimulator.start(settings)) {
            Caller caller = Caller.merchant(first);
            caller.post(IMAGES, Pictures.body("logo-1", Pictures.of("png", 167, 167)));
            caller.send("PUT", CATEGORY_OF_ORDER, category("GENERAL", "https://a.test/1"));
            caller.send("PUT", CATEGORY_OF_ORDER, category("TICKET", "https://a.test/2"));
            kept = addAs(caller, "BOOKING");
            deleted = addAs(caller, "DELIVERY");
            caller.send("DELETE", CATEGORIES + "/" + deleted, "");
        }
        for (int restart = 0; restart < 2; restart++) {
            try (VippsSimulator again = VippsSimulator.start(settings)) {
                Caller caller = Caller.merchant(again);
                assertThat(caller.post(IMAGES, Pictures.body("logo-1", Pictures.of("png", 167, 167)))
                                .status())
                        .isEqualTo(409);
                assertThat(caller.get(CATEGORIES + "?orderId=" + ORDER).json().get("categories"))
                        .extracting(each -> each.get("type").stringValue())
                        .containsExactly("TICKET", "BOOKING");
                assertThat(caller.get(CATEGORIES + "/" + kept).status()).isEqualTo(200);
                assertThat(caller.get(CATEGORIES + "/" + deleted).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void isAbsentTogetherWithTheRest() {
        try (VippsSimulator without =
                VippsSimulator.start(SimulatorSettings.forTests().withOrderManagement(false))) {
            Caller caller = Caller.merchant(without);
            assertThat(caller.get(CATEGORIES).status()).isEqualTo(404);
            assertThat(caller.send("PUT", CATEGORY_OF_ORDER, category("GENERAL", "https://a.test/"))
                            .status())
                    .isEqualTo(404);
        }
    }

    private static void assertBlames(Caller.Reply reply, String field) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.json().get("title").stringValue()).isNotEmpty();
        assertThat(reply.json().at("/invalidParams/0/name").stringValue()).isEqualTo(field);
    }

    private JsonNode order() {
        return merchant.get("/order-management/v2/ECOM/" + ORDER).json();
    }

    private String add(String type) {
        return addAs(merchant, type);
    }

    private static String addAs(Caller caller, String type) {
        Caller.Reply reply = caller.post(
                CATEGORIES,
                "{\"orderId\":\"" + ORDER + "\",\"paymentType\":\"ECOM\",\"type\":\"" + type
                        + "\",\"url\":\"https://a.test/3\"}");
        assertThat(reply.status()).isEqualTo(201);
        return reply.json().get("categoryId").stringValue();
    }

    private static String category(String type, String url) {
        return "{\"category\":\"" + type + "\",\"orderDetailsUrl\":\"" + url + "\"}";
    }
}
