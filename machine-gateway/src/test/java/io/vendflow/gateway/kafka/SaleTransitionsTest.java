package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureMode;
import io.vendflow.events.Captured;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.MachineProfile;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnd;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Sale;
import io.vendflow.events.SaleLine;
import io.vendflow.events.Topics;
import io.vendflow.events.UnknownVendPolicy;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.gateway.SaleState;
import io.vendflow.kafka.Metas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The law of a sale: from every state, with everything that can happen, where it goes and what leaves the gateway. It is
 * written in {@code sale-transitions.txt}; {@code ignored} there means: counted, and nothing else.
 */
class SaleTransitionsTest extends GatewayStage {

    private static final String REFERENCE = "VM0042-7F3K9Q";
    private static final String TWO_LINES = """
            {"saleId":"7F3K9Q","currency":"NOK",
             "lines":[{"slot":"A3","sku":"COLA05","name":"Cola","quantity":1,"unitPrice":2500,"taxRate":1500},
                      {"slot":"B1","sku":"CHIPS","name":"Chips","quantity":1,"unitPrice":1800,"taxRate":1500}]}""";
    private static final long PRICE = 4300;

    /**
     * How to get a sale into each state. Those of ON_AUTHORIZATION are marked with *, those under another policy for unknown
     * vends with +, those that somebody else brought about with "by".
     */
    private static final Map<String, List<String>> STATES = new LinkedHashMap<>();

    private static final List<String> STIMULI = List.of(
            "same sale",
            "other content",
            "new sale",
            "vend all",
            "vend a part",
            "vend nothing",
            "button",
            "offline",
            "created",
            "rejected",
            "authorized",
            "authorized long ago",
            "aborted",
            "expired",
            "terminated",
            "captured",
            "released",
            "rest released",
            "refunded",
            "a part refunded",
            "release",
            "release forced",
            "resolve all",
            "resolve a part",
            "resolve nothing",
            "2 minutes",
            "a day",
            "3 days");

    static {
        STATES.put("REQUESTED", List.of());
        STATES.put("AWAITING_PAYMENT", List.of("created"));
        STATES.put("GIVING_UP", List.of("button"));
        STATES.put("GIVING_UP/ASKED", List.of("created", "button"));
        STATES.put("AUTHORIZED", List.of("created", "authorized"));
        STATES.put("OVERDUE", List.of("created", "authorized", "2 minutes"));
        STATES.put("REPORTED/DISPENSED", List.of("created", "authorized", "vend all"));
        STATES.put("REPORTED/FAILED", List.of("created", "authorized", "vend nothing"));
        STATES.put("OVERDUE+CAPTURE", List.of("created", "authorized", "2 minutes"));
        STATES.put("OVERDUE+HOLD", List.of("created", "authorized", "2 minutes"));
        STATES.put("REPORTED/DISPENSED by anna", List.of("created", "authorized", "2 minutes", "resolve all"));
        STATES.put("LETTING_GO", List.of("created", "authorized", "button"));
        STATES.put("LETTING_GO by policy", List.of("created", "authorized", "2 minutes", "a day"));
        STATES.put("CAPTURED", List.of("created", "authorized", "vend all", "captured"));
        STATES.put("CAPTURED by anna", List.of("created", "authorized", "2 minutes", "resolve all", "captured"));
        STATES.put(
                "RELEASED by policy", List.of("created", "authorized", "2 minutes", "a day", "unknown vend released"));
        STATES.put("ABORTED", List.of("created", "aborted"));
        STATES.put("RELEASED", List.of("created", "button", "terminated"));
        STATES.put("EXPIRED", List.of("created", "expired"));
        STATES.put("REJECTED", List.of("rejected"));
        STATES.put("REQUESTED*", List.of());
        STATES.put("AWAITING_PAYMENT*", List.of("created"));
        STATES.put("GIVING_UP/ASKED*", List.of("created", "button"));
        STATES.put("AUTHORIZED*", List.of("created", "authorized"));
        STATES.put("AUTHORIZED/PAID*", List.of("created", "authorized", "captured"));
        STATES.put("OVERDUE*", List.of("created", "authorized", "2 minutes"));
        STATES.put("OVERDUE/PAID*", List.of("created", "authorized", "captured", "2 minutes"));
        STATES.put("REPORTED/FAILED*", List.of("created", "authorized", "captured", "vend nothing"));
        STATES.put("REPORTED/PARTIAL*", List.of("created", "authorized", "vend a part"));
        STATES.put("REPORTED/DISPENSED*", List.of("created", "authorized", "vend all"));
        STATES.put("CAPTURED*", List.of("created", "authorized", "captured", "vend all"));
        STATES.put("LETTING_GO*", List.of("created", "authorized", "captured", "button"));
        STATES.put("REFUNDED*", List.of("created", "authorized", "captured", "button", "refunded"));
    }

