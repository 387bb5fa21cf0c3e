package io.vendflow.kafka.parts;

/** A part of a service that can stand still or die while the rest goes on. */
public interface Part {

    /** Its name in health, metrics and the log; one of few. */
    String name();

    /** As it is now; cheap, and from any thread. */
    Condition condition();
}
