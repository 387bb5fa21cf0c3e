package io.vendflow.gateway.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Inbox;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connections to the broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MqttProperties.class)
class GatewayMqttConfiguration {

    @Bean
    MqttLifecycle mqtt(MqttProperties properties, Inbox inbox, Clock clock, MeterRegistry meters) {
        return new MqttLifecycle(
                new HeldSessions(
                        properties.sessions(), number -> new Uplinks(number, properties, inbox, clock, meters)),
                new MqttConnection(properties.clientId() + "-down", properties, () -> {}));
    }
}
