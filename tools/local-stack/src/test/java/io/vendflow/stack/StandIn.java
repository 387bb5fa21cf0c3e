package io.vendflow.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** A service as small as can be: {@code StandIn PORT} answers 200 to everything; {@code StandIn fail} ends with 3. */
public final class StandIn {

    private StandIn() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("fail")) {
            System.out.println("no good");
            System.exit(3);
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        new CountDownLatch(1).await();
    }
}
