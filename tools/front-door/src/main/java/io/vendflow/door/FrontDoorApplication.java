package io.vendflow.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Security;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * The program: {@code DOORS} lists what is opened, such as {@code 9104=capture-service:9104 9105=machine-gateway:9105}.
 *
 * <p>Docker publishes a port of one container only, and deals a range of ports out in no order that could be relied upon.
 */
public final class FrontDoorApplication {

    private FrontDoorApplication() {}

    /** @throws IllegalArgumentException when {@code DOORS} cannot be read */
    public static void main(String[] args) throws IOException, InterruptedException {
        // Instances come and go; Java remembers a name for 30 s otherwise.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        for (String word : System.getenv().getOrDefault("DOORS", "").strip().split("\\s+")) {
            open(word);
        }
        new CountDownLatch(1).await();
    }

    private static void open(String word) throws IOException {
        String[] parts = word.split("=", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,5}")) {
            throw new IllegalArgumentException("DOORS has PORT=HOST:PORT words, not \"" + word + "\"");
        }
        Upstream upstream = Upstream.parse(parts[1], InetAddress::getAllByName);
        InetSocketAddress address = new InetSocketAddress(Integer.parseInt(parts[0]));
        Door door = Door.open(address, upstream, Limits.DEFAULT, Clock.systemUTC());
        System.out.println("open: " + door.port() + " to " + upstream);
    }
}
