package io.vendflow.simulation.machine;

import io.vendflow.gateway.Uplink;
import io.vendflow.simulation.gateway.Downlink;
import io.vendflow.simulation.gateway.Gateway;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * One machine's way to the broker and back. Messages keep their order; one may come twice, and then later than those after
 * it; what cannot be delivered waits for the connection, downwards until it expires.
 */
final class Line {

    private record Message(String channel, String payload, boolean durable) {}

    private final World world;
    private final Odds odds;
    private final EventLog log;
    private final Program gateway;
    private final String machine;
    private final Consumer<Downlink> onMessage;
    private final Deque<Message> up = new ArrayDeque<>();
    private final Deque<Message> atBroker = new ArrayDeque<>();
    private final Deque<Downlink> down = new ArrayDeque<>();
    private boolean connected = true;
    private boolean pumpingUp;
    private boolean pumpingDown;
    private int acknowledged;
    private boolean brokerWaits;

    Line(World world, Odds odds, EventLog log, Program gateway, String machine, Consumer<Downlink> onMessage) {
        this.world = world;
        this.odds = odds;
        this.log = log;
        this.gateway = gateway;
        this.machine = machine;
        this.onMessage = onMessage;
    }

    boolean isConnected() {
        return connected;
    }

    int acknowledged() {
        return acknowledged;
    }

    /** @param durable whether the machine keeps it while it has no power */
    void send(String channel, String payload, boolean durable) {
        up.add(new Message(channel, payload, durable));
        pumpUp();
    }

    void losePower() {
        up.removeIf(message -> !message.durable());
    }

    void disconnect() {
        connected = false;
    }

    void connect(String presence) {
        connected = true;
        up.addFirst(new Message("presence", presence, false));
        pumpUp();
        pumpDown();
    }

    /** The broker says for the machine what it cannot say itself. */
    void will(String presence) {
        arrive(new Message("presence", presence, false));
    }

    void deliver(Downlink message) {
        down.add(message);
        pumpDown();
    }

    private void pumpUp() {
        if (connected && !pumpingUp && !up.isEmpty()) {
            pumpingUp = true;
            world.after(world.chance().travel(), () -> {
                pumpingUp = false;
                Message next = up.peek();
                if (connected && next != null) {
                    up.remove();
                    arrive(next);
                    if (world.chance().happens(odds.doubled())) {
                        // The acknowledgement was lost.
                        world.after(world.chance().between(100, 30_000), () -> arrive(next));
                    }
                }
                pumpUp();
            });
        }
    }

    /** Acknowledged only when it is in the log; until then the broker keeps it, and all that come after it. */
    private void arrive(Message message) {
        atBroker.add(message);
        if (!brokerWaits) {
            passOn();
        }
    }

    private void passOn() {
        brokerWaits = !gateway.isUp();
        if (brokerWaits) {
            world.after(1_000, this::passOn);
            return;
        }
        for (Message each = atBroker.poll(); each != null; each = atBroker.poll()) {
            String topic = "vending/v1/up/" + machine + "/" + each.channel();
            byte[] payload = each.payload().getBytes(StandardCharsets.UTF_8);
            String id = machine + "/" + acknowledged++;
            log.append(Gateway.INBOX, machine, new Uplink(id, topic, machine, payload, world.now()));
        }
    }

    private void pumpDown() {
        if (connected && !pumpingDown && !down.isEmpty()) {
            pumpingDown = true;
            world.after(world.chance().travel(), () -> {
                pumpingDown = false;
                Downlink next = down.peek();
                if (connected && next != null) {
                    down.remove();
                    if (world.now().isBefore(next.notAfter())) {
                        onMessage.accept(next);
                        if (world.chance().happens(odds.doubled())) {
                            world.after(world.chance().between(1, 5_000), () -> again(next));
                        }
                    }
                }
                pumpDown();
            });
        }
    }

    private void again(Downlink message) {
        if (connected) {
            onMessage.accept(message);
        }
    }
}
