package io.vendflow.simulator.phone;

import io.vendflow.sale.Amount;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.payments.Payment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The page itself: one template, filled with escaped text only. */
public final class PhonePage {

    private final String template = resource("page.html");
    private final Function<MerchantSerialNumber, String> merchantName;

    /** @param merchantName what the customer knows a sales unit as */
    public PhonePage(Function<MerchantSerialNumber, String> merchantName) {
        this.merchantName = merchantName;
    }

    String render(Optional<Payment> payment, String message) {
        String content = payment.map(found -> card(found, message))
                .orElseGet(() -> banner("ended", "Not found", "This code does not belong to any payment."));
        return template.replace("{{content}}", content);
    }

    /** As people in the Nordic countries write it: {@code 25,00 NOK}. */
    static String money(Amount amount) {
        return String.format(Locale.ROOT, "%d,%02d", amount.minorUnits() / 100, amount.minorUnits() % 100) + " "
                + amount.currency();
    }

    private String card(Payment payment, String message) {
        String description = payment.request().description();
        return "<p class=\"merchant\">"
                + Html.escape(merchantName.apply(payment.id().msn())) + "</p>"
                + "<p class=\"amount\">" + money(payment.amount()) + "</p>"
                + "<p class=\"description\">" + Html.escape(description == null ? "" : description) + "</p>"
                + (message.isEmpty() ? "" : "<p class=\"message\" role=\"alert\">" + Html.escape(message) + "</p>")
                + action(payment)
                + "<p class=\"reference\">"
                + Html.escape(payment.id().reference().value()) + "</p>";
    }

    private static String action(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> button(payment, "approve", "Approve") + button(payment, "decline", "Decline");
            case AUTHORIZED -> approved(payment);
            case ABORTED -> banner("ended", "Declined", "You declined this payment. Nothing was charged.");
            case EXPIRED -> banner("ended", "Expired", "The time to approve is over. Nothing was charged.");
            case TERMINATED ->
                banner("ended", "Cancelled", "The merchant cancelled this payment. Nothing was charged.");
        };
    }

    private static String approved(Payment payment) {
        long refunded = payment.aggregate().refunded();
        long captured = payment.aggregate().captured();
        if (refunded > 0) {
            return banner("done", "Refunded", part(payment, refunded) + " comes back to you.");
        }
        if (captured > 0) {
            return banner("done", "Paid", part(payment, captured) + " was charged.");
        }
        return payment.aggregate().cancelled() > 0
                ? banner("ended", "Released", "The merchant let go of the reservation. Nothing was charged.")
                : banner("done", "Approved", "The amount is reserved. You can put the phone away.");
    }

    private static String part(Payment payment, long minorUnits) {
        return money(new Amount(minorUnits, payment.amount().currency()));
    }

    private static String button(Payment payment, String action, String label) {
        return "<form method=\"post\" action=\"/phone/" + action + "\"><input type=\"hidden\" name=\"token\" value=\""
                + Html.escape(payment.origin().token()) + "\"><button class=\"" + action + "\" type=\"submit\">" + label
                + "</button></form>";
    }

    private static String banner(String kind, String title, String text) {
        return "<div class=\"banner " + kind + "\" role=\"status\"><h1>" + title + "</h1><p>" + text + "</p></div>";
    }

    private static String resource(String name) {
        try (InputStream in = PhonePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
