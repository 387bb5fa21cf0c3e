package io.vendflow.capture;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts capture-service. */
@SpringBootApplication(scanBasePackages = {"io.vendflow.capture", "io.vendflow.operations"})
public class CaptureServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(CaptureServiceApplication.class, args);
    }
}
