package io.vendflow.receipt.vipps;

import io.vendflow.receipt.Doubt;
import io.vendflow.receipt.Posting;
import io.vendflow.receipt.Receipts;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.order.ReceiptPosted;
import io.vendflow.vipps.spring.VippsTrouble;
import java.util.List;

/** Receipts over Vipps' Order Management API. */
public final class VippsReceipts implements Receipts {

    private final io.vendflow.vipps.order.Receipts orderManagement;

    public VippsReceipts(io.vendflow.vipps.order.Receipts orderManagement) {
        this.orderManagement = orderManagement;
    }

    @Override
    public Posting post(Sale sale, List<SaleLine> lines) {
        Receipt receipt = new Receipt(
                lines,
                sale.amount().currency(),
                sale.machineId().value(),
                sale.saleId().value());
        VippsOutcome<ReceiptPosted> outcome =
                orderManagement.post(sale.merchantSerialNumber(), sale.reference(), receipt);
        return switch (outcome) {
            case Done<ReceiptPosted> done -> new Posting.Posted();
            case Refused<ReceiptPosted>(Refusal refusal) when refusal.httpStatus() == 409 -> new Posting.AlreadyThere();
            case Refused<ReceiptPosted>(Refusal refusal) ->
                new Posting.Refused(VippsTrouble.code(refusal), VippsTrouble.message(refusal));
            case Unknown<ReceiptPosted>(Uncertainty uncertainty) ->
                new Posting.Unanswered(
                        new Doubt(VippsTrouble.describe(sale.reference(), uncertainty), uncertainty.retryAfter()));
        };
    }
}
