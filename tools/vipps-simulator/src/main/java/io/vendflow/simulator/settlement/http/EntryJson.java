package io.vendflow.simulator.settlement.http;

import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.settlement.Entry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries as Vipps writes them. */
final class EntryJson {

    private static final DateTimeFormatter SIX_DECIMALS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EntryJson() {}

    static void put(ObjectNode json, List<Entry> entries, Merchant merchant) {
        ArrayNode items = json.putArray("items");
        entries.forEach(entry -> items.add(of(entry, merchant)));
    }

    /** What belongs to no payment has no recipient either. */
    private static ObjectNode of(Entry entry, Merchant merchant) {
        ObjectNode json = Json.object()
                .put("pspReference", entry.pspReference())
                .put("time", SIX_DECIMALS.format(entry.time()))
                .put("ledgerDate", entry.date().toString())
                .put("entryType", entry.type().value());
        if (entry.reference() != null) {
            json.put("reference", entry.reference());
        }
        json.put("currency", merchant.currency().name())
                .put("amount", entry.amount())
                .put("balanceBefore", entry.balanceBefore())
                .put("balanceAfter", entry.balanceAfter());
        if (entry.reference() != null) {
            json.put("recipientHandle", Payee.recipientHandle(merchant));
        }
        return json;
    }
}
