package io.vendflow.simulator.payments.http;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.payments.ErrorCode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Reads an amount object (facts sheet 2.2). */
final class AmountReader {

    /** The last three are for a payment method that wallets do not have, so they end in 5040 here. */
    private static final Set<String> CURRENCIES = Set.of("NOK", "DKK", "EUR", "SEK", "USD", "GBP");

    private AmountReader() {}

    /** @return the amount, or nothing when something was found wrong with it */
    static Optional<Amount> read(Fields parent, String name, Currency currencyOfMerchant) {
        parent.require(name);
        AtomicReference<Optional<Amount>> amount = new AtomicReference<>(Optional.empty());
        parent.object(name, fields -> {
            fields.require("value");
            fields.require("currency");
            OptionalLong value = fields.money("value", Amount.LARGEST_PAYMENT, ErrorCode.INVALID_AMOUNT);
            Optional<String> currency = fields.oneOf("currency", CURRENCIES);
            boolean foreign = currency.isPresent() && !currency.get().equals(currencyOfMerchant.name());
            fields.findings().addIf(foreign, ErrorCode.INVALID_CURRENCY);
            if (value.isPresent() && currency.isPresent() && !foreign) {
                amount.set(Optional.of(new Amount(value.getAsLong(), currencyOfMerchant)));
            }
        });
        return amount.get();
    }
}
