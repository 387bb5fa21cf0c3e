package io.vendflow.gateway;

import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MerchantSerialNumber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The figures by which sales are decided.
 *
 * @param defaultMerchant who sells through machines that have no profile; null: unknown machines are refused
 * @param vendReportTimeout how long after AUTHORIZED a machine has to report
 * @param authorizationUsableFor how long after the customer's approval a machine may still be told to vend
 * @param offlineGrace how long a machine may be offline before its unpaid sale is given up
 * @param rememberEnded how long an ended sale is remembered, so that the same request finds it
 */
public record GatewayRules(
        @Nullable MerchantSerialNumber defaultMerchant,
        CaptureMode captureMode,
        Duration vendReportTimeout,
        Duration authorizationUsableFor,
        Duration offlineGrace,
        Duration rememberEnded) {}
