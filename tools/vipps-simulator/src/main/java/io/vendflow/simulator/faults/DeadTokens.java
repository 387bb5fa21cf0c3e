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

    /** @param authorization the whole header */
    void add(String authorization) {
        if (!authorization.isEmpty()) {
            tokens.put(authorization, true);
        }
    }

    boolean contains(String authorization) {
        return tokens.containsKey(authorization);
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    void clear() {
        tokens.clear();
    }
}
