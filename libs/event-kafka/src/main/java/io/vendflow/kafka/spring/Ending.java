package io.vendflow.kafka.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** The end of an application that cannot go on; whoever watches over it starts it again. */
final class Ending {

    private Ending() {}

    /** In a thread of its own: closing the context waits for the thread that called. */
    static void of(ApplicationContext application) {
        Thread.ofPlatform()
                .name("end-application")
                .start(() -> System.exit(SpringApplication.exit(application, () -> 1)));
    }
}
