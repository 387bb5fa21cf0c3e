package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.spring.VippsProperties;
import io.vendflow.vipps.spring.VippsProperties.Keys;
import io.vendflow.vipps.webhook.WebhookSignature;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the core together. */
@Configuration
class IngestConfiguration {

    @Bean
    WebhookAddresses webhookAddresses(WebhookProperties properties) {
        return new WebhookAddresses(properties.publicUrl());
    }

    @Bean
    WebhookSecrets webhookSecrets(VippsProperties vipps, WebhookProperties properties) {
        List<MerchantSerialNumber> merchants = Stream.concat(
                        Stream.of(vipps.merchant()), vipps.furtherMerchants().stream())
                .map(Keys::serialNumber)
                .filter(Objects::nonNull)
                .map(MerchantSerialNumber::new)
                .toList();
        return new WebhookSecrets(merchants, properties.secrets());
    }

    @Bean
    ReceiveWebhook receiveWebhook(
            WebhookSecrets secrets, WebhookAddresses addresses, WebhookLog log, WebhookMetrics metrics, Clock clock) {
        return new ReceiveWebhook(new WebhookSignature(clock), secrets, addresses, log, metrics, clock);
    }
}
