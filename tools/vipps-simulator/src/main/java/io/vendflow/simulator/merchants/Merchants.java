package io.vendflow.simulator.merchants;

import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.payments.CaptureTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The sales units of the simulator. Their keys are public: nothing real is behind them. */
public final class Merchants {

    /** The one that the control API means when it is told no other. */
    public static final MerchantSerialNumber DEFAULT = new MerchantSerialNumber("123456");

    private static final Duration NORWAY = Duration.ofDays(180);
    private static final Duration DENMARK_AND_FINLAND = Duration.ofDays(14);

    private final List<Merchant> all;

    public Merchants(List<Merchant> all) {
        this.all = List.copyOf(all);
    }

    /** A Norwegian unit, a Danish one without partial capture, and a Finnish one. */
    public static Merchants standard() {
        return new Merchants(List.of(
                merchant("123456", "Vendflow Snacks", Currency.NOK, new CaptureTerms(NORWAY, true), ""),
                merchant(
                        "654321",
                        "Vendflow Danmark",
                        Currency.DKK,
                        new CaptureTerms(DENMARK_AND_FINLAND, false),
                        "-dk"),
                merchant(
                        "777777", "Vendflow Suomi", Currency.EUR, new CaptureTerms(DENMARK_AND_FINLAND, true), "-fi")));
    }

    public List<Merchant> all() {
        return all;
    }

    public Optional<Merchant> byMsn(String msn) {
        return find(merchant -> merchant.msn().value().equals(msn));
    }

    public Optional<Merchant> byClientId(String clientId) {
        return find(merchant -> merchant.clientId().equals(clientId));
    }

    public Optional<Merchant> bySubscriptionKey(String key) {
        return find(merchant -> merchant.subscriptionKey().is(key));
    }

    public boolean knowsSubscriptionKey(String key) {
        return bySubscriptionKey(key).isPresent();
    }

    private Optional<Merchant> find(Predicate<Merchant> condition) {
        return all.stream().filter(condition).findFirst();
    }

    private static Merchant merchant(String msn, String name, Currency currency, CaptureTerms terms, String keySuffix) {
        return new Merchant(
                new MerchantSerialNumber(msn),
                name,
                currency,
                terms,
                "vendflow-client" + keySuffix,
                new Secret("vendflow-secret" + keySuffix),
                new Secret("vendflow-key" + keySuffix));
    }
}
