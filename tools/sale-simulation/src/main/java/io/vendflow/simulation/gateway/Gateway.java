package io.vendflow.simulation.gateway;

import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.gateway.Deadlines;
import io.vendflow.gateway.GatewayComposition;
import io.vendflow.gateway.GatewayRules;
import io.vendflow.gateway.MachineMessage;
import io.vendflow.gateway.MachineMessage.SaleRequest;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.Memory;
import io.vendflow.gateway.QrSource;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.gateway.UnknownVendPolicy;
import io.vendflow.gateway.Uplink;
import io.vendflow.gateway.kafka.EventEffects;
import io.vendflow.gateway.kafka.EventIntake;
import io.vendflow.gateway.message.JsonMessageReader;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Proposal;
import io.vendflow.simulation.log.Topology;
import io.vendflow.simulation.story.Facts;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** machine-gateway between its inbox with the other services' events and its outbox with its own. */
public final class Gateway extends Topology {

    public static final String INBOX = "machine-gateway-inbox";
    public static final String OUTBOX = "machine-gateway-outbox";

    private static final GatewayRules RULES = new GatewayRules(
            null,
            CaptureMode.AFTER_VEND,
            ReceiptMode.SEPARATE,
            QrSource.DRAWN,
            Duration.ofMinutes(2),
            UnknownVendPolicy.RELEASE,
            Duration.ofHours(24),
            Duration.ofMinutes(3),
            Duration.ofSeconds(30),
            Duration.ofHours(48));

    private static final int LOOKS_FOR_DEADLINES_EVERY = 500;

    private final Stories stories;
    private final Memory memory;
    private final SimulatedMemory committed;
    private final GatewayComposition decisions;
    private final JsonMessageReader reader = new JsonMessageReader();

    /**
     * @param mutantMemory what stands between the decisions and their memory; nothing, unless a test wants to see it fail
     * @param mutantExit the same for what leaves
     */
    public Gateway(
            World world,
            Odds odds,
            EventLog log,
            Stories stories,
            UnaryOperator<Memory> mutantMemory,
            UnaryOperator<EventEffects.Exit> mutantExit) {
        super(
                "machine-gateway",
                world,
                odds,
                log,
                Stream.concat(Stream.of(INBOX), EventIntake.TOPICS.stream().map(Topic::name))
                        .toList());
        this.stories = stories;
        this.committed = new SimulatedMemory(stories, this::lookBy);
        this.memory = mutantMemory.apply(committed);
        EventEffects.Exit exit = new GatewayExit(world, log, stories, committed);
        this.decisions = GatewayComposition.of(memory, mutantExit.apply(exit), RULES, new Uncounted());
    }

    @Override
    protected void process(LogRecord record) {
        if (record.value() instanceof Proposal proposal) {
            consider(proposal);
            return;
        }
        if (record.topic().equals(INBOX)) {
            serve((Uplink) record.value());
            return;
        }
        SpecificRecordBase event = (SpecificRecordBase) record.value();
        Topic<?> topic = Topics.named(record.topic()).orElseThrow();
        decisions.effects().causedBy(EventLog.metaOf(topic, event).getId());
        decisions.intake().take(event);
    }

    /** One that comes to nothing is a dead letter, but no case: nothing happened. */
    private void consider(Proposal proposal) {
        decisions.effects().causedBy(proposal.causationId());
        decisions.proposals().take(proposal.event(), proposal.force()).ifPresent(refusal -> {
            Sale sale = Facts.saleOf(proposal.event());
            if (sale != null) {
                stories.with(
                        new PaymentReference(sale.getReference()),
                        story -> story.tell("machine-gateway", "refuses the operator: " + refusal.code()));
            }
        });
    }

    private void serve(Uplink uplink) {
        MachineMessage message = reader.read(uplink.topic(), uplink.payload());
        MachineId machineId = new MachineId(uplink.machine());
        if (message instanceof SaleRequest request) {
            SaleStory story = stories.find(PaymentReference.of(machineId, request.saleId()));
            if (story != null && story.order().lines().equals(request.lines())) {
                story.atGateway().asked();
            }
        }
        decisions.effects().causedBy(uplink.id());
        decisions.desk().serve(machineId, uplink, message);
    }

    private void lookBy(Instant deadline) {
        long until = deadline.toEpochMilli() - world.millis();
        int thisLife = life();
        world.after(until + world.chance().between(0, LOOKS_FOR_DEADLINES_EVERY), () -> {
            if (thisLife == life() && isUp()) {
                deadlinesHaveCome();
            }
        });
    }

    private void deadlinesHaveCome() {
        Deadlines deadlines = decisions.deadlines();
        for (SimulatedMemory.Due due : committed.due(world.now())) {
            decisions.effects().causedBy("deadline of " + due.id());
            if (due.sale() != null) {
                SaleRecord sale = memory.sale(due.sale());
                if (sale != null) {
                    deadlines.saleIsDue(sale);
                }
            } else {
                MachineRecord machine = memory.machine(Objects.requireNonNull(due.machine()));
                if (machine != null) {
                    deadlines.machineIsDue(machine);
                }
            }
        }
    }

    @Override
    protected void recover() {
        super.recover();
        deadlinesHaveCome();
        committed.later(world.now()).forEach(this::lookBy);
    }
}
