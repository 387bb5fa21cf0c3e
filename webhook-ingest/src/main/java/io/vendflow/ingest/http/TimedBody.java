package io.vendflow.ingest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A body that has to be small and arrive soon: a sender that drips must not hold a place for hours. */
final class TimedBody {

    private static final int CHUNK = 8 * 1024;

    private TimedBody() {}

    /**
     * As much as is there, and at least one byte more than {@code most} when there is more.
     *
     * @throws SocketTimeoutException when it takes longer; a single wait is limited by the server's connection timeout
     */
    static byte[] read(InputStream stream, int most, Duration within) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > most) {
                break;
            }
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException("the body took longer than " + within);
            }
        }
        return body.toByteArray();
    }
}
