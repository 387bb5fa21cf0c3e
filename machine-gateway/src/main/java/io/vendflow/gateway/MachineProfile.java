package io.vendflow.gateway;

import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about a machine; what is null follows the installation's defaults.
 *
 * @param active a machine that is not sells nothing
 */
public record MachineProfile(
        MachineId machineId,
        MerchantSerialNumber merchant,
        @Nullable CaptureMode captureMode,
        @Nullable ReceiptMode receiptMode,
        @Nullable QrSource qrSource,
        @Nullable UnknownVendPolicy unknownVend,
        @Nullable Duration vendReportTimeout,
        boolean active) {}
