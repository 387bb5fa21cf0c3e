package io.vendflow.simulator.settlement.http;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.payments.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /settlement/v1/ledgers}: the ledgers that the keys may read (facts sheet 7). */
public final class SettlementApi {

    private static final String SCOPE = "ledgers";

    private final int pageSize;

    /** @param pageSize most ledgers of an answer */
    public SettlementApi(int pageSize) {
        this.pageSize = pageSize;
    }

    /** @param readable the sales units whose ledgers the caller may see */
    public Reply ledgers(List<Merchant> readable, Call call) {
        Optional<String> handle = call.query("settlesForRecipientHandles").filter(text -> !text.isEmpty());
        List<Merchant> asked = readable.stream()
                .filter(merchant ->
                        handle.map(Payee.recipientHandle(merchant)::equals).orElse(true))
                .toList();
        Optional<String> cursor = call.query("cursor").filter(text -> !text.isEmpty());
        OptionalLong from = cursor.map(text -> Cursor.read(text, SCOPE)).orElse(OptionalLong.of(0));
        if (from.isEmpty() || from.getAsLong() > asked.size()) {
            return Problems.invalid(
                    List.of(new Violation("cursor", "The cursor is not one of this list.")), call.path());
        }
        int to = (int) Math.min(asked.size(), from.getAsLong() + pageSize);
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        asked.subList((int) from.getAsLong(), to).forEach(merchant -> items.add(Payee.ledger(merchant)));
        if (to < asked.size()) {
            json.put("cursor", Cursor.of(SCOPE, to));
        }
        return Answer.json(200, json);
    }
}
