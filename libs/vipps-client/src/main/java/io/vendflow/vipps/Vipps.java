package io.vendflow.vipps;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.call.AuthorizedCalls;
import io.vendflow.vipps.call.CallTracing;
import io.vendflow.vipps.call.Calls;
import io.vendflow.vipps.call.Circuits;
import io.vendflow.vipps.call.InstrumentedCalls;
import io.vendflow.vipps.call.ResilientCalls;
import io.vendflow.vipps.call.TracedCalls;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.HttpEPayments;
import io.vendflow.vipps.epayment.QrImages;
import io.vendflow.vipps.http.Classification;
import io.vendflow.vipps.http.Http;
import io.vendflow.vipps.http.OutcomeTimer;
import io.vendflow.vipps.http.Requests;
import io.vendflow.vipps.order.Categories;
import io.vendflow.vipps.order.HttpOrderDetails;
import io.vendflow.vipps.order.HttpReceipts;
import io.vendflow.vipps.order.Images;
import io.vendflow.vipps.order.Receipts;
import io.vendflow.vipps.report.HttpReports;
import io.vendflow.vipps.report.Reports;
import io.vendflow.vipps.token.CachedAccessTokens;
import io.vendflow.vipps.token.HttpAccessTokens;
import io.vendflow.vipps.token.InstrumentedAccessTokens;
import io.vendflow.vipps.webhook.HttpWebhookRegistrations;
import io.vendflow.vipps.webhook.WebhookRegistrations;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Vipps MobilePay as the rest of the product sees it, and the one place where the layers of the client are put together. */
public final class Vipps implements AutoCloseable {

    private final Http http;
    private final EPayments payments;
    private final Receipts receipts;
    private final HttpOrderDetails orderDetails;
    private final Reports reports;
    private final WebhookRegistrations webhooks;

    private final List<MerchantSerialNumber> merchants;

    private Vipps(Http http, Calls calls, QrImages qrImages, List<MerchantSerialNumber> merchants) {
        this.http = http;
        this.merchants = merchants;
        this.payments = new HttpEPayments(calls, qrImages);
        this.receipts = new HttpReceipts(calls);
        this.orderDetails = new HttpOrderDetails(calls);
        this.reports = new HttpReports(calls);
        this.webhooks = new HttpWebhookRegistrations(calls);
    }

    /** As the other, with nobody who follows the calls. */
    public static Vipps connect(
            VippsSettings settings, Collection<MerchantCredentials> merchants, MeterRegistry registry, Clock clock) {
        return connect(settings, merchants, registry, clock, CallTracing.NONE);
    }

    /**
     * Opens no connection yet; the first call fetches a token.
     *
     * @param merchants the keys of each sales unit that will be asked for
     */
    public static Vipps connect(
            VippsSettings settings,
            Collection<MerchantCredentials> merchants,
            MeterRegistry registry,
            Clock clock,
            CallTracing tracing) {
        Http http = new Http(settings.connectTimeout(), settings.requestTimeout());
        Requests requests = new Requests(settings.baseUrl(), settings.system());
        Classification classification = new Classification(clock);
        OutcomeTimer timer = new OutcomeTimer(registry);

        CachedAccessTokens tokens = new CachedAccessTokens(
                new InstrumentedAccessTokens(new HttpAccessTokens(http, requests, classification, clock), timer),
                clock);
        List<MerchantSerialNumber> numbers =
                merchants.stream().map(MerchantCredentials::msn).toList();
        Circuits circuits = new Circuits(numbers, registry, clock);
        Calls calls = new ResilientCalls(
                new TracedCalls(
                        new InstrumentedCalls(
                                new AuthorizedCalls(http, requests, classification, tokens, merchants, tracing), timer),
                        tracing),
                circuits,
                clock);
        return new Vipps(http, calls, new QrImages(http, settings.baseUrl(), timer), numbers);
    }

    /** Whose keys there are. */
    public List<MerchantSerialNumber> merchants() {
        return merchants;
    }

    public EPayments payments() {
        return payments;
    }

    public Receipts receipts() {
        return receipts;
    }

    public Categories categories() {
        return orderDetails;
    }

    public Images images() {
        return orderDetails;
    }

    public Reports reports() {
        return reports;
    }

    public WebhookRegistrations webhooks() {
        return webhooks;
    }

    /** Ends the connections; calls under way end as unknown. */
    @Override
    public void close() {
        http.close();
    }
}
