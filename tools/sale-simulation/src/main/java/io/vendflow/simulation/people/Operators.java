package io.vendflow.simulation.people;

import io.vendflow.events.Captured;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.Topics;
import io.vendflow.events.VendReported;
import io.vendflow.operations.Operations;
import io.vendflow.operations.Operator;
import io.vendflow.operations.Reply;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.VendOutcome;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.log.Place;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.world.Chance;
import io.vendflow.simulation.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those who see vends that nobody reported, and customers who complain. They command what the product lets them. */
public final class Operators {

    private static final Operator NAME = new Operator("alice");

    private static final long A_DAY = 24 * 3_600_000L;

    private final World world;
    private final Chance chance;
    private final EventLog log;
    private final Stories stories;
    private final Operations operations;
    private boolean present = true;
    private final Map<Place, Integer> read = new LinkedHashMap<>();

    public Operators(World world, EventLog log, Stories stories) {
        this.world = world;
        this.chance = world.chance();
        this.log = log;
        this.stories = stories;
        this.operations =
                new Operations(new LoggedSales(log), new LoggedDecisions(world, log), Duration.ZERO, pause -> {});
        log.subscribe(Topics.VEND_REPORTED.name(), this::read);
        log.subscribe(Topics.CAPTURED.name(), this::read);
        log.subscribe(Topics.PAYMENT_CREATED.name(), this::read);
    }

    /** Nobody decides anything any more. */
    public void goHome() {
        present = false;
    }

    private void read(Place place) {
        if (!present) {
            return;
        }
        List<LogRecord> records = log.partition(place);
        for (int next = read.getOrDefault(place, 0); next < records.size(); next++) {
            consider(records.get(next).value());
        }
        read.put(place, records.size());
    }

    private void consider(Object event) {
        if (event instanceof VendReported vend
                && vend.getOutcome() == io.vendflow.events.VendOutcome.UNKNOWN
                && chance.happens(0.5)) {
            SaleStory story = stories.find(vend.getSale().getReference());
            world.after(whenToDecide(), () -> decide(story));
        }
        if (event instanceof PaymentCreated created && chance.happens(0.03)) {
            SaleStory story = stories.find(created.getSale().getReference());
            world.after(chance.between(100, 180_000), () -> release(story));
        }
        if (event instanceof Captured captured && chance.happens(0.04)) {
            SaleStory story = stories.find(captured.getSale().getReference());
            world.after(chance.between(1_000, 5 * 3_600_000L), () -> refund(story));
        }
    }

    /** At once, while the machine may still report; just when the policy decides, too; or some time. */
    private long whenToDecide() {
        return switch (chance.between(0, 3)) {
            case 0 -> chance.between(100, 150_000);
            case 1 -> A_DAY + chance.between(-1_500, 1_500);
            default -> chance.between(60_000, A_DAY * 5 / 4);
        };
    }

    private void decide(@Nullable SaleStory story) {
        if (story == null) {
            return;
        }
        PaymentReference reference = story.order().reference();
        if (chance.happens(0.3)) {
            tell(story, "release", operations.release(reference, NAME, "asked", chance.happens(0.3)));
        } else if (chance.happens(0.5)) {
            tell(
                    story,
                    "resolve as DISPENSED",
                    operations.resolve(reference, NAME, "looked", VendOutcome.DISPENSED, Map.of()));
        } else if (chance.happens(0.5)) {
            tell(
                    story,
                    "resolve as FAILED",
                    operations.resolve(reference, NAME, "looked", VendOutcome.FAILED, Map.of()));
        } else {
            String slot = story.order().lines().getFirst().slot();
            tell(
                    story,
                    "resolve as PARTIAL",
                    operations.resolve(reference, NAME, "looked", VendOutcome.PARTIAL, Map.of(slot, 1)));
        }
    }

    /** At any moment, also while the customer approves or the machine vends. */
    private void release(@Nullable SaleStory story) {
        if (story != null) {
            tell(story, "release", operations.release(story.order().reference(), NAME, "called", chance.happens(0.2)));
        }
    }

    private void refund(@Nullable SaleStory story) {
        if (story == null) {
            return;
        }
        long all = Sale.totalOf(story.order().lines());
        Long amount = chance.happens(0.5) ? null : Long.valueOf(chance.between(5, Math.max(5, all / 100)) * 100L);
        String request = "complaint" + chance.between(1, 2);
        tell(
                story,
                "refund " + (amount == null ? "all" : amount),
                operations.refund(story.order().reference(), NAME, "complaint", amount, request));
        if (chance.happens(0.4)) {
            world.after(chance.between(100, 3_600_000), () -> refund(story));
        }
    }

    private static void tell(SaleStory story, String what, Reply reply) {
        story.tell("operator", what + ": " + reply);
    }
}
