package io.vendflow.door;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where connections are handed on to: all addresses that a name has at the moment. */
final class Upstream {

    /** In the same network an instance that is there answers in less than a millisecond. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How a name becomes addresses. */
    interface Names {
        InetAddress[] addressesOf(String name) throws UnknownHostException;
    }

    private final String host;
    private final int port;
    private final Names names;

    private Upstream(String host, int port, Names names) {
        this.host = host;
        this.port = port;
        this.names = names;
    }

    /** @throws IllegalArgumentException when the text is not {@code HOST:PORT} */
    static Upstream parse(String text, Names names) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("HOST:PORT is expected, not \"" + text + "\"");
        }
        return new Upstream(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)), names);
    }

    /**
     * Any instance that takes the connection, in no particular order.
     *
     * @throws IOException when none does
     */
    Socket connect() throws IOException {
        List<InetAddress> addresses = Arrays.asList(names.addressesOf(host).clone());
        Collections.shuffle(addresses);
        IOException last = new ConnectException(host + " has no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) PATIENCE.toMillis());
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
