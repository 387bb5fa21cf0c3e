package io.vendflow.receipt;

import io.vendflow.receipt.ReceiptMetrics.Result;
import io.vendflow.receipt.ReceiptOutcome.Attached;
import io.vendflow.receipt.ReceiptOutcome.Failed;
import io.vendflow.receipt.ReceiptOutcome.Unresolved;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attaches the receipt of what a customer got. */
public final class AttachReceipt {

    private static final Logger LOGGER = LoggerFactory.getLogger(AttachReceipt.class);

    private final Receipts receipts;
    private final ReceiptMetrics metrics;
    private final Clock clock;

    public AttachReceipt(Receipts receipts, ReceiptMetrics metrics, Clock clock) {
        this.receipts = receipts;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param lines what the customer got, at least one */
    public ReceiptOutcome attach(Sale sale, List<SaleLine> lines) {
        if (sale.receiptMode() == ReceiptMode.IN_PAYMENT) {
            // Vipps has it since the payment was created, and refuses a second one.
            return ended(sale, Result.IN_PAYMENT, new Attached());
        }
        return switch (receipts.post(sale, lines)) {
            case Posting.Posted() -> ended(sale, Result.ATTACHED, new Attached());
            case Posting.AlreadyThere() -> ended(sale, Result.ALREADY_THERE, new Attached());
            case Posting.Refused(String code, String message) -> ended(sale, Result.FAILED, new Failed(code, message));
            case Posting.Unanswered(Doubt doubt) -> ended(sale, Result.UNRESOLVED, new Unresolved(doubt));
        };
    }

    private ReceiptOutcome ended(Sale sale, Result result, ReceiptOutcome outcome) {
        metrics.ended(result, Duration.between(sale.requestedAt(), clock.instant()));
        LOGGER.atInfo()
                .addKeyValue("reference", sale.reference())
                .addKeyValue("outcome", result)
                .log("receipt: {}", outcome);
        return outcome;
    }
}
