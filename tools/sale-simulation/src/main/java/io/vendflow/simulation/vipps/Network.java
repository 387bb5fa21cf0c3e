package io.vendflow.simulation.vipps;

import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.world.Slot;
import io.vendflow.simulation.world.World;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of one process to Vipps. A request may get lost, or arrive when its sender has given up or is dead, and is
 * carried out all the same; an answer may get lost, or say that something went wrong when it did not.
 */
final class Network {

    /** How long our client waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world;
    private final Odds odds;
    private final Program process;
    private final BooleanSupplier isDown;

    Network(World world, Odds odds, Program process, BooleanSupplier isDown) {
        this.isDown = isDown;
        this.world = world;
        this.odds = odds;
        this.process = process;
    }

    /** On a fiber. */
    <T> VippsOutcome<T> call(Supplier<VippsOutcome<T>> atVipps) {
        Slot<VippsOutcome<T>> slot = world.slot();
        world.after(PATIENCE, () -> slot.fill(unknown(Cause.TIMEOUT, null)));
        if (!world.chance().happens(odds.lostRequest())) {
            world.after(world.chance().travel(), () -> arrive(atVipps, slot));
        }
        return process.await(slot);
    }

    private <T> void arrive(Supplier<VippsOutcome<T>> atVipps, Slot<VippsOutcome<T>> slot) {
        VippsOutcome<T> answer;
        if (isDown.getAsBoolean()) {
            answer = unknown(Cause.UNREACHABLE, null);
        } else if (world.chance().happens(odds.vippsTrouble())) {
            answer = trouble();
        } else {
            answer = atVipps.get();
            if (world.chance().happens(odds.vippsTrouble() / 2)) {
                answer = unknown(Cause.SERVER_ERROR, null);
            }
        }
        if (!world.chance().happens(odds.lostAnswer())) {
            VippsOutcome<T> sent = answer;
            world.after(world.chance().travel(), () -> slot.fill(sent));
        }
    }

    private <T> VippsOutcome<T> trouble() {
        return switch (world.chance().between(0, 3)) {
            case 0 ->
                unknown(Cause.RATE_LIMITED, Duration.ofSeconds(world.chance().between(1, 60)));
            case 1 -> unknown(Cause.LOCKED, null);
            default -> unknown(Cause.SERVER_ERROR, null);
        };
    }

    /** Without a network of its own: for whoever looks and changes nothing, what counts is the moment of looking. */
    <T> VippsOutcome<T> look(Supplier<VippsOutcome<T>> atVipps) {
        if (world.chance().happens(odds.lostRequest() + odds.lostAnswer())) {
            return unknown(Cause.TIMEOUT, null);
        }
        if (isDown.getAsBoolean()) {
            return unknown(Cause.UNREACHABLE, null);
        }
        return world.chance().happens(odds.vippsTrouble()) ? trouble() : atVipps.get();
    }

    private static <T> VippsOutcome<T> unknown(Cause cause, @Nullable Duration retryAfter) {
        return new VippsOutcome.Unknown<>(new Uncertainty(cause, "simulated", retryAfter));
    }
}
