package io.vendflow.gateway.mqtt;

import io.vendflow.gateway.UplinkSessions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The uplink sessions that are this gateway's at the moment. */
final class HeldSessions implements UplinkSessions, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HeldSessions.class);

    private final int count;
    private final IntFunction<Uplinks> open;
    private final Map<Integer, Uplinks> held = new HashMap<>();
    private boolean closed;

    HeldSessions(int count, IntFunction<Uplinks> open) {
        this.count = count;
        this.open = open;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public synchronized void hold(Set<Integer> sessions) {
        if (closed) {
            return;
        }
        held.entrySet().removeIf(session -> !sessions.contains(session.getKey()) && left(session));
        for (int number : sessions) {
            if (!held.containsKey(number)) {
                Uplinks uplinks = open.apply(number);
                held.put(number, uplinks);
                uplinks.connect();
            }
        }
    }

    private static boolean left(Map.Entry<Integer, Uplinks> session) {
        session.getValue().close();
        LOGGER.atInfo().addKeyValue("session", session.getKey()).log("session left to another gateway");
        return true;
    }

    /** Whether every session that is ours hears the machines; true when none is ours. */
    synchronized boolean hear() {
        return held.values().stream().allMatch(Uplinks::isSubscribed);
    }

    /** Whether one that is ours does not try to connect any more. */
    synchronized boolean haveGivenUp() {
        return held.values().stream().anyMatch(Uplinks::isGivenUp);
    }

    /** Why one that is ours does not hear the machines. */
    synchronized String trouble() {
        return held.values().stream()
                .filter(uplinks -> !uplinks.isSubscribed())
                .findFirst()
                .map(Uplinks::trouble)
                .orElse("none");
    }

    synchronized Set<Integer> numbers() {
        return Set.copyOf(held.keySet());
    }

    @Override
    public synchronized void close() {
        closed = true;
        held.values().forEach(Uplinks::close);
        held.clear();
    }
}
