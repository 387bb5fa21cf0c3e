package io.vendflow.simulation.gateway;

import io.vendflow.events.DeadLetter;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.Memory;
import io.vendflow.gateway.kafka.EventEffects;
import io.vendflow.kafka.Emission;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleId;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.world.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the gateway decides, and notes what machines are about to be told. */
final class GatewayExit implements EventEffects.Exit {

    private final World world;
    private final EventLog log;
    private final Stories stories;
    private final Memory memory;
    private final JsonMapper json = JsonMapper.shared();

    GatewayExit(World world, EventLog log, Stories stories, Memory memory) {
        this.world = world;
        this.log = log;
        this.stories = stories;
        this.memory = memory;
    }

    @Override
    public void publish(Emission<?> emission) {
        if (emission.event() instanceof DeadLetter letter) {
            noteKept(letter);
        }
        log.append("machine-gateway", emission);
    }

    /** What a machine said and what came to nothing lies with the dead letters, under its sale. */
    private void noteKept(DeadLetter letter) {
        ByteBuffer subject = letter.getHeaders().get("ce_subject");
        SaleStory story = subject == null
                ? null
                : stories.find(
                        StandardCharsets.UTF_8.decode(subject.duplicate()).toString());
        if (story != null) {
            story.inLog().kept(letter.getCode());
            story.tell("machine-gateway", "keeps what came to nothing: " + letter.getCode());
        }
    }

    @Override
    public void toMachine(String machine, byte[] message) {
        Downlink downlink = Downlink.of(machine, json.readTree(message));
        note(machine, downlink);
        log.append(Gateway.OUTBOX, machine, downlink);
    }

    private void note(String machine, Downlink downlink) {
        if (downlink.saleId().isEmpty() || downlink.isError()) {
            return;
        }
        MachineId machineId = new MachineId(machine);
        SaleId saleId = new SaleId(downlink.saleId());
        SaleStory story = stories.find(PaymentReference.of(machineId, saleId));
        if (story != null) {
            MachineRecord known = memory.machine(machineId);
            JsonNode vendBefore = downlink.payload().get("vendBefore");
            story.atGateway()
                    .told(
                            downlink.word(),
                            vendBefore == null ? null : Instant.parse(vendBefore.stringValue()),
                            story.atVipps().authorizedAt(),
                            world.now(),
                            known != null && saleId.equals(known.openSale()));
            story.tell("machine-gateway", "tells " + downlink.word() + " " + downlink.why());
        }
    }

    @Override
    public Instant now() {
        return world.now();
    }
}
