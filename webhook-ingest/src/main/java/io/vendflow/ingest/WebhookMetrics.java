package io.vendflow.ingest;

/**
 * What is counted at the door: posts = received + rejected; and how long no webhook about a payment came. Alert when that is
 * long although payments are approved, and when anything but a scanner's noise is rejected: a
 * registration with another secret, a clock that is off, a proxy that changes bodies.
 */
public interface WebhookMetrics {

    void received(Webhook.Kind kind);

    void rejected(Rejection reason);
}
