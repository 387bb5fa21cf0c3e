package io.vendflow.simulator.faults;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults in force. The first rule that hits decides. */
public final class Faults {

    /** The operation under which deliveries of webhooks are known. */
    public static final String WEBHOOK = "webhook";

    /** A rule with its dice. */
    private static final class Dice {
        private final FaultRule rule;
        private final Random random;
        private int hits;

        private Dice(FaultRule rule) {
            this.rule = rule;
            this.random = new Random(rule.seed());
        }

        private synchronized boolean hits() {
            if (rule.times() != null && hits >= rule.times()) {
                return false;
            }
            if (random.nextDouble() >= rule.probability()) {
                return false;
            }
            hits++;
            return true;
        }

        private synchronized InForce state() {
            return new InForce(rule, hits);
        }
    }

    /**
     * A rule and what it has done.
     *
     * @param hits how often it struck
     */
    public record InForce(FaultRule rule, int hits) {}

    private volatile List<Dice> dice = List.of();

    /** Replaces all rules; an empty list ends all faults. */
    public void set(List<FaultRule> rules) {
        dice = rules.stream().map(Dice::new).toList();
    }

    public void clear() {
        set(List.of());
    }

    public List<InForce> inForce() {
        return dice.stream().map(Dice::state).toList();
    }

    /** What goes wrong with this call, if anything does. */
    public Optional<Fault> strikeCall(String operation) {
        return strike(operation, false);
    }

    /** What goes wrong with this delivery, if anything does. */
    public Optional<Fault> strikeDelivery() {
        return strike(WEBHOOK, true);
    }

    private Optional<Fault> strike(String operation, boolean webhooks) {
        return dice.stream()
                .filter(each -> each.rule.fault().isOfWebhooks() == webhooks)
                .filter(each ->
                        each.rule.on().equals(FaultRule.ANY) || each.rule.on().equals(operation))
                .filter(Dice::hits)
                .map(each -> each.rule.fault())
                .findFirst();
    }
}
