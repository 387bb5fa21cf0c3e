package io.vendflow.vipps.report;

import io.vendflow.sale.Currency;
import io.vendflow.vipps.http.Json;
import io.vendflow.vipps.http.UnreadableAnswerException;
import io.vendflow.vipps.report.Ledger.Identifier;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Understands ledgers and entries. A page with one entry that cannot be understood is not understood: sums depend on all. */
final class ReportAnswers {

    private ReportAnswers() {}

    static LedgerPage ledgers(JsonNode json) throws UnreadableAnswerException {
        List<Ledger> ledgers = new ArrayList<>();
        for (JsonNode item : items(json)) {
            List<String> settlesFor = new ArrayList<>();
            item.path("settlesForRecipientHandles").forEach(handle -> settlesFor.add(handle.asString("")));
            ledgers.add(new Ledger(
                    Json.text(item, "ledgerId"),
                    Json.optionalText(item, "currency"),
                    identifier(item.path("payoutBankAccount")),
                    identifier(item.path("owner")),
                    settlesFor));
        }
        return new LedgerPage(ledgers, Json.optionalText(json, "cursor"));
    }

    static DatePage datePage(JsonNode json) throws UnreadableAnswerException {
        // Without it nobody knows whether the day is whole (facts sheet 7: it is always there).
        boolean hasMore = Boolean.parseBoolean(Json.text(json, "hasMore"));
        String cursor = Json.optionalText(json, "cursor");
        if (hasMore && cursor == null) {
            throw new UnreadableAnswerException("more entries, but no cursor to ask for them");
        }
        return new DatePage(entries(json), hasMore ? cursor : null, hasMore, flag(json, "tryLater"));
    }

    static FeedPage feedPage(JsonNode json) throws UnreadableAnswerException {
        return new FeedPage(entries(json), Json.text(json, "cursor"), flag(json, "tryLater"));
    }

    private static List<LedgerEntry> entries(JsonNode json) throws UnreadableAnswerException {
        List<LedgerEntry> entries = new ArrayList<>();
        for (JsonNode item : items(json)) {
            String type = Json.text(item, "entryType");
            entries.add(new LedgerEntry(
                    Json.text(item, "pspReference"),
                    Json.optionalText(item, "reference"),
                    Json.instant(item, "time"),
                    date(item),
                    EntryType.of(type),
                    type,
                    currency(item),
                    Json.number(item, "amount"),
                    Json.number(item, "balanceBefore"),
                    Json.number(item, "balanceAfter"),
                    Json.optionalText(item, "recipientHandle")));
        }
        return entries;
    }

    private static JsonNode items(JsonNode json) throws UnreadableAnswerException {
        if (!json.path("items").isArray()) {
            throw new UnreadableAnswerException("no items");
        }
        return json.path("items");
    }

    private static LocalDate date(JsonNode item) throws UnreadableAnswerException {
        try {
            return LocalDate.parse(Json.text(item, "ledgerDate"));
        } catch (DateTimeException e) {
            throw new UnreadableAnswerException("ledgerDate is not a day", e);
        }
    }

    private static Currency currency(JsonNode item) throws UnreadableAnswerException {
        try {
            return Currency.valueOf(Json.text(item, "currency").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("currency is none we know", e);
        }
    }

    private static boolean flag(JsonNode json, String field) {
        return "true".equalsIgnoreCase(Json.optionalText(json, field));
    }

    private static Identifier identifier(JsonNode json) {
        return new Identifier(textOrEmpty(json, "scheme"), textOrEmpty(json, "id"));
    }

    private static String textOrEmpty(JsonNode json, String field) {
        return Objects.requireNonNullElse(Json.optionalText(json, field), "");
    }
}
