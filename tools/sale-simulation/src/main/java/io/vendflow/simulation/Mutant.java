package io.vendflow.simulation;

import io.vendflow.gateway.Memory;
import io.vendflow.gateway.kafka.EventEffects;
import io.vendflow.vipps.epayment.EPayments;

/** A mistake put into the product on purpose, to see whether it is found. */
public interface Mutant {

    /** No mistake. */
    Mutant NONE = new Mutant() {};

    /** What stands between the steps and Vipps. */
    default EPayments payments(EPayments real) {
        return real;
    }

    /** What stands between the gateway's decisions and their memory. */
    default Memory memory(Memory real) {
        return real;
    }

    /** What stands between the gateway's decisions and the log. */
    default EventEffects.Exit exit(EventEffects.Exit real) {
        return real;
    }
}
