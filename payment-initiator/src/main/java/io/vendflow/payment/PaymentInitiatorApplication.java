package io.vendflow.payment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts payment-initiator. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentInitiatorApplication {

    public static void main(String[] args) {
        SpringApplication.run(PaymentInitiatorApplication.class, args);
    }
}
