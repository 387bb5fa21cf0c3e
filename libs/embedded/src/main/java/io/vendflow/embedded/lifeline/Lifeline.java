package io.vendflow.embedded.lifeline;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * {@code Lifeline MAIN_CLASS ARGS…}: runs a program that ends when its parent does, however the parent ended.
 *
 * <p>The parent holds the other end of standard input. When that closes (the kernel closes it even after kill -9), this
 * JVM halts at once: whatever survives a kill -9 of everything survives this too, and nothing is left behind.
 */
public final class Lifeline {

    /** As a shell would say it: 128 + SIGHUP, "your terminal is gone". */
    private static final int PARENT_GONE = 129;

    private Lifeline() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(Lifeline::haltWithParent, "lifeline");
        watch.setDaemon(true);
        watch.start();
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            (cause == null ? e : cause).printStackTrace();
            System.exit(1);
        }
    }

    private static void haltWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this line; only its end matters.
            }
        } catch (IOException e) {
            System.err.println("lost the parent: " + e.getMessage());
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
