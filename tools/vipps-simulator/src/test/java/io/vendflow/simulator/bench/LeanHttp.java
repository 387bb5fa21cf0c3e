package io.vendflow.simulator.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-open HTTP/1.1 connection that costs next to nothing, so that a benchmark on the same cores measures the server. It
 * reads what a server with {@code Content-Length} sends, and no more of HTTP than that.
 */
final class LeanHttp implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String commonHeaders;
    private final byte[] line = new byte[8192];

    /** @param commonHeaders whole lines, each ended by CR LF */
    LeanHttp(int port, String commonHeaders) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        out = socket.getOutputStream();
        this.commonHeaders = "Host: localhost:" + port + "\r\n" + commonHeaders;
    }

    /** @param headers whole lines, each ended by CR LF */
    Reply post(String path, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\n" + commonHeaders + headers + "Content-Length: " + bytes.length
                + "\r\n\r\n";
        byte[] request = new byte[head.length() + bytes.length];
        System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, request, 0, head.length());
        System.arraycopy(bytes, 0, request, head.length(), bytes.length);
        out.write(request);
        return read();
    }

    private Reply read() throws IOException {
        int status = Integer.parseInt(readLine().split(" ", 3)[1]);
        int length = 0;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        return new Reply(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, length - 1, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Reply(int status, String body) {

        Reply expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("expected " + expected + ", not " + status + " " + body);
            }
            return this;
        }
    }
}
