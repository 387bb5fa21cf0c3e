package io.vendflow.vipps;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.order.Receipts;
import io.vendflow.vipps.webhook.WebhookRegistrations;
import java.time.Clock;
import java.util.Collection;

/** Vipps MobilePay, as the rest of the product sees it. */
public final class Vipps implements AutoCloseable {

    private final EPayments payments;
    private final Receipts receipts;
    private final WebhookRegistrations webhooks;

    Vipps(EPayments payments, Receipts receipts, WebhookRegistrations webhooks) {
        this.payments = payments;
        this.receipts = receipts;
        this.webhooks = webhooks;
    }

    public static Vipps connect(
            VippsSettings settings, Collection<MerchantCredentials> merchants, MeterRegistry registry, Clock clock) {
        if (merchants.isEmpty()) {
            throw new IllegalArgumentException("no merchant is configured");
        }
        throw new UnsupportedOperationException("in the next commit");
    }

    public EPayments payments() {
        return payments;
    }

    public Receipts receipts() {
        return receipts;
    }

    public WebhookRegistrations webhooks() {
        return webhooks;
    }

    /** Ends the connections; calls under way end as unknown. */
    @Override
    public void close() {}
}
