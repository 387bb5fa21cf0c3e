package io.vendflow.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks at every port before anything starts, so that a taken one is one clear line and not a stack trace later. */
final class PortCheck {

    private PortCheck() {}

    /** @throws StackException with one line per port that is taken */
    static void allFree(Ports ports) {
        List<String> taken = Arrays.stream(Port.values())
                .filter(port -> !isFree(ports.of(port)))
                .map(port -> describe(port, ports.of(port)))
                .toList();
        if (!taken.isEmpty()) {
            throw new StackException(String.join("\n", taken));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static String describe(Port port, int number) {
        Optional<String> holder = PortHolder.of(number);
        return "port " + number + ", for " + port.use() + ", is taken"
                + holder.map(process -> " by " + process).orElse("") + "; set " + port.variable()
                + " to use another";
    }
}
