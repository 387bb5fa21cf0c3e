package io.vendflow.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A TCP port of the loopback interface that nobody listened on a moment ago, and that this process is handed once.
 *
 * <p>It comes from below the range in which systems pick a port for an outgoing connection (Linux from 32768, IANA from 49152 on),
 * so that none of those takes it before somebody listens.
 */
public final class FreePort {

    private static final int FIRST = 15_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS = 1_000;

    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** @throws IllegalStateException when there is none */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && HANDED_OUT.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on the loopback interface between " + FIRST + " and " + END);
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("nobody can listen on the loopback interface: " + e, e);
        }
    }

    /** The port asked for, or a free one where 0 was asked for. */
    static int orFree(int port) {
        return port == 0 ? next() : port;
    }
}
