package io.vendflow.reconciliation;

import io.vendflow.books.SaleBook;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a sale by what the log says, which has the machine's reports in it. */
final class SaleJudge {

    private final Rules rules;
    private final Instant now;

    /** @param now until when the log was read */
    SaleJudge(Rules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** Of a sale whose story is whole. */
    List<Finding> judge(SaleBook book, SaleTerms terms, Standing standing) {
        SaleCase sale = new SaleCase(terms, standing, now, rules);
        List<Finding> findings = new ArrayList<>();
        OpenMoney.find(sale).ifPresent(findings::add);
        KeptMoney.find(sale).ifPresent(findings::add);
        MissingRefunds.find(sale).ifPresent(findings::add);
        MissingReceipt.find(sale).ifPresent(findings::add);
        UnfinishedPayment.find(sale).ifPresent(findings::add);
        MissingWebhook.find(sale).ifPresent(findings::add);
        String contradiction = book.contradiction();
        if (contradiction != null) {
            findings.add(sale.finding(
                    FindingKind.AMOUNTS_DIFFER,
                    terms.amount(),
                    terms.requestedAt(),
                    "one fact was written in two ways: " + contradiction,
                    "ask who wrote it: a fact has one content",
                    null));
        }
        return findings;
    }
}
