package io.vendflow.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.simulator.VippsSimulator;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A merchant with one payment: verbs call the API, expectations look at the last answer. */
final class Shop {

    static final String REFERENCE = "VM0042-7F3K9Q";

    private final VippsSimulator simulator;
    private Wire wire;
    private String currency = "NOK";
    private String reference = REFERENCE;
    private long amount = 2500;
    private String nextKey = "";
    private int keys;
    private Wire.Reply last = new Wire.Reply(0, "", "", name -> "");

    Shop(VippsSimulator simulator) {
        this.simulator = simulator;
        this.wire = new Wire(simulator.baseUrl()).withKeys("").withToken();
    }

    // Who it is.

    Shop danish() {
        return of("-dk", "DKK");
    }

    Shop finnish() {
        return of("-fi", "EUR");
    }

    Shop norwegian() {
        return of("", "NOK");
    }

    private Shop of(String suffix, String money) {
        wire = new Wire(simulator.baseUrl()).withKeys(suffix).withToken();
        currency = money;
        return this;
    }

    Shop with(String header, String value) {
        wire = wire.with(header, value);
        return this;
    }

    Shop without(String header) {
        wire = wire.with(header, "");
        return this;
    }

    /** With this Idempotency-Key for the next call; otherwise each call has its own. */
    Shop key(String key) {
        nextKey = key;
        return this;
    }

    Shop reference(String other) {
        reference = other;
        return this;
    }

    Shop worth(long minorUnits) {
        amount = minorUnits;
        return this;
    }

    // What it does.

    Shop create() {
        return createAs(Bodies.create(reference, amount, currency));
    }

    /** A right create with one thing replaced. */
    Shop createBut(String right, String wrong) {
        String body = Bodies.create(reference, amount, currency);
        assertThat(body).contains(right);
        return createAs(body.replace(right, wrong));
    }

    /** A right create with further fields. */
    Shop createWith(String fields) {
        return createAs(Bodies.create(reference, amount, currency).replaceFirst("}$", "," + fields + "}"));
    }

    Shop createAs(String body) {
        return post("/epayment/v1/payments", body);
    }

    Shop approve() {
        return approve("");
    }

    Shop approve(String body) {
        return post("/epayment/v1/test/payments/" + reference + "/approve", body);
    }

    Shop capture(long minorUnits) {
        return adjust("capture", Bodies.modification(minorUnits, currency));
    }

    Shop refund(long minorUnits) {
        return adjust("refund", Bodies.modification(minorUnits, currency));
    }

    Shop cancel() {
        return cancel("");
    }

    Shop cancel(String body) {
        return adjust("cancel", body);
    }

    Shop adjust(String operation, String body) {
        return post("/epayment/v1/payments/" + reference + "/" + operation, body);
    }

    Shop get() {
        return call("GET", "/epayment/v1/payments/" + reference, "");
    }

    Shop events() {
        return call("GET", "/epayment/v1/payments/" + reference + "/events", "");
    }

    Shop post(String path, String body) {
        return call("POST", path, body);
    }

    Shop call(String method, String path, String body) {
        String key = nextKey.isEmpty() ? "key-" + ++keys : nextKey;
        nextKey = "";
        last = wire.with("Idempotency-Key", key.equals("none") ? "" : key).send(method, path, body);
        return this;
    }

    // What customer and time do.

    Shop decline() {
        simulator.decline(reference);
        return this;
    }

    Shop expire() {
        simulator.expire(reference);
        return this;
    }

    Shop inThreeDSecure(Duration duration) {
        assertThat(simulator.startProcessing(reference, duration)).isTrue();
        return this;
    }

    Shop later(Duration duration) {
        await().until(simulator::webhooksAreAtRest);
        simulator.advanceClock(duration);
        wire = wire.withToken();
        return this;
    }

    Shop daysLater(long days) {
        return later(Duration.ofDays(days));
    }

    // What it expects.

    Shop is(int status) {
        assertThat(last.status()).as(last.text()).isEqualTo(status);
        return this;
    }

    Shop refused(int status, int code) {
        is(status);
        assertThat(last.contentType()).isEqualTo("application/problem+json");
        return shows("/extraDetails/0/name", "ErrorCode").shows("/extraDetails/0/reason", Integer.toString(code));
    }

    /** A validation error that blames this field. */
    Shop invalid(String field) {
        is(400);
        assertThat(last.contentType()).isEqualTo("application/problem+json");
        assertThat(last.json().path("extraDetails").findValuesAsString("name")).contains(field);
        return this;
    }

    /** Turned down by the gateway, which does not speak problem details. */
    Shop gateway(int status) {
        is(status).shows("/statusCode", status);
        assertThat(last.contentType()).isEqualTo("application/json");
        return has("/message");
    }

    Shop sums(long authorized, long cancelled, long captured, long refunded) {
        return get().shows("/aggregate/authorizedAmount/value", authorized)
                .shows("/aggregate/cancelledAmount/value", cancelled)
                .shows("/aggregate/capturedAmount/value", captured)
                .shows("/aggregate/refundedAmount/value", refunded);
    }

    Shop state(String state) {
        return get().shows("/state", state);
    }

    Shop log(String... names) {
        events();
        assertThat(last.json().findValuesAsString("name")).containsExactly(names);
        return this;
    }

    Shop shows(String pointer, Object value) {
        assertThat(at(pointer).asString("")).as(pointer + " of " + last.text()).isEqualTo(String.valueOf(value));
        return this;
    }

    Shop matches(String pointer, String pattern) {
        assertThat(at(pointer).asString("")).as(pointer).matches(pattern);
        return this;
    }

    Shop has(String pointer) {
        assertThat(at(pointer).isMissingNode())
                .as(pointer + " in " + last.text())
                .isFalse();
        return this;
    }

    Shop lacks(String pointer) {
        assertThat(at(pointer).isMissingNode())
                .as(pointer + " in " + last.text())
                .isTrue();
        return this;
    }

    Shop header(String name, String pattern) {
        assertThat(last.header(name)).as(name).matches(pattern);
        return this;
    }

    // What it remembers of an answer.

    String text(String pointer) {
        return at(pointer).asString("");
    }

    List<String> texts(String field) {
        return StreamSupport.stream(last.json().spliterator(), false)
                .map(each -> each.path(field).asString(""))
                .toList();
    }

    Wire.Reply answer() {
        return last;
    }

    VippsSimulator vipps() {
        return simulator;
    }

    private JsonNode at(String pointer) {
        return last.json().at(pointer);
    }
}
