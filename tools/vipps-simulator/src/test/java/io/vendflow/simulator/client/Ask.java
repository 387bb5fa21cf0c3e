package io.vendflow.simulator.client;

import static io.vendflow.simulator.client.Sale.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.webhook.WebhookEvents;
import java.net.URI;

/** The calls without an Idempotency-Key: repeating them is safe, or is not done. */
enum Ask {
    TOKEN("token", 0),
    GET("get", 0),
    EVENTS("events", 0),
    RECEIPT("receipt", 409),
    ORDER("order", 0),
    REGISTER("webhook-register", 0),
    LIST("webhook-list", 0),
    DELETE("webhook-delete", 404);

    private static final URI HOOK = URI.create("https://shop.test/hook");

    private final String operation;
    private final int statusOfRepetition;

    /** @param statusOfRepetition how Vipps refuses it when it was done before; 0 when it does not */
    Ask(String operation, int statusOfRepetition) {
        this.operation = operation;
        this.statusOfRepetition = statusOfRepetition;
    }

    /** Its name among the faults. */
    String on() {
        return operation;
    }

    int statusOfRepetition() {
        return statusOfRepetition;
    }

    void prepare(Sale sale) {
        switch (this) {
            case TOKEN -> {
                // Any call will fetch the first one.
            }
            case GET, EVENTS, RECEIPT, LIST, REGISTER -> sale.created();
            case ORDER -> done(sale.created().postReceipt());
            case DELETE -> done(sale.webhooks().register(Sale.MSN, HOOK, WebhookEvents.EPAYMENT));
        }
    }

    VippsOutcome<?> begin(Sale sale, String webhook) {
        return switch (this) {
            case TOKEN -> sale.create();
            case GET -> sale.get();
            case EVENTS -> sale.events();
            case RECEIPT -> sale.postReceipt();
            case ORDER -> sale.order();
            case REGISTER -> sale.webhooks().register(Sale.MSN, HOOK, WebhookEvents.EPAYMENT);
            case LIST -> sale.webhooks().list(Sale.MSN);
            case DELETE -> sale.webhooks().delete(Sale.MSN, webhook);
        };
    }

    /** @param times how often it was done, as far as doing it leaves a trace */
    void check(Sale sale, int times) {
        switch (this) {
            case TOKEN -> assertThat(sale.simulator().payments()).hasSize(Math.min(times, 1));
            case RECEIPT ->
                assertThat(sale.simulator().receipt(Sale.REFERENCE).isPresent()).isEqualTo(times > 0);
            case REGISTER -> assertThat(done(sale.webhooks().list(Sale.MSN))).hasSize(times);
            case DELETE -> assertThat(done(sale.webhooks().list(Sale.MSN))).hasSize(times > 0 ? 0 : 1);
            case GET, EVENTS, ORDER, LIST ->
                assertThat(sale.simulator().payments()).hasSize(1);
        }
    }
}
