package io.vendflow.gateway.certificates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures machines' certificates where the gateway is told of them. */
@Configuration(proxyBeanMethods = false)
class MachineCertificatesConfiguration {

    @Bean
    MeterBinder machineCertificates(@Value("${vendflow.machine-certificates-file}") String file, Clock clock) {
        return file.isBlank() ? _ -> {} : meters -> bind(new MachineCertificates(Path.of(file), clock), meters);
    }

    private static void bind(MachineCertificates certificates, MeterRegistry meters) {
        for (CertificateState state : CertificateState.values()) {
            Gauge.builder("vendflow.machines.certificates", certificates, each -> each.count(state))
                    .tag("state", state.toString())
                    .description("Machines, by how long the last of their certificates is good")
                    // Nobody else holds it, and a gauge does not by itself.
                    .strongReference(true)
                    .register(meters);
        }
    }
}
