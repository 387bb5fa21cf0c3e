package io.vendflow.simulator.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** W3C trace parents, one per problem. */
final class TraceIds {

    private TraceIds() {}

    static String next() {
        byte[] trace = new byte[16];
        byte[] span = new byte[8];
        ThreadLocalRandom.current().nextBytes(trace);
        ThreadLocalRandom.current().nextBytes(span);
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(trace) + "-" + hex.formatHex(span) + "-01";
    }
}
