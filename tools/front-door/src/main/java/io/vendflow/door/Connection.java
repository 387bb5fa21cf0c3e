package io.vendflow.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Passes bytes between a visitor and a service, and the end of each direction, until the service has ended. */
final class Connection {

    /** There are two for each connection, and a small heap has to do for all doors with as many as they let in. */
    private static final int BUFFER = 2 * 1024;

    private final Socket visitor;
    private final Socket service;
    private final Clock clock;
    private volatile Instant lastWord;

    Connection(Socket visitor, Socket service, Clock clock) {
        this.visitor = visitor;
        this.service = service;
        this.clock = clock;
        this.lastWord = clock.instant();
    }

    /** Returns when the service has ended and its last word is with the visitor, who is given a while to end as well. */
    void pass(Duration farewell) throws InterruptedException {
        Thread questions = Thread.ofVirtual().start(this::passQuestions);
        passAnswers();
        questions.join(farewell);
    }

    boolean isSilentSince(Instant then) {
        return lastWord.isBefore(then);
    }

    void close() {
        close(visitor);
        close(service);
    }

    /** A service that reads no further may have answered nevertheless, so the visitor is heard out and what he says dropped. */
    private void passQuestions() {
        byte[] buffer = new byte[BUFFER];
        boolean taken = true;
        try {
            InputStream in = visitor.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                lastWord = clock.instant();
                taken = taken && takes(service, buffer, read);
            }
            endOutput(service);
        } catch (IOException e) {
            close();
        }
    }

    private void passAnswers() {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = service.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                lastWord = clock.instant();
                if (!takes(visitor, buffer, read)) {
                    close();
                    return;
                }
            }
        } catch (IOException e) {
            // It broke off, which is an end as well.
        }
        endOutput(visitor);
    }

    private static boolean takes(Socket to, byte[] buffer, int length) {
        try {
            OutputStream out = to.getOutputStream();
            out.write(buffer, 0, length);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void endOutput(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // There is nobody any more who could be told.
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println("cannot close " + socket + ": " + e.getMessage());
        }
    }
}
