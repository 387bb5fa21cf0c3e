package io.vendflow.ingest;

/** Where webhooks are kept. */
public interface WebhookLog {

    /**
     * Returns when it is certain whether the webhook is kept.
     *
     * @return false when it may not be: then Vipps must deliver it again, and the copy will have the same id
     */
    boolean keep(Webhook webhook);
}
