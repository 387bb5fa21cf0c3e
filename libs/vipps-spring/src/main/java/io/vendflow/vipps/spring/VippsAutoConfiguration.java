package io.vendflow.vipps.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.tracing.Tracing;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsSettings;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.order.Receipts;
import io.vendflow.vipps.webhook.WebhookRegistrations;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Vipps, as the services see it. A test that brings its own {@link Vipps} or one of its parts needs no keys. */
@AutoConfiguration
@EnableConfigurationProperties(VippsProperties.class)
public class VippsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Vipps vipps(VippsProperties properties, MeterRegistry meters, Clock clock, Tracing tracing) {
        VippsSettings settings = properties.toSettings();
        return Vipps.connect(
                settings, properties.toCredentials(), meters, clock, new SpanCallTracing(tracing, settings.baseUrl()));
    }

    @Bean
    @ConditionalOnMissingBean
    EPayments ePayments(Vipps vipps) {
        return vipps.payments();
    }

    @Bean
    @ConditionalOnMissingBean
    Receipts receipts(Vipps vipps) {
        return vipps.receipts();
    }

    @Bean
    @ConditionalOnMissingBean
    WebhookRegistrations webhookRegistrations(Vipps vipps) {
        return vipps.webhooks();
    }
}
