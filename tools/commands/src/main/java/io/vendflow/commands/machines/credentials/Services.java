package io.vendflow.commands.machines.credentials;

import java.util.Set;

/** Who is on the broker's side. None of these names can be a machine's. */
final class Services {

    /** The gateway, to people. */
    static final String GATEWAY = "machine-gateway";

    /** The gateway's user name on MQTT. Why it is this one is told in {@code ops/mosquitto/fleet.acl}. */
    static final String GATEWAY_USER = "v1";

    /** The broker itself, for those who connect to it. */
    static final String BROKER = "mqtt-broker";

    static final Set<String> ALL = Set.of(GATEWAY, BROKER);

    private Services() {}
}
