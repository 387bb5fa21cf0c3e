package io.vendflow.stack;

import java.time.Duration;

/** Something of the stack that has a name and can be stopped and started by it. */
interface Part {

    String name();

    /** Starts it and does not wait; starting what runs is a no-op. */
    void start();

    /** @throws StackException when it is not ready in time, or keeps ending */
    void awaitReady(Duration timeout) throws InterruptedException;

    /** Stops it for good, until somebody starts it again. */
    void stop(Duration grace) throws InterruptedException;
}
