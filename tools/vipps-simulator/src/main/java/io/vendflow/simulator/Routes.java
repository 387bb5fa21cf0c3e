package io.vendflow.simulator;

import static io.vendflow.simulator.http.Route.delete;
import static io.vendflow.simulator.http.Route.get;
import static io.vendflow.simulator.http.Route.post;
import static io.vendflow.simulator.http.Route.put;

import io.vendflow.simulator.control.ClockApi;
import io.vendflow.simulator.control.ControlApi;
import io.vendflow.simulator.control.FaultApi;
import io.vendflow.simulator.control.LedgerControlApi;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.faults.Faulty;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Handler;
import io.vendflow.simulator.http.Route;
import io.vendflow.simulator.limits.Limited;
import io.vendflow.simulator.limits.RateLimits;
import io.vendflow.simulator.orders.CategoryApi;
import io.vendflow.simulator.orders.ImageApi;
import io.vendflow.simulator.orders.OrderApi;
import io.vendflow.simulator.payments.http.AdjustmentApi;
import io.vendflow.simulator.payments.http.EPaymentApi;
import io.vendflow.simulator.phone.PhoneApi;
import io.vendflow.simulator.qr.QrApi;
import io.vendflow.simulator.settlement.http.ReportApi;
import io.vendflow.simulator.settlement.http.SettlementApi;
import io.vendflow.simulator.token.AccountingTokenApi;
import io.vendflow.simulator.token.Gate;
import io.vendflow.simulator.token.Gate.MerchantHandler;
import io.vendflow.simulator.token.ReportGate;
import io.vendflow.simulator.token.TokenApi;
import io.vendflow.simulator.webhooks.WebhookApi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Every path of the simulator, and what stands before its handler: first a fault if one is ordered, then the gateway's
 * check of keys, then the rate limit.
 */
final class Routes {

    private static final String PAYMENTS = "/epayment/v1/payments";
    private static final String PAYMENT = PAYMENTS + "/{reference}";
    private static final String LEDGER = "/report/v2/ledgers/{ledgerId}/{topic}";
    private static final String CATEGORIES = "/order-management/v3/categories";
    private static final String ORDERS = "/order-management/v2/{paymentType}";

    private static final int SYSTEM_HEADER_OF_ORDERS = 100;

    private final Gate gate;
    private final Faults faults;
    private final RateLimits limits;
    private final boolean limited;
    private final List<Route> routes = new ArrayList<>();

    Routes(Gate gate, Faults faults, RateLimits limits, boolean limited) {
        this.gate = gate;
        this.faults = faults;
        this.limits = limits;
        this.limited = limited;
    }

    List<Route> list() {
        return List.copyOf(routes);
    }

    void token(TokenApi api) {
        routes.add(post("/accesstoken/get", faulty("token", api::get)));
    }

    void accountingToken(AccountingTokenApi api) {
        routes.add(post("/miami/v1/token", faulty("accounting-token", api::issue)));
    }

    void reports(ReportGate readers, SettlementApi settlement, ReportApi report) {
        routes.add(get("/settlement/v1/ledgers", faulty("ledgers", readers.before(settlement::ledgers))));
        routes.add(get(LEDGER + "/dates/{ledgerDate}", faulty("report", readers.before(report::day))));
        routes.add(get(LEDGER + "/feed", faulty("report", readers.before(report::feed))));
    }

    void payments(EPaymentApi api, AdjustmentApi adjustments) {
        routes.add(post(PAYMENTS, changing("create", api::create, EPaymentApi::referenceOf)));
        routes.add(get(PAYMENT, looking("get", api::get)));
        routes.add(get(PAYMENT + "/events", looking("events", api::events)));
        routes.add(post(PAYMENT + "/capture", changing("capture", adjustments::capture, Routes::reference)));
        routes.add(post(PAYMENT + "/cancel", changing("cancel", adjustments::cancel, Routes::reference)));
        routes.add(post(PAYMENT + "/refund", changing("refund", adjustments::refund, Routes::reference)));
        routes.add(post("/epayment/v1/test/payments/{reference}/approve", open("approve", adjustments::forceApprove)));
    }

