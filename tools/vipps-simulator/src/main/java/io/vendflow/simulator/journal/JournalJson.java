package io.vendflow.simulator.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.simulator.merchants.Secret;
import io.vendflow.simulator.orders.OrderChange;
import io.vendflow.simulator.payments.LedgerEntry;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.simulator.payments.Refusal;
import io.vendflow.simulator.settlement.BookLine;
import io.vendflow.simulator.settlement.EntryType;
import io.vendflow.simulator.webhooks.WebhookEntry;
import tools.jackson.databind.json.JsonMapper;

/** How the journal writes the simulator's types, so that these need to know nothing of JSON. */
final class JournalJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(LedgerEntry.class, LedgerEntries.class)
            .addMixIn(WebhookEntry.class, WebhookEntries.class)
            .addMixIn(BookLine.class, BookLines.class)
            .addMixIn(OrderChange.class, OrderChanges.class)
            .addMixIn(EntryType.class, OneString.class)
            .addMixIn(Outcome.class, Outcomes.class)
            .addMixIn(Refusal.class, Refusals.class)
            .addMixIn(MerchantSerialNumber.class, OneString.class)
            .addMixIn(PaymentReference.class, OneString.class)
            .addMixIn(Secret.class, OneString.class)
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
            // isZero() and its like say nothing that the components do not.
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    private JournalJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LedgerEntry.Created.class, name = "created"),
        @JsonSubTypes.Type(value = LedgerEntry.Changed.class, name = "changed"),
        @JsonSubTypes.Type(value = LedgerEntry.Remembered.class, name = "remembered"),
        @JsonSubTypes.Type(value = LedgerEntry.Processing.class, name = "processing"),
        @JsonSubTypes.Type(value = LedgerEntry.Forgotten.class, name = "forgotten"),
        @JsonSubTypes.Type(value = LedgerEntry.Kept.class, name = "kept")
    })
    private interface LedgerEntries {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = WebhookEntry.Registered.class, name = "registered"),
        @JsonSubTypes.Type(value = WebhookEntry.Deleted.class, name = "deleted"),
        @JsonSubTypes.Type(value = WebhookEntry.Settled.class, name = "settled"),
        @JsonSubTypes.Type(value = WebhookEntry.Owed.class, name = "owed")
    })
    private interface WebhookEntries {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = BookLine.FeeRate.class, name = "feeRate"),
        @JsonSubTypes.Type(value = BookLine.Closed.class, name = "closed"),
        @JsonSubTypes.Type(value = BookLine.Planted.class, name = "planted"),
        @JsonSubTypes.Type(value = BookLine.Withheld.class, name = "withheld"),
        @JsonSubTypes.Type(value = BookLine.Released.class, name = "released"),
        @JsonSubTypes.Type(value = BookLine.KeptEntry.class, name = "entry"),
        @JsonSubTypes.Type(value = BookLine.KeptBack.class, name = "keptBack"),
        @JsonSubTypes.Type(value = BookLine.KeptBook.class, name = "book")
    })
    private interface BookLines {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OrderChange.Categorized.class, name = "categorized"),
        @JsonSubTypes.Type(value = OrderChange.Deleted.class, name = "deleted"),
        @JsonSubTypes.Type(value = OrderChange.Added.class, name = "image")
    })
    private interface OrderChanges {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
        @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused")
    })
    private interface Outcomes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Refusal.Coded.class, name = "coded"),
        @JsonSubTypes.Type(value = Refusal.Invalid.class, name = "invalid")
    })
    private interface Refusals {}

    /** Values that are one string; the shape is the value's own. */
    private record OneString(@JsonValue String value) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneString {}
    }
}
