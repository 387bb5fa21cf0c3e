package io.vendflow.simulation.story;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests that were sent to Vipps: which intention had which key, and which key which bytes. */
public final class Calls {

    private final Map<String, String> keyOfIntention = new HashMap<>();
    private final Map<String, String> bytesOfKey = new HashMap<>();
    private @Nullable String conflict;

    /**
     * @param intention what is wanted and because of which event: the same for each attempt at it
     * @param key null where the API takes none
     * @param bytes the request, or whatever is equal when the bytes are
     */
    public void sent(String intention, @Nullable String key, String bytes) {
        String name = key == null ? intention : key;
        String before = keyOfIntention.putIfAbsent(intention, name);
        if (before != null && !before.equals(name)) {
            conflict = intention + " was sent with the key " + before + " and then with " + name;
        }
        String said = bytesOfKey.putIfAbsent(name, bytes);
        if (said != null && !said.equals(bytes)) {
            conflict = name + " was sent with " + said + " and then with " + bytes;
        }
    }

    /** What was said in two ways, if anything was. */
    public @Nullable String conflict() {
        return conflict;
    }
}
