package io.vendflow.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
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
        try (Instance service = service("127.0.0.1", 0);
                Door door = door(service.port())) {
            assertThat(ask(door, "hello")).isEqualTo("127.0.0.1 heard hello");
        }
    }

    @Test
    void everyInstanceHasItsShare() throws IOException {
        try (Instance first = service(INSTANCES[0], 0);
                Instance second = service(INSTANCES[1], first.port());
                Door door = door(second.port())) {
            Set<String> answers = new TreeSet<>();
            while (answers.size() < INSTANCES.length) {
                answers.add(ask(door, "you"));
            }
            assertThat(answers).containsExactly("127.0.0.1 heard you", "127.0.0.2 heard you");
        }
    }

    @Test
    void anInstanceThatIsGoneIsPassedBy() throws IOException {
        try (Instance first = service(INSTANCES[0], 0);
                Door door = door(first.port())) {
            for (int i = 0; i < 20; i++) {
                assertThat(ask(door, "again")).isEqualTo("127.0.0.1 heard again");
            }
        }
    }

    @Test
    void whereNobodyIsTheConnectionEndsAndTheNextOneIsTried() throws IOException {
        int port;
        try (Instance gone = service("127.0.0.1", 0)) {
            port = gone.port();
        }
        try (Door door = door(port)) {
            assertThat(ask(door, "")).isEmpty();
            try (Instance back = service("127.0.0.1", port)) {
                assertThat(ask(door, "hello")).isEqualTo("127.0.0.1 heard hello");
                assertThat(back.port()).isEqualTo(port);
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
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return Door.open(any, upstream, Limits.DEFAULT, Clock.systemUTC());
    }

    private static String ask(Door door, String question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.getOutputStream().write(question.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** Answers when the question has ended, so that only a door that passes the end on gets an answer. */
    private static Instance service(String address, int port) throws IOException {
        return new Instance(address, port, socket -> {
            String question = new String(socket.getInputStream().readAllBytes(), UTF_8);
            socket.getOutputStream().write((address + " heard " + question).getBytes(UTF_8));
        });
    }
}
