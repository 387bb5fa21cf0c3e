package io.vendflow.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;

/** HTTP by the byte, for requests that no client would send and answers that it would put in order. */
final class Wire {

    private static final String END_OF_HEAD = "\r\n\r\n";

    private Wire() {}

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    static String send(int port, String request) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return read(socket);
        }
    }

    /** What came until the other side hung up, politely or not. */
    static String read(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return answer.toString();
    }

    static int statusOf(String answer) {
        assertThat(answer).matches("(?s)HTTP/1\\.1 \\d{3} .*");
        return Integer.parseInt(answer.substring(9, 12));
    }

    static Map<String, String> headersOf(String answer) {
        Map<String, String> headers = new HashMap<>();
        answer.substring(0, answer.indexOf(END_OF_HEAD)).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        return headers;
    }

    static String bodyOf(String answer) {
        int end = answer.indexOf(END_OF_HEAD);
        return end < 0 ? "" : answer.substring(end + END_OF_HEAD.length());
    }
}
