package io.vendflow.simulator.control;

import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.settlement.BookView;
import io.vendflow.simulator.settlement.Entry;
import io.vendflow.simulator.settlement.Movement;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ledgers as the control API shows them. */
final class BookJson {

    private BookJson() {}

    static ObjectNode of(BookView book) {
        ObjectNode json = Json.object()
                .put("ledgerId", book.id().value())
                .put("fundsBalance", book.funds())
                .put("feesBalance", book.fees());
        if (book.closed() != null) {
            json.put("closedThrough", book.closed().toString());
        }
        if (book.laggingUntil() != null) {
            json.put("laggingUntil", book.laggingUntil().toString());
        }
        ArrayNode references = json.putArray("withheldReferences");
        new TreeSet<>(book.withheldReferences()).forEach(references::add);
        json.put("withheldNext", book.withheldNext());
        ArrayNode heldBack = json.putArray("heldBack");
        book.heldBack().forEach(movement -> heldBack.add(movement(movement)));
        return json;
    }

    static ObjectNode entry(Entry entry) {
        return Json.object()
                .put("pspReference", entry.pspReference())
                .put("reference", entry.reference())
                .put("entryType", entry.type().value())
                .put("ledgerDate", entry.date().toString())
                .put("amount", entry.amount())
                .put("balanceAfter", entry.balanceAfter());
    }

    private static ObjectNode movement(Movement movement) {
        return Json.object()
                .put("type", movement.capture() ? "capture" : "refund")
                .put("pspReference", movement.pspReference())
                .put("reference", movement.reference())
                .put("amount", movement.amount())
                .put("time", movement.time().toString());
    }
}
