package io.vendflow.stack;

/** The five steps of a sale and what reconciles them, each a module of that name with an executable jar. */
public enum Service {
    PAYMENT_INITIATOR(Port.PAYMENT_INITIATOR),
    WEBHOOK_INGEST(Port.WEBHOOK_INGEST_MANAGEMENT),
    RECEIPT_SERVICE(Port.RECEIPT_SERVICE),
    CAPTURE_SERVICE(Port.CAPTURE_SERVICE),
    MACHINE_GATEWAY(Port.MACHINE_GATEWAY),
    RECONCILIATION(Port.RECONCILIATION);

    private final Port managementPort;

    Service(Port managementPort) {
        this.managementPort = managementPort;
    }

    /** The name of its module, its log and its part of the stack, for example {@code capture-service}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Where it answers {@code /actuator/health/readiness}. */
    public Port managementPort() {
        return managementPort;
    }
}
