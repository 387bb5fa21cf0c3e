package io.vendflow.simulator.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The faults in force. Delays add up; of the rest, the first rule that hits decides. */
public final class Faults implements AutoCloseable {

    /** The operation under which deliveries of webhooks are known. */
    public static final String WEBHOOK = "webhook";

    /**
     * A rule and what it has done.
     *
     * @param hits how often it struck
     */
    public record InForce(FaultRule rule, int hits) {}

    private final Set<String> operations = new ConcurrentSkipListSet<>(Set.of(FaultRule.ANY, WEBHOOK));
    private final DeadTokens deadTokens = new DeadTokens();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile List<Dice> dice = List.of();

    /** Tells that this operation can go wrong. */
    public void know(String operation) {
        operations.add(operation);
    }

    /** What a rule may be on. */
    public Set<String> operations() {
        return new TreeSet<>(operations);
    }

    /**
     * Replaces all rules; an empty list ends all faults. A token that was ended stays so.
     *
     * @throws IllegalArgumentException when a rule is on an operation that there is not
     */
    public void set(List<FaultRule> rules) {
        for (FaultRule rule : rules) {
            if (!operations.contains(rule.on())) {
                throw new IllegalArgumentException("there is no operation " + rule.on() + ", only " + operations);
            }
        }
        dice = rules.stream().map(Dice::new).toList();
    }

    public void clear() {
        set(List.of());
    }

    /** Makes tokens that ended before their time good again. */
    public void forgetTokens() {
        deadTokens.clear();
    }

    public List<InForce> inForce() {
        return dice.stream().map(Dice::state).toList();
    }

    /** What goes wrong with this call. */
    public Strike strikeCall(String operation, Subject subject) {
        return strike(operation, subject);
    }

    /** What goes wrong with this delivery. */
    public Strike strikeDelivery(Subject subject) {
        return strike(WEBHOOK, subject);
    }

    boolean isQuiet() {
        return dice.isEmpty() && deadTokens.isEmpty();
    }

    DeadTokens deadTokens() {
        return deadTokens;
    }

    /** Lets time pass. @return false when the simulator ends meanwhile */
    boolean pause(Duration delay) {
        if (delay.isZero()) {
            return true;
        }
        try {
            return !closing.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Strike strike(String operation, Subject subject) {
        List<Dice> inForce = dice;
        if (inForce.isEmpty()) {
            return Strike.NONE;
        }
        Duration delay = Duration.ZERO;
        Optional<FaultRule> first = Optional.empty();
        for (Dice each : inForce) {
            boolean onlyDelay = each.rule().fault().isOnlyDelay();
            if (!each.rule().concerns(operation, subject) || (first.isPresent() && !onlyDelay)) {
                continue;
            }
            Optional<Duration> hit = each.roll();
            delay = delay.plus(hit.orElse(Duration.ZERO));
            if (hit.isPresent() && !onlyDelay) {
                first = Optional.of(each.rule());
            }
        }
        return new Strike(delay, first);
    }

    /** Ends the delays that calls are in. */
    @Override
    public void close() {
        closing.countDown();
    }
}