    void webhooks(WebhookApi api) {
        routes.add(post("/webhooks/v1/webhooks", open("webhook-register", api::register)));
        routes.add(get("/webhooks/v1/webhooks", open("webhook-list", api::list)));
        routes.add(delete("/webhooks/v1/webhooks/{id}", open("webhook-delete", api::delete)));
    }

    void orders(OrderApi orders, CategoryApi categories, ImageApi images) {
        routes.add(post(ORDERS + "/receipts/{orderId}", order("receipt", orders::postReceipt)));
        routes.add(put(ORDERS + "/categories/{orderId}", order("category", categories::put)));
        routes.add(get(ORDERS + "/{orderId}", order("order", orders::getOrder)));
        routes.add(post("/order-management/v1/images", order("image", images::add))
                .withLargestBody(ImageApi.LARGEST_BODY));
        routes.add(post(CATEGORIES, order("category", categories::create)));
        routes.add(get(CATEGORIES, order("category", categories::list)));
        routes.add(get(CATEGORIES + "/{categoryId}", order("category", categories::get)));
        routes.add(delete(CATEGORIES + "/{categoryId}", order("category", categories::delete)));
    }

    void customer(PhoneApi phone, QrApi qr) {
        routes.add(get("/qr-image/v1", qr::image));
        routes.add(get("/phone", phone::show));
        routes.add(post("/phone/approve", phone::approve));
        routes.add(post("/phone/decline", phone::decline));
    }

    void control(ControlApi payments, ClockApi clock, FaultApi faultRules, Handler reset, Handler description) {
        routes.add(get("/simulator/payments", payments::list));
        routes.add(get("/simulator/payments/{reference}", payments::show));
        routes.add(post("/simulator/payments/{reference}/decline", payments::decline));
        routes.add(post("/simulator/payments/{reference}/expire", payments::expire));
        routes.add(post("/simulator/payments/{reference}/processing", payments::processing));
        routes.add(get("/simulator/clock", clock::show));
        routes.add(post("/simulator/clock/advance", clock::advance));
        routes.add(get("/simulator/faults", faultRules::show));
        routes.add(put("/simulator/faults", faultRules::replace));
        routes.add(delete("/simulator/faults", faultRules::clear));
        routes.add(post("/simulator/reset", reset));
        routes.add(get("/simulator/openapi.yaml", description));
    }

    void ledgerControl(LedgerControlApi ledger) {
        routes.add(get("/simulator/ledger", ledger::show));
        routes.add(post("/simulator/ledger/lag", ledger::lag));
        routes.add(post("/simulator/ledger/entries", ledger::plant));
        routes.add(post("/simulator/ledger/withheld", ledger::withhold));
        routes.add(delete("/simulator/ledger/withheld", ledger::release));
    }

    private Handler changing(String operation, MerchantHandler handler, Function<Call, String> reference) {
        return open(operation, limit(operation, RateLimits.CHANGES, handler, reference));
    }

    private Handler looking(String operation, MerchantHandler handler) {
        return open(operation, limit(operation, RateLimits.LOOKS, handler, Routes::reference));
    }

    private MerchantHandler limit(
            String operation, int limit, MerchantHandler handler, Function<Call, String> reference) {
        return limited ? new Limited(handler, limits, operation, limit, reference) : handler;
    }

    private Handler open(String operation, MerchantHandler handler) {
        return faulty(operation, gate.before(handler, Gate.SYSTEM_HEADER));
    }

    private Handler order(String operation, MerchantHandler handler) {
        return faulty(operation, gate.before(handler, SYSTEM_HEADER_OF_ORDERS));
    }

    private Handler faulty(String operation, Handler handler) {
        return new Faulty(operation, handler, faults, call -> new CallSubject(gate, call));
    }

    private static String reference(Call call) {
        return call.parameter("reference");
    }
}
