package io.vendflow.stack;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code StackToKill DATA}: a stack in a JVM that a test may kill or interrupt. */
public final class StackToKill {

    private StackToKill() {}

    public static void main(String[] args) throws InterruptedException {
        LocalStack stack = LocalStack.builder()
                .dataDir(Path.of(args[0]))
                .freePorts()
                .programs(StandIns::new)
                .closeOnExit()
                .start();
        System.out.println("ready " + stack.names());
        new CountDownLatch(1).await();
    }
}
