package io.vendflow.endtoend;

/** Something that sells, wherever it runs: the stack of {@code ./run}, or containers. */
interface Installation {

    VippsBook vipps();

    EventLog log();
}
