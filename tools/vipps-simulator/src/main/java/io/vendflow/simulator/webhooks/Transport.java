package io.vendflow.simulator.webhooks;

/** Carries a webhook to its receiver. */
@FunctionalInterface
interface Transport {

    /** @return whether the receiver took it: any 2xx within ten seconds */
    boolean send(Registration registration, byte[] body);
}
