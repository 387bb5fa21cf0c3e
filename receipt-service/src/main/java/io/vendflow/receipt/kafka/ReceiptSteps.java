package io.vendflow.receipt.kafka;

import io.vendflow.events.Authorized;
import io.vendflow.events.CaptureMode;
import io.vendflow.events.Meta;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.ReceiptFailed;
import io.vendflow.events.Sale;
import io.vendflow.events.SaleLine;
import io.vendflow.events.Topics;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.receipt.AttachReceipt;
import io.vendflow.receipt.ReceiptOutcome;
import java.time.Clock;
import java.util.List;

/** It is known what the customer gets: now the receipt, and with it the amount to capture. */
public final class ReceiptSteps {

    private static final String PRODUCER = "receipt-service";

    private final AttachReceipt attachReceipt;
    private final Clock clock;

    public ReceiptSteps(AttachReceipt attachReceipt, Clock clock) {
        this.attachReceipt = attachReceipt;
        this.clock = clock;
    }

    /** A machine that reports vends: the receipt is for what it dispensed. */
    public List<Emission<?>> vendReported(VendReported event) {
        if (isCapturedOnAuthorization(event.getSale()) || !somethingWasDispensed(event)) {
            return List.of();
        }
        return attach(event.getMeta(), event.getSale(), event.getDispensed(), event.getAuthorizedAmount());
    }

    private static boolean somethingWasDispensed(VendReported event) {
        return switch (event.getOutcome()) {
            case DISPENSED, PARTIAL -> !event.getDispensed().isEmpty();
            case FAILED, UNKNOWN -> false;
        };
    }

    /** A machine that cannot report vends: the receipt is for all of the sale. */
    public List<Emission<?>> authorized(Authorized event) {
        if (!isCapturedOnAuthorization(event.getSale())) {
            return List.of();
        }
        return attach(event.getMeta(), event.getSale(), event.getSale().getLines(), event.getAmount());
    }

    private static boolean isCapturedOnAuthorization(Sale sale) {
        return sale.getCaptureMode() == CaptureMode.ON_AUTHORIZATION;
    }

    private List<Emission<?>> attach(Meta cause, Sale sale, List<SaleLine> lines, long authorizedAmount) {
        List<io.vendflow.sale.SaleLine> bought = bought(lines);
        long amount = io.vendflow.sale.Sale.totalOf(bought);
        return switch (attachReceipt.attach(SaleMapper.fromEvent(sale), bought)) {
            case ReceiptOutcome.Attached() -> List.of(attached(cause, sale, lines, amount, authorizedAmount));
            case ReceiptOutcome.Failed failed -> List.of(failed(cause, sale, lines, amount, authorizedAmount, failed));
            case ReceiptOutcome.Unresolved unresolved ->
                throw new RetryLaterException(
                        unresolved.doubt().why(), unresolved.doubt().notBefore(), null);
        };
    }

    private static List<io.vendflow.sale.SaleLine> bought(List<SaleLine> lines) {
        try {
            return SaleMapper.fromEvent(lines);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("what was dispensed is not valid: " + e.getMessage(), e);
        }
    }

    private Emission<ReceiptAttached> attached(
            Meta cause, Sale sale, List<SaleLine> lines, long amount, long authorizedAmount) {
        return Emission.of(
                Topics.RECEIPT_ATTACHED,
                ReceiptAttached.newBuilder()
                        .setMeta(meta(cause, "receipt-attached", sale.getReference()))
                        .setSale(sale)
                        .setLines(lines)
                        .setAmount(amount)
                        .setAuthorizedAmount(authorizedAmount)
                        .build());
    }

    private Emission<ReceiptFailed> failed(
            Meta cause,
            Sale sale,
            List<SaleLine> lines,
            long amount,
            long authorizedAmount,
            ReceiptOutcome.Failed failed) {
        return Emission.of(
                Topics.RECEIPT_FAILED,
                ReceiptFailed.newBuilder()
                        .setMeta(meta(cause, "receipt-failed", sale.getReference(), failed.code()))
                        .setSale(sale)
                        .setLines(lines)
                        .setAmount(amount)
                        .setAuthorizedAmount(authorizedAmount)
                        .setCode(failed.code())
                        .setMessage(failed.message())
                        .build());
    }

    private Meta meta(Meta cause, String... fact) {
        return Metas.of(PRODUCER, cause.getId(), clock.instant(), fact);
    }
}
