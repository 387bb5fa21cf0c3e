package io.vendflow.simulation.story;

import io.vendflow.gateway.UnknownVendPolicy;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import java.util.List;

/**
 * What a customer chose at a machine, and on what terms that machine sells.
 *
 * @param partialCapture whether its sales unit may capture a part
 * @param refusesReceipts whether Vipps refuses every receipt of it for good
 */
public record Order(
        MachineId machineId,
        SaleId saleId,
        MerchantSerialNumber merchant,
        List<SaleLine> lines,
        CaptureMode mode,
        UnknownVendPolicy unknownVend,
        boolean partialCapture,
        boolean refusesReceipts) {

    public PaymentReference reference() {
        return PaymentReference.of(machineId, saleId);
    }

    public long total() {
        return Sale.totalOf(lines);
    }

    public Currency currency() {
        return partialCapture ? Currency.NOK : Currency.DKK;
    }

    public Amount amount() {
        return new Amount(total(), currency());
    }

    public boolean capturesOnAuthorization() {
        return mode == CaptureMode.ON_AUTHORIZATION;
    }
}
