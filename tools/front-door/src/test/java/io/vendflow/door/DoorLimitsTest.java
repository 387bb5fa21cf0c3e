package io.vendflow.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DoorLimitsTest {

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Limits FOR_TWO = new Limits(2, SILENCE, Duration.ofMillis(50), Limits.DEFAULT.pause());

    private final MovableClock clock = new MovableClock();

    @Test
    void whenTheServiceHasEndedAVisitorWhoStaysIsShownOut() throws IOException {
        try (Instance service = new Instance(socket -> say(socket, "bye"));
                Door door = door(service, FOR_TWO);
                Socket visitor = visitor(door)) {
            assertThat(heardBy(visitor)).isEqualTo("bye");
            await().until(door::connections, open -> open == 0);
        }
    }

    @Test
    void theLastWordOfAServiceThatReadsNoFurtherArrives() throws IOException {
        Limits patient = new Limits(2, SILENCE, Duration.ofSeconds(20), Limits.DEFAULT.pause());
        try (Instance service = new Instance(socket -> {
                    socket.getInputStream().read();
                    say(socket, "too large");
                });
                Door door = door(service, patient);
                Socket visitor = visitor(door)) {
            visitor.getOutputStream().write(new byte[4 * 1024 * 1024]);
            assertThat(heardBy(visitor)).isEqualTo("too large");
        }
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsSentAwayAtOnce() throws IOException {
        try (Instance service = new Instance(DoorLimitsTest::repeat);
                Door door = door(service, FOR_TWO)) {
            try (Socket first = visitor(door);
                    Socket second = visitor(door)) {
                assertThat(answerTo(first, 'a')).isEqualTo('a');
                assertThat(answerTo(second, 'b')).isEqualTo('b');
                try (Socket third = visitor(door)) {
                    assertThat(isSentAway(third)).isTrue();
                }
                assertThat(answerTo(first, 'c')).isEqualTo('c');
            }
            await().until(door::connections, open -> open == 0);
            try (Socket next = visitor(door)) {
                assertThat(answerTo(next, 'd')).isEqualTo('d');
            }
        }
    }

    @Test
    void aConnectionOnWhichNobodySpeaksEnds() throws IOException {
        try (Instance service = new Instance(DoorLimitsTest::repeat);
                Door door = door(service, FOR_TWO);
                Socket visitor = visitor(door)) {
            assertThat(answerTo(visitor, 'a')).isEqualTo('a');
            clock.advance(SILENCE);
            door.look();
            assertThat(answerTo(visitor, 'b')).isEqualTo('b');

            clock.advance(SILENCE.plusMillis(1));
            door.look();

            assertThat(isSentAway(visitor)).isTrue();
            await().until(door::connections, open -> open == 0);
        }
    }

    @Test
    void aVisitorWhoDoesNotListenIsSilentToo() throws IOException {
        try (Instance service = new Instance(socket -> {
                    while (true) {
                        socket.getOutputStream().write(new byte[64 * 1024]);
                    }
                });
                Door door = door(service, FOR_TWO);
                Socket visitor = visitor(door)) {
            visitor.shutdownOutput();
            await().until(() -> {
                clock.advance(SILENCE.plusMillis(1));
                door.look();
                return door.connections() == 0;
            });
        }
    }

    @Test
    void aDoorThatCannotTakeAConnectionPausesAndGoesOn() throws IOException {
        Duration pause = Duration.ofMillis(50);
        List<Long> attempts = new CopyOnWriteArrayList<>();
        ServerSocket shortOfFiles = new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                attempts.add(System.nanoTime());
                if (attempts.size() <= 3) {
                    throw new SocketException("Too many open files");
                }
                return super.accept();
            }
        };
        shortOfFiles.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (Instance service = new Instance(DoorLimitsTest::repeat);
                Door door = Door.open(
                        shortOfFiles, service.upstream(), new Limits(2, SILENCE, Duration.ZERO, pause), clock);
                Socket visitor = visitor(door)) {
            assertThat(answerTo(visitor, 'a')).isEqualTo('a');
            for (int i = 1; i <= 3; i++) {
                assertThat(attempts.get(i) - attempts.get(i - 1)).isGreaterThanOrEqualTo(pause.toNanos());
            }
        }
    }

    private Door door(Instance service, Limits limits) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return Door.open(any, service.upstream(), limits, clock);
    }

    private static Socket visitor(Door door) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.port());
    }

    private static void repeat(Socket socket) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(UTF_8));
    }

    private static int answerTo(Socket visitor, char question) throws IOException {
        visitor.getOutputStream().write(question);
        return visitor.getInputStream().read();
    }

    private static String heardBy(Socket visitor) throws IOException {
        return new String(visitor.getInputStream().readAllBytes(), UTF_8);
    }

    /** By an end, or by a reset where something was said that nobody read. */
    private static boolean isSentAway(Socket visitor) {
        try {
            return visitor.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
