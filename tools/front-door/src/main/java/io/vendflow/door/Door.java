package io.vendflow.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes connections on one port and hands each on, byte by byte in both directions, until both sides have ended. */
final class Door implements AutoCloseable {

    private final ServerSocket server;
    private final Upstream upstream;

    private Door(ServerSocket server, Upstream upstream) {
        this.server = server;
        this.upstream = upstream;
    }

    /** @param address port 0 for a free one */
    static Door open(InetSocketAddress address, Upstream upstream) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(address);
        Door door = new Door(server, upstream);
        Thread.ofVirtual().name("door-" + door.port()).start(door::takeIn);
        return door;
    }

    int port() {
        return server.getLocalPort();
    }

    private void takeIn() {
        while (!server.isClosed()) {
            try {
                Socket visitor = server.accept();
                Thread.ofVirtual().start(() -> handOn(visitor));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    System.err.println("cannot take a connection on " + port() + ": " + e);
                }
            }
        }
    }

    private void handOn(Socket visitor) {
        try (visitor;
                Socket host = upstream.connect()) {
            Thread back = Thread.ofVirtual().start(() -> pass(host, visitor));
            pass(visitor, host);
            back.join();
        } catch (IOException e) {
            System.err.println("nobody takes a connection at " + upstream + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the other side's input when this side's ends; one that breaks breaks both. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println("cannot close " + socket + ": " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
