package io.vendflow.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DoorTest {

    /** Two loopback addresses stand for two instances of a service. */
    private static final String[] INSTANCES = {"127.0.0.1", "127.0.0.2"};

    @Test
    void passesBothDirectionsAndTheEndOfEach() throws IOException {
        try (ServerSocket service = service("127.0.0.1", 0);
                Door door = door(service.getLocalPort())) {
            assertThat(ask(door, "hello")).isEqualTo("127.0.0.1 heard hello");
        }
    }

    @Test
    void everyInstanceHasItsShare() throws IOException {
        try (ServerSocket first = service(INSTANCES[0], 0);
                ServerSocket second = service(INSTANCES[1], first.getLocalPort());
                Door door = door(second.getLocalPort())) {
            Set<String> answers = new TreeSet<>();
            while (answers.size() < INSTANCES.length) {
                answers.add(ask(door, "you"));
            }
            assertThat(answers).containsExactly("127.0.0.1 heard you", "127.0.0.2 heard you");
        }
    }

    @Test
    void anInstanceThatIsGoneIsPassedBy() throws IOException {
        try (ServerSocket first = service(INSTANCES[0], 0);
                Door door = door(first.getLocalPort())) {
            for (int i = 0; i < 20; i++) {
                assertThat(ask(door, "again")).isEqualTo("127.0.0.1 heard again");
            }
        }
    }

    @Test
    void whereNobodyIsTheConnectionEndsAndTheNextOneIsTried() throws IOException {
        int port;
        try (ServerSocket gone = service("127.0.0.1", 0)) {
            port = gone.getLocalPort();
        }
        try (Door door = door(port)) {
            assertThat(ask(door, "")).isEmpty();
            try (ServerSocket back = service("127.0.0.1", port)) {
                assertThat(ask(door, "hello")).isEqualTo("127.0.0.1 heard hello");
                assertThat(back.isBound()).isTrue();
            }
        }
    }

    @Test
    void rejectsWhatIsNoAddress() {
        assertThatThrownBy(() -> Upstream.parse("capture-service", InetAddress::getAllByName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HOST:PORT is expected, not \"capture-service\"");
    }

    private static Door door(int port) throws IOException {
        InetAddress[] all = new InetAddress[INSTANCES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(INSTANCES[i]);
        }
        Upstream upstream = Upstream.parse("the-service:" + port, name -> all);
        return Door.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), upstream);
    }

    private static String ask(Door door, String question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.getOutputStream().write(question.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** Answers when the question has ended, so that only a door that passes the end on gets an answer. */
    private static ServerSocket service(String address, int port) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(address, port));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    String question = new String(socket.getInputStream().readAllBytes(), UTF_8);
                    socket.getOutputStream().write((address + " heard " + question).getBytes(UTF_8));
                } catch (IOException e) {
                    // closed: the test is over, or this instance is gone
                }
            }
        });
        return server;
    }
}
