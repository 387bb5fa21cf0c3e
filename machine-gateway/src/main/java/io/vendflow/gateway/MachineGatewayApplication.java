package io.vendflow.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** machine-gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MachineGatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(MachineGatewayApplication.class, args);
    }
}
