package io.vendflow.kafka.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** Ends the application when a part of it is dead, so that whoever runs it starts it anew. */
public final class ApplicationEnd {

    private final ApplicationContext application;

    ApplicationEnd(ApplicationContext application) {
        this.application = application;
    }

    /** In a thread of its own: closing the context waits for the part that called. */
    void begin() {
        Thread.ofPlatform()
                .name("end-application")
                .start(() -> System.exit(SpringApplication.exit(application, () -> 1)));
    }
}
