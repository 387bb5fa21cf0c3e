package io.vendflow.gateway;

import io.vendflow.gateway.message.JsonMessageReader;
import io.vendflow.gateway.qr.ZxingQrPainter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the decisions need and is not a connection. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    MessageReader messageReader() {
        return new JsonMessageReader();
    }

    @Bean
    QrPainter qrPainter() {
        return new ZxingQrPainter();
    }
}
