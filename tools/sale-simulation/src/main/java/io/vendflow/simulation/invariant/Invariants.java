package io.vendflow.simulation.invariant;

import java.util.List;

/** All of them. */
public final class Invariants {

    /** A second part of I9, which can be seen only of a whole run. */
    public static final Invariant REPLAY = new OneFactOneContent();

    public static final List<Invariant> ALL = List.of(
            new NothingBeyondTheReservation(),
            new OneCaptureAndOneRefundPerRequest(),
            new NoCaptureWithoutAVend(),
            new ToldToVendOnceAndInTime(),
            new SettledWithinItsDeadline(),
            new GivenUpIsNeverVended(),
            new KeptAndInEffectOnce(),
            new SameKeySameBytes(),
            REPLAY,
            new SumsAgree());

    private Invariants() {}
}
