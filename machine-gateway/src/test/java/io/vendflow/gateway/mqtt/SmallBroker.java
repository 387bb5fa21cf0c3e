package io.vendflow.gateway.mqtt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Speaks so much MQTT 5 that one client after the other can connect, ask and say something, and answers as brokers do that no test can
 * start: by refusing a subscription, or by hanging up.
 */
final class SmallBroker implements AutoCloseable {

    /** What becomes of a subscription. */
    enum Answer {
        GRANTED,
        REFUSED,
        HANGS_UP
    }

    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int NOT_AUTHORIZED = 0x87;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private volatile Answer answer;
    private volatile @Nullable Socket guest;

    SmallBroker(Answer answer) throws IOException {
        this.answer = answer;
        this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::receive);
    }

    URI url() {
        return URI.create("tcp://localhost:" + door.getLocalPort());
    }

    void answer(Answer next) {
        answer = next;
    }

    /** CONNECT, SUBSCRIBE and PUBLISH, as they came. */
    List<String> heard() {
        return heard;
    }

    long heard(String packet) {
        return heard.stream().filter(packet::equals).count();
    }

    /** To whoever is connected, as retained. */
    void say(String topic, String payload) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        byte[] words = payload.getBytes(StandardCharsets.UTF_8);
        byte[] packet = new byte[5 + name.length + words.length];
        packet[0] = 0x31;
        packet[1] = (byte) (packet.length - 2);
        packet[3] = (byte) name.length;
        System.arraycopy(name, 0, packet, 4, name.length);
        System.arraycopy(words, 0, packet, 5 + name.length, words.length);
        try {
            Objects.requireNonNull(guest).getOutputStream().write(packet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the connection without a word. */
    void hangUp() {
        try {
            Objects.requireNonNull(guest).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                guest = socket;
                serve(new DataInputStream(socket.getInputStream()), new DataOutputStream(socket.getOutputStream()));
            } catch (IOException _) {
                // The client has left, or the test is over.
            }
        }
    }

    private void serve(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int type = in.readUnsignedByte() >> 4;
            byte[] body = in.readNBytes(length(in));
            switch (type) {
                case CONNECT -> {
                    heard.add("CONNECT");
                    out.write(new byte[] {0x20, 3, 0, 0, 0});
                }
                case SUBSCRIBE -> {
                    heard.add("SUBSCRIBE");
                    if (answer == Answer.HANGS_UP) {
                        out.write(new byte[] {(byte) 0xE0, 2, (byte) NOT_AUTHORIZED, 0});
                        return;
                    }
                    byte code = answer == Answer.GRANTED ? 0 : (byte) NOT_AUTHORIZED;
                    out.write(new byte[] {(byte) 0x90, 4, body[0], body[1], 0, code});
                }
                case PUBLISH -> {
                    heard.add("PUBLISH");
                    int id = 2 + (body[0] << 8) + body[1];
                    out.write(new byte[] {0x40, 2, body[id], body[id + 1]});
                }
                default -> {}
            }
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            length += (next & 0x7F) << shift;
            if (next < 0x80) {
                return length;
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        Socket last = guest;
        if (last != null) {
            last.close();
        }
    }
}
