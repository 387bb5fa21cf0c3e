package io.vendflow.simulation.ingest;

import io.vendflow.events.Topics;
import io.vendflow.ingest.Answer;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.IngestComposition;
import io.vendflow.ingest.LookUp;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Topology;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.vipps.Looks;
import io.vendflow.simulation.vipps.SimulatedVipps;
import io.vendflow.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** webhook-ingest between what it reads and the endings that it tells. Which looks are under way it forgets in a crash. */
public final class Ingest extends Topology {

    private static final long TICK = 20;

    private final EventLog log;
    private final Stories stories;
    private final SimulatedVipps vipps;
    private final SimulatedMemory memory = new SimulatedMemory();
    private IngestComposition decisions;
    private long ringsAt = Long.MAX_VALUE;

    public Ingest(World world, Odds odds, EventLog log, Stories stories, SimulatedVipps vipps) {
        super(
                "webhook-ingest",
                world,
                odds,
                log,
                List.of(Topics.PAYMENT_CREATED.name(), Topics.WEBHOOK_RECEIVED.name()));
        this.log = log;
        this.stories = stories;
        this.vipps = vipps;
        decisions = compose();
    }

    private IngestComposition compose() {
        return IngestComposition.of(
                memory,
                new Uncounted(),
                new Uncounted(),
                new Looks(vipps, world, odds, this, vipps::isDown),
                Runnable::run);
    }

    @Override
    protected void process(LogRecord record) {
        decisions.intake().take((SpecificRecordBase) record.value(), world.now());
        attend();
    }

    private void attend() {
        decisions.payments().attendToDue(world.now(), this::tryStart);
        Instant next = memory.nextDueAfter(world.now());
        if (next.isBefore(Instant.MAX)) {
            ringIn(Math.max(TICK, Duration.between(world.now(), next).toMillis()));
        }
    }

    private void ringIn(long millis) {
        long at = world.millis() + millis;
        if (ringsAt <= at) {
            return;
        }
        ringsAt = at;
        int thisLife = life();
        world.after(millis, () -> {
            if (thisLife == life() && isUp() && ringsAt == at) {
                ringsAt = Long.MAX_VALUE;
                attend();
            }
        });
    }

    private boolean tryStart(LookUp lookUp) {
        if (world.chance().happens(odds.lostWrite())) {
            // Too many looks are under way.
            ringIn(TICK);
            return false;
        }
        mayCrashSoon();
        int thisLife = life();
        world.after(world.chance().travel(), () -> {
            Found found = decisions.look().apply(lookUp);
            boolean timedOut = found instanceof Found.Failed(String detail, Duration _) && detail.startsWith("TIMEOUT");
            world.after(
                    timedOut ? 10_000 : world.chance().travel(), () -> answered(thisLife, new Answer(lookUp, found)));
        });
        return true;
    }

    private void answered(int askersLife, Answer answer) {
        if (askersLife != life() || !isUp()) {
            return;
        }
        if (answer.found() instanceof Found.Approved || answer.found() instanceof Found.Unpaid) {
            stories.with(answer.lookUp().reference(), story -> story.tell(name(), "sees " + inShort(answer.found())));
        }
        decisions
                .payments()
                .answered(answer, world.now())
                .map(decisions.emission())
                .ifPresent(emission -> log.append(name(), emission));
        attend();
    }

    private static String inShort(Found found) {
        return switch (found) {
            case Found.Approved approved -> "approved " + approved.amount() + " at " + approved.authorizedAt();
            case Found.Unpaid unpaid -> unpaid.end().name();
            case Found.Waiting _, Found.Missing _, Found.Failed _ -> "nothing";
        };
    }

    @Override
    protected void forget() {
        super.forget();
        ringsAt = Long.MAX_VALUE;
    }

    @Override
    protected void recover() {
        decisions = compose();
        decisions.payments().recover();
        super.recover();
        attend();
    }
}
