package io.vendflow.gateway;

import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway decides; the trade-offs are in {@link GatewayRules}.
 *
 * @param acceptUnknown whether a machine without a profile may sell for the default merchant
 * @param stateDir where Kafka Streams keeps its copy of the state; may be lost, it is restored from Kafka
 * @param commitInterval how long a decision may wait for its transaction; shorter is quicker for the customer and dearer
 *     for Kafka
 */
@ConfigurationProperties("vendflow.gateway")
public record GatewayProperties(
        String defaultMerchant,
        @DefaultValue("false") boolean acceptUnknown,
        @DefaultValue("AFTER_VEND") CaptureMode captureMode,
        @DefaultValue("SEPARATE") ReceiptMode receiptMode,
        @DefaultValue("DRAWN") QrSource qrSource,
        @DefaultValue("2m") Duration vendReportTimeout,
        @DefaultValue("24h") Duration unknownVendDeadline,
        @DefaultValue("RELEASE") UnknownVendPolicy unknownVendPolicy,
        @DefaultValue("3m") Duration authorizationUsableFor,
        @DefaultValue("30s") Duration offlineGrace,
        @DefaultValue("48h") Duration rememberEnded,
        @DefaultValue("data/state/machine-gateway") Path stateDir,
        @DefaultValue("10ms") Duration commitInterval) {

    public GatewayRules toRules() {
        return new GatewayRules(
                acceptUnknown ? new MerchantSerialNumber(defaultMerchant) : null,
                captureMode,
                receiptMode,
                qrSource,
                vendReportTimeout,
                unknownVendPolicy,
                unknownVendDeadline,
                authorizationUsableFor,
                offlineGrace,
                rememberEnded);
    }
}
