package io.vendflow.stack;

import java.util.Locale;

/** Every port the stack listens on: what for, its usual number, and the environment variable that moves it. */
public enum Port {
    MQTT("MQTT", 1883),
    MQTT_WEBSOCKET("MQTT over WebSocket", 8000),
    KAFKA("Kafka", 9092),
    SCHEMA_REGISTRY("the schema registry", 8081),
    WEBHOOK_INGEST("webhook-ingest", 8082),
    SIMULATOR("the Vipps simulator", 8083),
    PAYMENT_INITIATOR("payment-initiator (management)", 9101),
    WEBHOOK_INGEST_MANAGEMENT("webhook-ingest (management)", 9102),
    RECEIPT_SERVICE("receipt-service (management)", 9103),
    CAPTURE_SERVICE("capture-service (management)", 9104),
    MACHINE_GATEWAY("machine-gateway (management)", 9105),
    RECONCILIATION("reconciliation (management)", 9106);

    private final String use;
    private final int usual;

    Port(String use, int usual) {
        this.use = use;
        this.usual = usual;
    }

    public String use() {
        return use;
    }

    public int usual() {
        return usual;
    }

    /** For example {@code VENDFLOW_MQTT_PORT}. */
    public String variable() {
        return "VENDFLOW_" + name().toUpperCase(Locale.ROOT) + "_PORT";
    }
}
