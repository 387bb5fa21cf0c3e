package io.vendflow.ingest.http;

import io.vendflow.ingest.WebhookMetrics;
import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Closes everything on the world's port but the one path. */
@Configuration
@EnableConfigurationProperties(DoorProperties.class)
class DoorConfiguration {

    /** Vipps sends ten; a proxy or two add some of their own. */
    private static final int MOST_HEADERS = 40;

    @Bean
    FilterRegistrationBean<Door> door(DoorProperties limits, WebhookMetrics metrics) {
        FilterRegistrationBean<Door> registration = new FilterRegistrationBean<>(new Door(limits, metrics));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After Spring Boot's own, which puts pages for errors in. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> closedTomcat(WebhookMetrics metrics) {
        return factory -> {
            factory.addEngineValves(new UnreadableRequests(metrics));
            factory.addContextCustomizers(DoorConfiguration::tellNothing);
            factory.addConnectorCustomizers(DoorConfiguration::limit);
        };
    }

    private static void limit(Connector connector) {
        connector.setProperty("maxHeaderCount", String.valueOf(MOST_HEADERS));
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAcceptCount(100);
        }
    }

    /** A status says enough; a page would say what runs here. */
    private static void tellNothing(Context context) {
        if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass("");
            Pipeline pipeline = host.getPipeline();
            for (Valve valve : pipeline.getValves()) {
                if (valve instanceof ErrorReportValve) {
                    pipeline.removeValve(valve);
                }
            }
        }
    }
}
