package io.vendflow.gateway.message;

import io.vendflow.gateway.Display;
import io.vendflow.gateway.MachineMessage;
import io.vendflow.gateway.MachineMessage.CancelRequest;
import io.vendflow.gateway.MachineMessage.Presence;
import io.vendflow.gateway.MachineMessage.SaleRequest;
import io.vendflow.gateway.MachineMessage.Unusable;
import io.vendflow.gateway.MachineMessage.VendReport;
import io.vendflow.gateway.MachineTopic;
import io.vendflow.gateway.MessageReader;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads machines' messages by the MQTT contract, version 1. */
public final class JsonMessageReader implements MessageReader {

    private static final int LARGEST_PAYLOAD = 16 * 1024;
    private static final int MOST_LINES = 50;
    private static final int MOST_OF_A_PRODUCT = 100;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(30)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    @Override
    public MachineMessage read(String topic, byte[] payload) {
        MachineTopic from = MachineTopic.parse(topic);
        if (from == null) {
            return unusable("UNKNOWN_TOPIC", "topic " + topic + " names no machine", null);
        }
        if (!from.version().equals(MachineTopic.VERSION)) {
            return unusable(
                    "UNSUPPORTED_VERSION",
                    "this gateway speaks " + MachineTopic.VERSION + ", not " + from.version(),
                    null);
        }
        if (!MachineId.isValid(from.machine())) {
            return unusable("INVALID_MACHINE_ID", "machineId must be 3 to 16 letters and digits", null);
        }
        if (payload.length > LARGEST_PAYLOAD) {
            return unusable(
                    "TOO_LARGE", "a message is at most " + LARGEST_PAYLOAD + " bytes, not " + payload.length, null);
        }
        return readPayload(from.channel(), payload);
    }

    private MachineMessage readPayload(String channel, byte[] payload) {
        JsonNode message;
        try {
            message = json.readTree(payload);
        } catch (JacksonException e) {
            return unusable("NOT_JSON", "not JSON: " + e.getOriginalMessage(), null);
        }
        if (message == null || !message.isObject()) {
            return unusable("NOT_JSON", "not a JSON object", null);
        }
        Fields fields = new Fields(message, "");
        SaleId saleId = null;
        try {
            if (channel.equals("presence")) {
                return presence(fields);
            }
            saleId = saleId(fields);
            return switch (channel) {
                case "sale" -> sale(saleId, fields);
                case "vend" -> vend(saleId, fields);
                case "cancel" -> new CancelRequest(saleId);
                default -> unusable("UNKNOWN_TOPIC", "machines speak on sale, vend, cancel and presence", saleId);
            };
        } catch (BrokenRuleException e) {
            return new Unusable(e.code(), e.words(), saleId, channel.equals("sale"));
        }
    }

    private static SaleId saleId(Fields fields) {
        String value = fields.text("saleId", 100);
        if (!SaleId.isValid(value)) {
            throw fields.invalid("saleId", "must be 4 to 26 letters and digits");
        }
        return new SaleId(value);
    }

    private static MachineMessage sale(SaleId saleId, Fields fields) {
        Currency currency = fields.oneOf("currency", Currency.class, List.of(Currency.values()));
        Display display = display(fields.optionalObject("display"));
        List<SaleLine> lines = new ArrayList<>();
        Set<String> slots = new HashSet<>();
        for (Fields each : fields.list("lines", MOST_LINES)) {
            SaleLine line = line(each);
            if (!slots.add(line.slot())) {
                throw each.invalid("slot", "is named twice: " + line.slot());
            }
            lines.add(line);
        }
        if (lines.isEmpty()) {
            throw fields.invalid("lines", "must have at least one entry");
        }
        long total = Sale.totalOf(lines);
        if (total > Amount.LARGEST_PAYMENT) {
            throw new BrokenRuleException(
                    "AMOUNT_TOO_LARGE", "the total is " + total + ", Vipps takes at most " + Amount.LARGEST_PAYMENT);
        }
        if (total < currency.smallestPayment()) {
            throw new BrokenRuleException(
                    "AMOUNT_TOO_SMALL",
                    "the total is " + total + ", Vipps takes at least " + currency.smallestPayment());
        }
        return new SaleRequest(saleId, currency, display, lines);
    }

    private static SaleLine line(Fields fields) {
        return new SaleLine(
                fields.text("slot", 16),
                fields.text("sku", 64),
                fields.text("name", 100),
                (int) fields.whole("quantity", 1, MOST_OF_A_PRODUCT),
                fields.whole("unitPrice", 0, Amount.LARGEST_PAYMENT),
                (int) fields.whole("taxRate", 0, 10_000));
    }

    private static Display display(@Nullable Fields fields) {
        if (fields == null) {
            return Display.DEFAULT;
        }
        Display.Format format = fields.isAbsent("format")
                ? Display.DEFAULT.format()
                : fields.oneOf("format", Display.Format.class, List.of(Display.Format.values()));
        int size = fields.isAbsent("size")
                ? Display.DEFAULT.size()
                : (int) fields.whole("size", Display.SMALLEST, Display.LARGEST);
        return new Display(format, size);
    }

    private static MachineMessage vend(SaleId saleId, Fields fields) {
        VendOutcome outcome = fields.oneOf(
                "outcome", VendOutcome.class, List.of(VendOutcome.DISPENSED, VendOutcome.PARTIAL, VendOutcome.FAILED));
        Map<String, Integer> dispensed = new LinkedHashMap<>();
        if (!fields.isAbsent("dispensed")) {
            for (Fields each : fields.list("dispensed", MOST_LINES)) {
                String slot = each.text("slot", 16);
                if (dispensed.put(slot, (int) each.whole("quantity", 0, MOST_OF_A_PRODUCT)) != null) {
                    throw each.invalid("slot", "is named twice: " + slot);
                }
            }
        }
        return new VendReport(saleId, outcome, dispensed, fields.optionalText("reason", 100));
    }

    private static MachineMessage presence(Fields fields) {
        return new Presence(
                fields.flag("online"),
                Objects.requireNonNullElse(fields.optionalText("bootId", 100), ""),
                Objects.requireNonNullElse(fields.optionalText("firmware", 100), ""));
    }

    private static Unusable unusable(String code, String message, @Nullable SaleId saleId) {
        return new Unusable(code, message, saleId, false);
    }
}
