package io.vendflow.commands.replay;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.setup.ClusterSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each service does with what comes again. A test of the sale simulation holds this against the services. */
public final class ServiceSteps {

    private static final Map<String, Map<String, String>> ALL = new LinkedHashMap<>();

    static {
        put(
                "machine-gateway",
                ClusterSetup.GATEWAY_INBOX,
                "takes the machines' messages again as of their time: tells again where a sale stands, opens one that it"
                        + " missed, gives up none; old presence is ignored");
        String moves = "moves the sales that still wait for it; others stay as they are";
        put("machine-gateway", Topics.PAYMENT_CREATED, "shows the QR of sales that still wait for it");
        put("machine-gateway", Topics.PAYMENT_REJECTED, moves);
        put(
                "machine-gateway",
                Topics.AUTHORIZED,
                "tells the machine to vend if its sale still waits and the approval is fresh; lets an old one go");
        put("machine-gateway", Topics.PAYMENT_ENDED, moves);
        put("machine-gateway", Topics.CAPTURED, moves);
        put("machine-gateway", Topics.RELEASED, moves);
        put("machine-gateway", Topics.REFUNDED, moves);
        put(
                "payment-initiator",
                Topics.PAYMENT_REQUESTED,
                "asks Vipps again with the same key and finds the payment that is there; says STALE to what nobody waits for"
                        + " any more");
        put(
                "webhook-ingest",
                Topics.PAYMENT_CREATED,
                "watches the payments that it does not know as told, and tells their end under the same id");
        put(
                "webhook-ingest",
                Topics.WEBHOOK_RECEIVED,
                "looks at once at payments that are open; others stay as they are");
        String receipt = "attaches the receipt if it is due and not there yet, and says so under the same id";
        put("receipt-service", Topics.VEND_REPORTED, receipt);
        put("receipt-service", Topics.AUTHORIZED, receipt);
        String captures = "captures what was dispensed, unless Vipps shows that it is captured";
        put("capture-service", Topics.RECEIPT_ATTACHED, captures);
        put("capture-service", Topics.RECEIPT_FAILED, captures);
        put(
                "capture-service",
                Topics.VEND_REPORTED,
                "lets go of, or gives back, what was not dispensed, if that was not done yet");
        put(
                "capture-service",
                Topics.CANCEL_REQUESTED,
                "lets go of what is still reserved; gives back what was captured all the same");
        put("capture-service", Topics.CAPTURED, "lets go of the rest that is still reserved");
        put("capture-service", Topics.REFUND_REQUESTED, "gives back with the same key what was not given back yet");
    }

    private ServiceSteps() {}

    private static void put(String service, Topic<?> topic, String words) {
        put(service, topic.name(), words);
    }

    private static void put(String service, String topic, String words) {
        ALL.computeIfAbsent(service, name -> new LinkedHashMap<>()).put(topic, words);
    }

    /** The topics that a service takes from its retry path; none for what is no service. */
    public static List<String> topicsOf(String service) {
        return new ArrayList<>(ALL.getOrDefault(service, Map.of()).keySet());
    }

    static String words(String service, String topic) {
        return ALL.getOrDefault(service, Map.of()).getOrDefault(topic, "");
    }
}
