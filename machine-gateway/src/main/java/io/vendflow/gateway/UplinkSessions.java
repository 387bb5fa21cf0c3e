package io.vendflow.gateway;

import java.util.Set;

/**
 * The broker's queues of what machines say. They are numbered and stay when no gateway is connected; of several gateways
 * each one holds some of them, and every one is held by somebody. See docs/adr/0013.
 */
public interface UplinkSessions {

    /** How many there are, from 0. The same number in every gateway. */
    int count();

    /** Holds exactly these from now on and leaves the others, with what is queued in them, to other gateways. Does not wait. */
    void hold(Set<Integer> sessions);
}
