package io.vendflow.ingest.vipps;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.ingest.IngestProperties;
import io.vendflow.ingest.WebhookAddresses;
import io.vendflow.ingest.WebhookProperties;
import io.vendflow.ingest.WebhookSecrets;
import io.vendflow.tracing.Tracing;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.webhook.WebhookRegistrations;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IngestVippsConfiguration {

    @Bean
    VippsLookUps lookUps(EPayments payments, IngestProperties properties, Tracing tracing) {
        return new VippsLookUps(payments, properties.looksAtOnce(), tracing);
    }

    @Bean
    RegistrationLifecycle registration(
            WebhookProperties properties,
            WebhookRegistrations registrations,
            WebhookSecrets secrets,
            WebhookAddresses addresses,
            MeterRegistry meters) {
        Path folder = properties.registrationsDir();
        WebhookRegistrar registrar = new WebhookRegistrar(
                registrations, secrets, addresses, folder == null ? null : new SharedRegistrations(folder));
        return new RegistrationLifecycle(
                registrar, properties.registersAtStart() ? secrets.merchants() : Set.of(), meters);
    }
}