    static Stream<String> reachable() {
        return STATES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("reachable")
    void goesFromEachStateWhereTheTableSays(String state) throws IOException {
        Map<String, String> expected = table().getOrDefault(state, Map.of());
        Map<String, String> actual = new LinkedHashMap<>();
        for (String stimulus : STIMULI) {
            actual.put(stimulus, transition(state, stimulus));
        }
        assertThat(lines(state, actual)).isEqualTo(lines(state, expected));
    }

    @Test
    void leavesNothingOutOfTheTable() throws IOException {
        assertThat(new TreeSet<>(table().keySet())).isEqualTo(new TreeSet<>(STATES.keySet()));
    }

    @Test
    void knowsEveryKindOfState() {
        Set<String> played = STATES.keySet().stream()
                .map(state -> state.replaceAll("[/+* ].*", ""))
                .collect(Collectors.toSet());
        for (Class<?> kind : SaleState.class.getPermittedSubclasses()) {
            if (kind != SaleState.Ended.class) {
                assertThat(played)
                        .contains(kind.getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                .toUpperCase(Locale.ROOT));
            }
        }
        assertThat(played)
                .containsAll(
                        Arrays.stream(SaleState.End.values()).map(Enum::name).toList());
    }

    private String transition(String state, String stimulus) {
        stop();
        start();
        Sale sale = arrive(state);
        assertThat(named(state)).isEqualTo(state);
        drain();
        double ignored = ignored();
        happens(stimulus, sale);
        List<String> effects = drain();
        if (ignored() > ignored) {
            effects.add("ignored");
        }
        String next = named(state);
        return (next.equals(state) ? "." : next.replaceAll("[+ ].*", ""))
                + (effects.isEmpty() ? "" : "  " + String.join(", ", effects));
    }

    /** The state now, with the marks of the one that it was. */
    private String named(String state) {
        String bare = state.replaceAll("[+* ].*", "");
        String now = stateNow();
        if (now.equals("-")) {
            return now;
        }
        return now.equals(bare) ? state : now + (state.endsWith("*") ? "*" : "");
    }

    private Sale arrive(String state) {
        boolean onAuthorization = state.endsWith("*");
        int plus = state.indexOf('+');
        if (onAuthorization || plus > 0) {
            send(
                    Topics.MACHINES,
                    MachineProfile.newBuilder()
                            .setUnknownVendPolicy(
                                    plus > 0
                                            ? UnknownVendPolicy.valueOf(state.substring(plus + 1))
                                            : UnknownVendPolicy.UNSPECIFIED)
                            .setMeta(meta("profile"))
                            .setMachineId("VM0042")
                            .setMerchantSerialNumber("123456")
                            .setName("")
                            .setPlace("")
                            .setCaptureMode(onAuthorization ? CaptureMode.ON_AUTHORIZATION : CaptureMode.UNSPECIFIED)
                            .setActive(true)
                            .build());
        }
        say("sale", TWO_LINES);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        STATES.getOrDefault(state, List.of()).forEach(each -> happens(each, sale));
        return sale;
    }

    private void happens(String stimulus, Sale sale) {
        switch (stimulus) {
            case "same sale" -> say("sale", TWO_LINES);
            case "other content" -> say("sale", SALE);
            case "new sale" -> say("sale", TWO_LINES.replace("7F3K9Q", "NEXT01"));
            case "vend all" -> say("vend", "{\"saleId\":\"7F3K9Q\",\"outcome\":\"DISPENSED\",\"dispensed\":[]}");
            case "vend a part" ->
                say(
                        "vend",
                        "{\"saleId\":\"7F3K9Q\",\"outcome\":\"PARTIAL\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}]}");
            case "vend nothing" -> say("vend", "{\"saleId\":\"7F3K9Q\",\"outcome\":\"FAILED\",\"reason\":\"JAM\"}");
            case "button" -> say("cancel", "{\"saleId\":\"7F3K9Q\"}");
            case "offline" -> {
                say("presence", "{\"online\":false,\"bootId\":\"b1\"}");
                driver.advanceWallClockTime(Duration.ofSeconds(31));
            }
            case "created" ->
                send(
                        Topics.PAYMENT_CREATED,
                        new PaymentCreated(
                                meta("created"),
                                sale,
                                "https://qr.example/T",
                                START.plus(Duration.ofMinutes(10)),
                                null));
            case "rejected" ->
                send(Topics.PAYMENT_REJECTED, new PaymentRejected(meta("rejected"), sale, "VIPPS_5040", "no"));
            case "authorized" -> send(Topics.AUTHORIZED, new Authorized(meta("a"), sale, PRICE, "psp", START, null));
            case "authorized long ago" ->
                send(
                        Topics.AUTHORIZED,
                        new Authorized(meta("a"), sale, PRICE, "psp", START.minus(Duration.ofMinutes(5)), null));
            case "aborted" -> send(Topics.PAYMENT_ENDED, new PaymentEnded(meta("e"), sale, PaymentEnd.ABORTED));
            case "expired" -> send(Topics.PAYMENT_ENDED, new PaymentEnded(meta("e"), sale, PaymentEnd.EXPIRED));
            case "terminated" -> send(Topics.PAYMENT_ENDED, new PaymentEnded(meta("e"), sale, PaymentEnd.TERMINATED));
            case "captured" -> send(Topics.CAPTURED, new Captured(meta("c"), sale, PRICE, "psp"));
            case "released" -> send(Topics.RELEASED, new Released(meta("r"), sale, PRICE, ReleaseReason.VEND_FAILED));
            case "unknown vend released" ->
                send(Topics.RELEASED, new Released(meta("r"), sale, PRICE, ReleaseReason.UNKNOWN_VEND));
            case "rest released" ->
                send(Topics.RELEASED, new Released(meta("r"), sale, 1800L, ReleaseReason.REMAINDER));
            case "refunded" ->
                send(Topics.REFUNDED, new Refunded(meta("f"), sale, PRICE, "capture-service", "VEND_FAILED"));
            case "a part refunded" ->
                send(Topics.REFUNDED, new Refunded(meta("f"), sale, 1800L, "anna", "chips were open"));
            case "release" -> release(sale, false);
            case "release forced" -> release(sale, true);
            case "resolve all" -> resolve(sale, VendOutcome.DISPENSED, sale.getLines());
            case "resolve a part" ->
                resolve(sale, VendOutcome.PARTIAL, sale.getLines().subList(0, 1));
            case "resolve nothing" -> resolve(sale, VendOutcome.FAILED, List.of());
            case "2 minutes" ->
                driver.advanceWallClockTime(Duration.ofMinutes(2).plusSeconds(1));
            case "a day" -> driver.advanceWallClockTime(Duration.ofHours(24).plusMinutes(1));
            case "3 days" -> driver.advanceWallClockTime(Duration.ofDays(3));
            default -> throw new AssertionError(stimulus);
        }
    }

    private void release(Sale sale, boolean force) {
        propose(
                Topics.CANCEL_REQUESTED,
                CancelRequested.newBuilder()
                        .setMeta(Metas.of("capture-service", "operator anna", START, "release"))
                        .setSale(sale)
                        .setReason(ReleaseReason.OPERATOR)
                        .setRequestedBy("anna")
                        .setNote("the customer called")
                        .build(),
                force);
    }

    private void resolve(Sale sale, VendOutcome outcome, List<SaleLine> dispensed) {
        propose(
                Topics.VEND_REPORTED,
                VendReported.newBuilder()
                        .setMeta(Metas.of("capture-service", "operator anna", START, "resolve"))
                        .setSale(sale)
                        .setOutcome(outcome)
                        .setDispensed(dispensed)
                        .setDispensedAmount(0)
                        .setAuthorizedAmount(PRICE)
                        .setDecidedBy("anna")
                        .build(),
                false);
    }

    private double ignored() {
        return meters.find("vendflow.gateway.ignored").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private String stateNow() {
        byte[] bytes =
                driver.<String, byte[]>getKeyValueStore(StoreMemory.SALES).get(REFERENCE);
        if (bytes == null) {
            return "-";
        }
        JsonNode state = JsonMapper.shared().readTree(bytes).get("state");
        String name = state.get("is").asString();
        return switch (name) {
            case "ENDED" -> state.get("end").asString();
            case "REPORTED" -> name + "/" + state.get("outcome").asString();
            case "GIVING_UP" -> state.get("asked").asBoolean() ? name + "/ASKED" : name;
            case "AUTHORIZED", "OVERDUE" -> state.get("captured").asLong() > 0 ? name + "/PAID" : name;
            default -> name;
        };
    }

    /** Everything that left, in words. */
    private List<String> drain() {
        List<String> effects = new ArrayList<>();
        all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                .forEach(event -> effects.add("request " + event.getSale().getSaleId()));
        all(Topics.CANCEL_REQUESTED, CancelRequested.class)
                .forEach(event -> effects.add("cancel " + event.getReason()
                        + (event.getRequestedBy() == null ? "" : " by " + event.getRequestedBy())));
        all(Topics.VEND_REPORTED, VendReported.class)
                .forEach(event -> effects.add("vend " + event.getOutcome()
                        + (event.getDecidedBy() == null ? "" : " by " + event.getDecidedBy())));
        all(Topics.DEAD_LETTERS, DeadLetter.class).forEach(event -> effects.add("dead letter " + event.getCode()));
        output(Topics.PRESENCE.name()).readValuesToList();
        for (JsonNode message : told()) {
            JsonNode payload = message.get("payload");
            effects.add(
                    payload.has("state")
                            ? "tell " + payload.get("state").asString()
                                    + (payload.has("code")
                                            ? " " + payload.get("code").asString()
                                            : "")
                                    + (payload.get("saleId").asString().equals("7F3K9Q") ? "" : " of the new sale")
                            : "error " + payload.get("code").asString());
        }
        return effects;
    }

    private static String lines(String state, Map<String, String> transitions) {
        StringBuilder text = new StringBuilder("[" + state + "]\n");
        transitions.forEach((stimulus, then) -> text.append(
                        "%-21s%s%n".formatted(stimulus, then).stripTrailing())
                .append('\n'));
        return text.toString();
    }

    private static Map<String, Map<String, String>> table() throws IOException {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        try (InputStream in = SaleTransitionsTest.class.getResourceAsStream("/sale-transitions.txt")) {
            Map<String, String> rows = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("[")) {
                    rows = new LinkedHashMap<>();
                    table.put(line.substring(1, line.length() - 1), rows);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    rows.put(line.substring(0, 21).strip(), line.substring(21).strip());
                }
            }
        }
        return table;
    }
}
