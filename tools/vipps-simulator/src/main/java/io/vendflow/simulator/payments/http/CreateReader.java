package io.vendflow.simulator.payments.http;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Duplicates;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Findings;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.orders.ReceiptRules;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.PaymentId;
import io.vendflow.simulator.payments.PaymentRequest;
import io.vendflow.simulator.payments.Refusal;
import io.vendflow.simulator.payments.UserFlow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the body of a create (facts sheet 2.2): every field known, every limit checked. */
final class CreateReader {

    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9-]{8,64}");
    private static final Length DESCRIPTION = new Length(3, 100);
    private static final Set<String> FLOWS =
            Arrays.stream(UserFlow.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Merchant merchant;
    private final Instant now;
    private final Findings findings = new Findings();
    private final QrFormatReader qr = new QrFormatReader();
    private Optional<Amount> amount = Optional.empty();
    private Optional<String> reference = Optional.empty();
    private Optional<UserFlow> flow = Optional.empty();
    private Optional<String> description = Optional.empty();
    private Optional<String> receipt = Optional.empty();
    private final Metadata metadata = new Metadata();
    private boolean wantsProfile;

    private CreateReader(Merchant merchant, Instant now) {
        this.merchant = merchant;
        this.now = now;
    }

    /**
     * A create as far as it concerns payments, and beside it the receipt.
     *
     * @param receipt goes to Order Management (facts sheet 4.3)
     */
    record Create(PaymentRequest payment, Optional<String> receipt) {}

    static Read<Create> read(Call call, Merchant merchant, Instant now) {
        if (call.json().isEmpty() && Duplicates.in(call.body(), "metadata")) {
            return new Read.Broken<>(new Refusal.Coded(ErrorCode.METADATA_DUPLICATE_KEYS));
        }
        CreateReader reader = new CreateReader(merchant, now);
        Fields.read(call.json(), reader.findings, reader::fields);
        return Read.of(reader.findings, reader::create);
    }

    /** What an unreadable or unnamed payment is counted and remembered under. */
    static String referenceIn(Call call) {
        return call.json().map(node -> node.path("reference").asString("")).orElse("");
    }

    private Create create() {
        return new Create(
                new PaymentRequest(
                        new PaymentId(merchant.msn(), new PaymentReference(reference.orElseThrow())),
                        amount.orElseThrow(),
                        flow.orElseThrow(),
                        qr.format(),
                        description.orElse(null),
                        metadata.pairs(),
                        wantsProfile,
                        merchant.terms()),
                receipt);
    }

    private void fields(Fields body) {
        amount = AmountReader.read(body, "amount", merchant.currency());
        findings.addIf(
                amount.isPresent()
                        && amount.get().minorUnits() < merchant.currency().smallestPayment(),
                ErrorCode.AMOUNT_TOO_SMALL);
        body.require("reference");
        reference = body.text("reference", REFERENCE);
        body.require("userFlow");
        flow = body.oneOf("userFlow", FLOWS).map(UserFlow::valueOf);
        paymentMethod(body);
        description = body.text("paymentDescription", DESCRIPTION);
        metadata.read(body);
        qr.read(body, flow.orElse(UserFlow.QR));
        receipt(body);
        new CustomerReader(findings).read(body, flow);
        wantsProfile = ProfileReader.read(body);
        new UrlReader(findings).read(body, flow);
        ExpiryReader.read(body, now);
        notForVending(body);
    }

    private void paymentMethod(Fields body) {
        body.require("paymentMethod");
        body.object("paymentMethod", method -> {
            method.require("type");
            Optional<String> type = method.oneOf("type", Set.of("WALLET", "CARD", "CARD_PASSTHROUGH"));
            findings.addIf(type.isPresent() && !type.get().equals("WALLET"), ErrorCode.INVALID_PAYMENT_METHOD);
            for (String source : method.texts("blockedSources")) {
                if (!source.equals("COMMERCIAL_CARDS")) {
                    method.broken("blockedSources", "must be COMMERCIAL_CARDS");
                }
                findings.addIf(merchant.currency() == Currency.NOK, ErrorCode.BLOCKED_SOURCES_NOT_APPLICABLE);
            }
        });
    }

    private void receipt(Fields body) {
        body.object("receipt", fields -> {
            ReceiptRules.check(fields);
            receipt = Optional.of(Json.text(fields.asSent()));
        });
    }

    /** Parts of the API for other trades: known, but nothing that a vending machine's sales unit is allowed. */
    private void notForVending(Fields body) {
        findings.addIf(body.has("shipping"), ErrorCode.EXPRESS_NOT_ALLOWED);
        findings.addIf(body.has("cardPassthrough"), ErrorCode.INVALID_PAYMENT_METHOD);
        body.object(
                "industryData",
                industry -> industry.object("airlineData", airline -> {
                    airline.require("agencyInvoiceNumber");
                    airline.require("airlineCode");
                    airline.require("airlineDesignatorCode");
                    airline.require("passengerName");
                    airline.text("agencyInvoiceNumber", new Length(1, 6));
                    airline.text("airlineCode", new Length(3, 3));
                    airline.text("airlineDesignatorCode", new Length(2, 2));
                    airline.text("passengerName", new Length(1, 49));
                    airline.text("ticketNumber", new Length(1, 150));
                }));
    }
}
