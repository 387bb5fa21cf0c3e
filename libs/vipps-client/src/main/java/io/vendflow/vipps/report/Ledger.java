package io.vendflow.vipps.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger and whose it is.
 *
 * @param id to ask for its entries with
 * @param currency such as {@code NOK}; null in answers of before 2026
 * @param payoutAccount where the money goes
 * @param owner the company
 * @param settlesFor the points of sale, {@code api:} and the sales unit's number for ePayment
 */
public record Ledger(
        String id, @Nullable String currency, Identifier payoutAccount, Identifier owner, List<String> settlesFor) {

    public Ledger {
        settlesFor = List.copyOf(settlesFor);
    }

    /**
     * A number of a registry.
     *
     * @param scheme such as {@code BBAN:NO}; empty when Vipps gave none
     * @param id within the scheme; empty when Vipps gave none
     */
    public record Identifier(String scheme, String id) {}
}
