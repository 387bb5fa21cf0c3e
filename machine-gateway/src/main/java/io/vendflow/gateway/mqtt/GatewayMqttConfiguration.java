package io.vendflow.gateway.mqtt;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vendflow.gateway.Inbox;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connections to the broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MqttProperties.class)
class GatewayMqttConfiguration {

    @Bean
    BrokerTls brokerTls(SslBundles bundles, Clock clock, MeterRegistry meters) {
        BrokerTls tls = new BrokerTls(bundles.getBundle("mqtt"));
        TimeGauge.builder(
                        "vendflow.mqtt.broker.certificate.expires",
                        tls,
                        TimeUnit.SECONDS,
                        each -> each.secondsLeft(clock))
                .description("Time until the broker's certificate is out of date, as seen at the last connection")
                .register(meters);
        return tls;
    }

    @Bean
    DroppedMessages droppedMessages(MeterRegistry meters) {
        DroppedMessages dropped = new DroppedMessages();
        Gauge.builder("vendflow.mqtt.broker.dropped.messages", dropped, DroppedMessages::count)
                .description("Messages that the broker has dropped since it started, as it says itself")
                .register(meters);
        return dropped;
    }

    @Bean
    MqttLifecycle mqtt(
            MqttProperties properties,
            BrokerTls tls,
            DroppedMessages dropped,
            Inbox inbox,
            Clock clock,
            MeterRegistry meters) {
        return new MqttLifecycle(
                new HeldSessions(
                        properties.sessions(), number -> new Uplinks(number, properties, tls, inbox, clock, meters)),
                new MqttConnection(properties.clientId() + "-down", properties, tls, dropped::askOn),
                clock);
    }
}
