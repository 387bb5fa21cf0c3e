package io.vendflow.simulation.invariant;

import java.util.List;

/** All of them. */
public final class Invariants {

    public static final List<Invariant> ALL = List.of(
            new NothingBeyondTheReservation(),
            new OneCaptureAndOneRefundPerRequest(),
            new NoCaptureWithoutAVend(),
            new ToldToVendOnceAndInTime(),
            new SettledWithinItsDeadline(),
            new GivenUpIsNeverVended(),
            new KeptAndInEffectOnce(),
            new SameKeySameBytes(),
            new OneFactOneContent(),
            new SumsAgree());

    private Invariants() {}
}
