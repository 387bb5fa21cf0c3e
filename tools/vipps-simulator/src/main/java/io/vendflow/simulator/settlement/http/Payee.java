package io.vendflow.simulator.settlement.http;

import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.settlement.LedgerId;
import tools.jackson.databind.node.ObjectNode;

/** Whose a ledger is and where its money goes (facts sheet 7). Accounts and companies are made up. */
final class Payee {

    private Payee() {}

    static String recipientHandle(Merchant merchant) {
        return "api:" + merchant.msn().value();
    }

    static ObjectNode ledger(Merchant merchant) {
        ObjectNode json = Json.object()
                .put("ledgerId", LedgerId.of(merchant.msn()).value())
                .put("currency", merchant.currency().name());
        switch (merchant.currency()) {
            case NOK -> {
                account(json, "BBAN:NO", "15030012345");
                owner(json, "business:NO:ORG", "999888777");
            }
            case DKK -> {
                account(json, "BBAN:DK", "00400440116243");
                owner(json, "business:DK:CVR", "99887766");
            }
            case EUR -> {
                account(json, "IBAN:FI", "FI2112345600000785");
                owner(json, "business:FI:Y-tunnus", "9988776-5");
            }
        }
        json.putArray("settlesForRecipientHandles").add(recipientHandle(merchant));
        json.putArray("salesUnits")
                .addObject()
                .put("name", merchant.name())
                .put("recipientHandle", recipientHandle(merchant));
        return json;
    }

    private static void account(ObjectNode json, String scheme, String id) {
        json.putObject("payoutBankAccount").put("scheme", scheme).put("id", id);
    }

    private static void owner(ObjectNode json, String scheme, String id) {
        json.putObject("owner").put("scheme", scheme).put("id", id);
    }
}
