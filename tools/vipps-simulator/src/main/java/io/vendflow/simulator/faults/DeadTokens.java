package io.vendflow.simulator.faults;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Access tokens that ended before their time. */
final class DeadTokens {

    /** The oldest of more than this many have ended by themselves long ago. */
    private static final int MOST = 10_000;

    private final Map<String, Boolean> tokens = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /** So that nobody waits for the map while there are no faults, which is nearly always. */
    private volatile boolean any;

    /** @param authorization the whole header */
    void add(String authorization) {
        if (authorization.startsWith("Bearer ")) {
            tokens.put(authorization, true);
            any = true;
        }
    }

    boolean contains(String authorization) {
        return any && tokens.containsKey(authorization);
    }

    boolean isEmpty() {
        return !any;
    }

    void clear() {
        tokens.clear();
        any = false;
    }
}
