package io.vendflow.simulation;

import io.vendflow.capture.CaptureComposition;
import io.vendflow.kafka.consume.Steps;
import io.vendflow.payment.PaymentComposition;
import io.vendflow.receipt.ReceiptComposition;
import io.vendflow.simulation.gateway.Downlink;
import io.vendflow.simulation.gateway.Gateway;
import io.vendflow.simulation.ingest.Ingest;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.KeyedProcess;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.machine.Machine;
import io.vendflow.simulation.machine.OutboxHandler;
import io.vendflow.simulation.people.Customers;
import io.vendflow.simulation.people.Operators;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.vipps.SimulatedVipps;
import io.vendflow.simulation.vipps.WebhookSender;
import io.vendflow.simulation.world.World;
import io.vendflow.vipps.epayment.EPayments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole of it put together: machines, log, services, Vipps and people. */
final class Installation {

    private static final Duration USEFUL_FOR = Duration.ofMinutes(5);

    private final Operators operators;
    private final Stories stories;
    private final EventLog log;
    private final List<Program> processes = new ArrayList<>();
    private final List<KeyedProcess> keyed = new ArrayList<>();
    private final Map<String, Machine> machines = new LinkedHashMap<>();

    Installation(World world, Plan plan, Odds odds) {
        stories = new Stories(world);
        log = new EventLog(stories);
        SimulatedVipps vipps = new SimulatedVipps(world, stories, odds, new WebhookSender(world, odds, log));
        Gateway gateway = new Gateway(world, odds, log, stories, plan.mutant()::memory, plan.mutant()::exit);
        processes.add(gateway);
        processes.add(new Ingest(world, odds, log, stories, vipps));
        Services services = new Services(world, odds, log, stories, vipps, plan.mutant());
        add(services.start(
                "payment-initiator",
                (payments, receipts) ->
                        PaymentComposition.steps(payments, (result, since) -> {}, world.clock(), USEFUL_FOR)));
        add(services.start(
                "receipt-service",
                (payments, receipts) -> ReceiptComposition.steps(receipts, (result, since) -> {}, world.clock())));
        add(services.start("capture-service", (payments, receipts) -> captures(world, payments)));
        OutboxHandler outbox = new OutboxHandler(world, odds, this::deliver);
        KeyedProcess sender = new KeyedProcess("machine-gateway-outbox", world, odds, log, outbox);
        outbox.sendsAs(sender);
        add(sender.read(List.of(Gateway.OUTBOX)));
        operators = new Operators(world, log, stories);
        Customers customers = new Customers(world, vipps);
        for (int number = 1; number <= plan.machines(); number++) {
            Machine machine = new Machine(number, plan.salesOfEach(), world, odds, log, stories, gateway, customers);
            machines.put(machine.id(), machine);
        }
    }

    private static Steps captures(World world, EPayments payments) {
        return CaptureComposition.steps(payments, new UncountedCaptures(), world.clock(), world::sleep);
    }

    private void add(KeyedProcess process) {
        processes.add(process);
        keyed.add(process);
    }

    private void deliver(Downlink message) {
        Machine machine = machines.get(message.machine());
        if (machine != null) {
            machine.deliver(message);
        }
    }

    Stories stories() {
        return stories;
    }

    EventLog log() {
        return log;
    }

    List<Program> processes() {
        return processes;
    }

    /** The services that call Vipps handle every event once more. */
    void replay() {
        operators.goHome();
        // What crashes while it has days of work before it hardly gets on.
        processes.forEach(Program::spare);
        keyed.forEach(KeyedProcess::replay);
    }

    void end() {
        keyed.forEach(KeyedProcess::end);
    }
}
