package io.vendflow.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One instance of a service, which treats each connection alike and closes it when it is done. */
final class Instance implements AutoCloseable {

    private final ServerSocket server = new ServerSocket();

    /** What it does with a connection. */
    interface Manners {
        void meet(Socket socket) throws IOException;
    }

    /** @param port 0 for a free one */
    Instance(String address, int port, Manners manners) throws IOException {
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(address, port));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> meet(socket, manners));
                } catch (IOException e) {
                    // closed: the test is over, or this instance is gone
                }
            }
        });
    }

    Instance(Manners manners) throws IOException {
        this(InetAddress.getLoopbackAddress().getHostAddress(), 0, manners);
    }

    private static void meet(Socket socket, Manners manners) {
        try (socket) {
            manners.meet(socket);
        } catch (IOException e) {
            // the door has ended it
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Where a door finds it. */
    Upstream upstream() {
        return Upstream.parse("the-service:" + port(), name -> new InetAddress[] {server.getInetAddress()});
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
