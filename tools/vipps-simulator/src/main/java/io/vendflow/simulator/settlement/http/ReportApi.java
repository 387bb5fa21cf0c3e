package io.vendflow.simulator.settlement.http;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.http.Reply;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.payments.Violation;
import io.vendflow.simulator.settlement.Books;
import io.vendflow.simulator.settlement.LedgerId;
import io.vendflow.simulator.settlement.Page;
import io.vendflow.simulator.settlement.Topic;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /report/v2/ledgers/{ledgerId}/{topic}/…}: the entries of a day, or all of them as they come (facts sheet 7). */
public final class ReportApi {

    private static final String PAGE_SIZE = "Vipps-Feed-Page-Size";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Books books;
    private final int pageSize;

    /** @param pageSize most entries of an answer */
    public ReportApi(Books books, int pageSize) {
        this.books = books;
        this.pageSize = pageSize;
    }

    /** Reads a page once it is known where it begins. */
    @FunctionalInterface
    private interface Reader {

        Page from(long number);
    }

    public Reply day(List<Merchant> readable, Call call) {
        Optional<LocalDate> day = date(call.parameter("ledgerDate"));
        return withLedger(readable, call, (merchant, topic) -> {
            if (day.isEmpty()) {
                return broken("ledgerDate", "The date must be a day as YYYY-MM-DD.", call);
            }
            String scope = scope(merchant, topic, day.get().toString());
            return page(
                            merchant,
                            topic,
                            call,
                            scope,
                            from -> books.day(merchant.msn(), topic, day.get(), from, pageSize))
                    .map(page -> {
                        ObjectNode json = Json.object();
                        json.put("hasMore", page.full());
                        if (page.full()) {
                            json.put("cursor", Cursor.of(scope, page.next()));
                        }
                        return answer(json, page, merchant);
                    })
                    .orElseGet(() -> brokenCursor(call));
        });
    }

    public Reply feed(List<Merchant> readable, Call call) {
        return withLedger(readable, call, (merchant, topic) -> {
            String scope = scope(merchant, topic, "feed");
            return page(merchant, topic, call, scope, from -> books.feed(merchant.msn(), topic, from, pageSize))
                    .map(page -> {
                        ObjectNode json = Json.object();
                        json.put("cursor", Cursor.of(scope, page.next()));
                        return answer(json, page, merchant);
                    })
                    .orElseGet(() -> brokenCursor(call));
        });
    }

    /** What is asked of one topic of one ledger. */
    @FunctionalInterface
    private interface Question {

        Answer about(Merchant merchant, Topic topic);
    }

    /** A ledger of somebody else is as good as none. */
    private static Answer withLedger(List<Merchant> readable, Call call, Question question) {
        Optional<Topic> topic = Topic.of(call.parameter("topic"));
        if (topic.isEmpty()) {
            return broken("topic", "The topic must be funds or fees.", call);
        }
        return readable.stream()
                .filter(merchant -> LedgerId.of(merchant.msn()).value().equals(call.parameter("ledgerId")))
                .findFirst()
                .map(merchant -> question.about(merchant, topic.get()))
                .orElseGet(
                        () -> Problems.plain(404, "Not Found", "There is no such ledger for these keys", call.path()));
    }

    private Optional<Page> page(Merchant merchant, Topic topic, Call call, String scope, Reader reader) {
        Optional<String> cursor = call.query("cursor").filter(text -> !text.isEmpty());
        if (cursor.isEmpty()) {
            return Optional.of(reader.from(0));
        }
        OptionalLong from = Cursor.read(cursor.get(), scope);
        return from.isPresent() && books.reaches(merchant.msn(), topic, from.getAsLong())
                ? Optional.of(reader.from(from.getAsLong()))
                : Optional.empty();
    }

    private Answer answer(ObjectNode json, Page page, Merchant merchant) {
        json.put("tryLater", page.tryLater());
        EntryJson.put(json, page.entries(), merchant);
        return Answer.json(200, json).with(PAGE_SIZE, Integer.toString(pageSize));
    }

    private static String scope(Merchant merchant, Topic topic, String rest) {
        return LedgerId.of(merchant.msn()) + "/" + topic.wireName() + "/" + rest;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Answer brokenCursor(Call call) {
        return broken("cursor", "The cursor is not one of this list.", call);
    }

    private static Answer broken(String name, String reason, Call call) {
        return Problems.invalid(List.of(new Violation(name, reason)), call.path());
    }
}
