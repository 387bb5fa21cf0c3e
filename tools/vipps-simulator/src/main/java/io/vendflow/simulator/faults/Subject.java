package io.vendflow.simulator.faults;

/** Who calls and about which payment; asked only when a rule cares, because finding out costs something. */
public interface Subject {

    /** The sales unit, or an empty text when the call does not say. */
    String msn();

    /** The payment, or an empty text when there is none. */
    String reference();
}
