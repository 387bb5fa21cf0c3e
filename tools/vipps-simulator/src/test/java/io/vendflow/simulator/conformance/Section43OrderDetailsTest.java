package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Categories and images of Order Management. */
class Section43OrderDetailsTest extends Conformance {

    private static final String ORDER = "/order-management/v2/ecom/" + Shop.REFERENCE;
    private static final String PUT = "/order-management/v2/ecom/categories/" + Shop.REFERENCE;
    private static final String CATEGORIES = "/order-management/v3/categories";
    private static final String IMAGES = "/order-management/v1/images";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Override
    Stream<Rule> rules() {
        return Stream.concat(categories(), images());
    }

    private static Stream<Rule> categories() {
        Stream<Rule> kinds = Stream.of("GENERAL", "RECEIPT", "ORDER_CONFIRMATION", "DELIVERY", "TICKET", "BOOKING")
                .map(kind -> rule(
                        "4.3 category " + kind,
                        shop -> shop.call("PUT", PUT, category(kind)).is(200).matches("", UUID)));
        return Stream.concat(
                kinds,
                Stream.of(
                        rule(
                                "4.3 no other category",
                                shop -> shop.call("PUT", PUT, category("SALE"))
                                        .is(400)
                                        .shows("/invalidParams/0/name", "category")
                                        .has("/title")),
                        rule(
                                "4.1 putCategory overwrites",
                                shop -> shop.call("PUT", PUT, category("GENERAL"))
                                        .call("PUT", PUT, category("TICKET"))
                                        .call("GET", ORDER, "")
                                        .shows("/category/category", "TICKET")),
                        rule(
                                "4.1 the order has its category and its receipt",
                                shop -> shop.call("PUT", PUT, category("GENERAL"))
                                        .post("/order-management/v2/ecom/receipts/" + Shop.REFERENCE, Bodies.receipt())
                                        .call("GET", ORDER, "")
                                        .has("/category")
                                        .has("/receipt")),
                        rule(
                                "4.1 a category of version 3 is made, read, listed and deleted",
                                shop -> shop.post(
                                                CATEGORIES,
                                                "{\"orderId\":\"O-1\",\"paymentType\":\"ECOM\",\"type\":\"GENERAL\","
                                                        + "\"url\":\"https://a.test/\"}")
                                        .is(201)
                                        .matches("/categoryId", UUID)
                                        .call("GET", CATEGORIES + "/" + shop.text("/categoryId"), "")
                                        .is(200)
                                        .shows("/orderId", "O-1")
                                        .call("GET", CATEGORIES + "?orderId=O-1", "")
                                        .shows("/categories/0/type", "GENERAL")
                                        .call("DELETE", CATEGORIES + "/" + shop.text("/categories/0/categoryId"), "")
                                        .is(200)
                                        .call("GET", CATEGORIES + "?orderId=O-1", "")
                                        .lacks("/categories/0")),
                        rule(
                                "4.1 no such category is 404",
                                shop -> shop.call("GET", CATEGORIES + "/0b1a7d3e-0000-4000-8000-000000000000", "")
                                        .is(404)
                                        .has("/title"))));
    }

    private static Stream<Rule> images() {
        return Stream.of(
                rule(
                        "4.3 a PNG of 167 pixels is an image",
                        shop -> shop.post(IMAGES, image("logo-1", "png", 167))
                                .is(200)
                                .shows("/imageId", "logo-1")),
                rule(
                        "4.3 a JPEG, too",
                        shop -> shop.post(IMAGES, image("logo-1", "jpg", 400)).is(200)),
                rule(
                        "4.3 a lower one is not",
                        shop -> shop.post(IMAGES, image("logo-1", "png", 166))
                                .is(400)
                                .shows("/invalidParams/0/name", "src")),
                rule(
                        "4.3 nor is a GIF",
                        shop -> shop.post(IMAGES, image("logo-1", "gif", 200)).is(400)),
                rule(
                        "4.3 an id has 128 characters",
                        shop -> shop.post(IMAGES, image("x".repeat(128), "png", 167))
                                .is(200)),
                rule(
                        "4.3 and not more",
                        shop -> shop.post(IMAGES, image("x".repeat(129), "png", 167))
                                .is(400)),
                rule(
                        "4.3 the type is base64",
                        shop -> shop.post(IMAGES, image("logo-1", "png", 167).replace("\"base64\"", "\"hex\""))
                                .is(400)
                                .shows("/invalidParams/0/name", "type")),
                rule(
                        "4.3 an image cannot be overwritten",
                        shop -> shop.post(IMAGES, image("logo-1", "png", 167))
                                .post(IMAGES, image("logo-1", "png", 200))
                                .is(409)));
    }

    private static String category(String kind) {
        return "{\"category\":\"" + kind + "\",\"orderDetailsUrl\":\"https://a.test/\"}";
    }

    private static String image(String id, String format, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(height, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "{\"imageId\":\"" + id + "\",\"type\":\"base64\",\"src\":\""
                + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\"}";
    }
}
