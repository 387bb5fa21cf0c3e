package io.vendflow.gateway;

import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;

/** For whom and how a machine sells. */
record SaleTerms(
        MerchantSerialNumber merchant,
        CaptureMode captureMode,
        ReceiptMode receiptMode,
        QrSource qrSource,
        VendPolicy vendPolicy) {}
