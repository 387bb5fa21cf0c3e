package io.vendflow.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes connections on one port, as many as its limits allow, and hands each on to a service. */
final class Door implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ServerSocket server;
    private final Upstream upstream;
    private final Limits limits;
    private final Clock clock;

    private final Semaphore places;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private final Tally tooMany;
    private final Tally notTaken;
    private final Tally nobody;

    private Door(ServerSocket server, Upstream upstream, Limits limits, Clock clock) {
        this.server = server;
        this.upstream = upstream;
        this.limits = limits;
        this.clock = clock;
        this.places = new Semaphore(limits.connections());
        this.tooMany = new Tally(clock, System.err::println);
        this.notTaken = new Tally(clock, System.err::println);
        this.nobody = new Tally(clock, System.err::println);
    }

    /** @param address port 0 for a free one */
    static Door open(InetSocketAddress address, Upstream upstream, Limits limits, Clock clock) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(address);
        return open(server, upstream, limits, clock);
    }

    /** @param server is bound */
    static Door open(ServerSocket server, Upstream upstream, Limits limits, Clock clock) {
        Door door = new Door(server, upstream, limits, clock);
        Thread.ofVirtual().name("door-" + door.port()).start(door::takeIn);
        Thread.ofVirtual().name("watch-" + door.port()).start(door::watch);
        return door;
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many are let in at the moment. */
    int connections() {
        return limits.connections() - places.availablePermits();
    }

    private void takeIn() {
        while (!server.isClosed()) {
            try {
                letIn(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    notTaken.count("cannot take a connection on " + port() + ": " + e);
                    isClosedWithin(limits.pause());
                }
            }
        }
    }

    private void letIn(Socket visitor) {
        if (places.tryAcquire()) {
            Thread.ofVirtual().start(() -> handOn(visitor));
        } else {
            Connection.close(visitor);
            tooMany.count(
                    "a connection on " + port() + " was closed at once: " + limits.connections() + " others are open");
        }
    }

    private void handOn(Socket visitor) {
        try (visitor;
                Socket service = upstream.connect()) {
            Connection connection = new Connection(visitor, service, clock);
            open.add(connection);
            try {
                connection.pass(limits.farewell());
            } finally {
                open.remove(connection);
            }
        } catch (IOException e) {
            nobody.count("nobody takes a connection at " + upstream + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void watch() {
        while (!isClosedWithin(LOOK_EVERY)) {
            look();
        }
    }

    /** Ends connections on which nothing was said for too long, and tells what was only counted. */
    void look() {
        Instant limit = clock.instant().minus(limits.silence());
        open.stream().filter(each -> each.isSilentSince(limit)).forEach(Connection::close);
        tooMany.tell();
        notTaken.tell();
        nobody.tell();
    }

    private boolean isClosedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        open.forEach(Connection::close);
    }
}
