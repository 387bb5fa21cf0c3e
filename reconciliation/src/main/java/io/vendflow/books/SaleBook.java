package io.vendflow.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the log says about one sale, each fact once however often it was written. What it comes to does not depend on
 * the order in which the topics were read.
 */
public final class SaleBook {

    private final String reference;
    private final Map<String, Happening> facts = new HashMap<>();
    /** Few sales have any. */
    private List<Place> repetitions = List.of();

    private @Nullable SaleTerms terms;
    private @Nullable String contradiction;
    private @Nullable Gap gap;
    private Instant lastAt = Instant.MIN;
    private @Nullable Standing standing;

    public SaleBook(String reference) {
        this.reference = reference;
    }

    public void add(SaleTerms saleTerms, Happening fact) {
        if (terms == null || fact.kind() == Kind.PAYMENT_REQUESTED) {
            terms = saleTerms;
        }
        add(fact);
    }

    /** Of something that does not carry the sale: a webhook, a dead letter. */
    public void add(Happening fact) {
        standing = null;
        Happening known = facts.putIfAbsent(fact.id(), fact);
        if (known != null && (known.amount() != fact.amount() || known.kind() != fact.kind())) {
            contradiction = "%s was written as %d at %s and as %d at %s"
                    .formatted(fact.kind(), known.amount(), known.place(), fact.amount(), fact.place());
        }
        if (known != null) {
            repetitions = repetitions.isEmpty() ? new ArrayList<>() : repetitions;
            repetitions.add(fact.place());
        }
        // The last time that anybody said so, also when it was said before.
        if (fact.at().isAfter(lastAt)) {
            lastAt = fact.at();
        }
    }

    /**
     * What is known of this sale is not all: no judgement can be built on it.
     *
     * @param where what is incomplete: a place in the log, or the sale itself
     */
    public void lacks(String where, String what) {
        gap = gap == null ? new Gap(where, what) : gap;
    }

    public String reference() {
        return reference;
    }

    /** Null when no event of the sale was read, only what others say about it. */
    public @Nullable SaleTerms terms() {
        return terms;
    }

    /** Why this is not all that the log once said, or null. */
    public @Nullable Gap gap() {
        return gap;
    }

    /** How two records of the same fact differ, or null. */
    public @Nullable String contradiction() {
        return contradiction;
    }

    public boolean has(Kind kind) {
        for (Happening each : facts.values()) {
            if (each.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    public boolean knows(String id) {
        return facts.containsKey(id);
    }

    /** Of all records that were put into this book, repetitions too. */
    Set<Place> places() {
        Set<Place> places = new HashSet<>(repetitions);
        facts.values().forEach(fact -> places.add(fact.place()));
        return places;
    }

    public Instant lastAt() {
        return lastAt;
    }

    /** What it comes to so far. */
    public Standing standing() {
        if (standing == null) {
            standing = Standing.of(this);
        }
        return standing;
    }

    /** In the order in which it happened. */
    public List<Happening> story() {
        List<Happening> story = new ArrayList<>(facts.values());
        story.sort(SaleBook::compare);
        return story;
    }

    /** Written out, because this is done for each event of millions. */
    private static int compare(Happening one, Happening other) {
        int byTime = one.at().compareTo(other.at());
        if (byTime != 0) {
            return byTime;
        }
        int byKind = one.kind().compareTo(other.kind());
        return byKind != 0 ? byKind : one.id().compareTo(other.id());
    }

    /** What is missing, and where. */
    public record Gap(String where, String what) {}
}
