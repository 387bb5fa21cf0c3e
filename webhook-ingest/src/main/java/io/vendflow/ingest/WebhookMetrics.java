package io.vendflow.ingest;

/**
 * What is counted at the door: posts = received + rejected. Alert when anything but a scanner's noise is rejected: a
 * registration with another secret, a clock that is off, a proxy that changes bodies.
 */
public interface WebhookMetrics {

    void received(Webhook.Kind kind);

    void rejected(Rejection reason);
}
