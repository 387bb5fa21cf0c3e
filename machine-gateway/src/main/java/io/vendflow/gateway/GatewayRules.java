package io.vendflow.gateway;

import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The figures by which sales are decided.
 *
 * @param defaultMerchant who sells through machines that have no profile; null: unknown machines are refused
 * @param vendReportTimeout how long after AUTHORIZED a machine has to report, unless its profile says otherwise
 * @param unknownVendPolicy what becomes of the reservation when the report never comes, unless the profile says otherwise
 * @param unknownVendDeadline how long after its time a vend report is awaited, before the policy decides
 * @param authorizationUsableFor how long after the customer's approval a machine may still be told to vend
 * @param offlineGrace how long a machine may be offline before its unpaid sale is given up
 * @param rememberEnded how long an ended sale is remembered, so that the same request finds it
 */
public record GatewayRules(
        @Nullable MerchantSerialNumber defaultMerchant,
        CaptureMode captureMode,
        ReceiptMode receiptMode,
        QrSource qrSource,
        Duration vendReportTimeout,
        UnknownVendPolicy unknownVendPolicy,
        Duration unknownVendDeadline,
        Duration authorizationUsableFor,
        Duration offlineGrace,
        Duration rememberEnded) {

    SaleTerms termsFor(MerchantSerialNumber merchant) {
        return new SaleTerms(
                merchant, captureMode, receiptMode, qrSource, new VendPolicy(vendReportTimeout, unknownVendPolicy));
    }
}
