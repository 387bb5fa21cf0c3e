package io.vendflow.simulation.machine;

import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import io.vendflow.simulation.gateway.Downlink;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.people.Customers;
import io.vendflow.simulation.story.Order;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.world.Chance;
import io.vendflow.simulation.world.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One vending machine. It vends at most once for an AUTHORIZED that it takes for its current sale in time; without power it
 * forgets its current sale and keeps only the reports that it had written down.
 */
public final class Machine {

    /** How far the current sale is, as the machine sees it. */
    private enum Stage {
        IDLE,
        ASKED,
        SHOWING,
        VENDING
    }

    private static final long A_WHILE = 11 * 60_000;
    private static final int REPORTS_AT_MOST = 12;

    private final World world;
    private final Chance chance;
    private final Stories stories;
    private final Customers customers;
    private final Traits traits;
    private final Line line;
    private final Set<String> settled = new HashSet<>();
    private int salesLeft;
    private int sales;
    private int boot = 1;
    private boolean powered = true;
    private Stage stage = Stage.IDLE;
    private @Nullable SaleStory current;

    public Machine(
            int number,
            int sales,
            World world,
            Odds odds,
            EventLog log,
            Stories stories,
            Program gateway,
            Customers customers) {
        this.world = world;
        this.chance = world.chance();
        this.stories = stories;
        this.customers = customers;
        this.salesLeft = sales;
        this.traits = Traits.random(number, chance);
        this.line = new Line(world, odds, log, gateway, traits.id().value(), this::receive);
        log.append("operator", traits.profile(world.now()));
        world.after(60_000, () -> line.connect(Payloads.presence(true, boot)));
        world.after(chance.between(61_000, 240_000), this::sell);
        mishapLater();
    }

    public String id() {
        return traits.id().value();
    }

    public void deliver(Downlink message) {
        line.deliver(message);
    }

    public int acknowledged() {
        return line.acknowledged();
    }

    private void sell() {
        if (salesLeft == 0) {
            return;
        }
        if (!powered || stage != Stage.IDLE) {
            world.after(chance.between(2_000, 20_000), this::sell);
            return;
        }
        begin();
    }

    private void begin() {
        salesLeft--;
        List<SaleLine> lines = Basket.wanted(chance);
        Order order = new Order(
                traits.id(),
                new SaleId("S%04d".formatted(++sales)),
                traits.merchant(),
                lines,
                traits.mode(),
                traits.unknownVend(),
                traits.canCaptureParts(),
                chance.happens(0.02));
        SaleStory sale = stories.begin(order);
        current = sale;
        stage = Stage.ASKED;
        sale.tell(id(), "asks for " + order.amount() + ", " + order.mode() + ", unknown: " + order.unknownVend());
        ask(sale, lines);
        planMishaps(sale);
        world.after(A_WHILE, () -> abandon(sale));
        world.after(chance.between(20_000, 120_000), this::sell);
    }

    private void ask(SaleStory sale, List<SaleLine> lines) {
        line.send("sale", Payloads.sale(sale.order().saleId(), sale.order().currency(), lines), false);
    }

    private void planMishaps(SaleStory sale) {
        if (chance.happens(0.12)) {
            world.after(chance.between(100, 40_000), () -> repeat(sale));
        }
        if (chance.happens(0.01)) {
            world.after(chance.between(100, 20_000), () -> contradict(sale));
        }
        if (chance.happens(0.08)) {
            world.after(chance.between(100, 40_000), () -> cancel(sale));
        }
        if (chance.happens(0.06)) {
            world.after(chance.between(1_000, 60_000), () -> supersede(sale));
        }
    }

    private boolean isCurrent(SaleStory sale) {
        return powered && current == sale && stage != Stage.IDLE;
    }

    private void repeat(SaleStory sale) {
        if (isCurrent(sale)) {
            sale.tell(id(), "asks again");
            ask(sale, sale.order().lines());
        }
    }

    private void contradict(SaleStory sale) {
        if (isCurrent(sale)) {
            sale.tell(id(), "asks for something else under the same name");
            ask(sale, List.of(sale.order().lines().getFirst().withQuantity(9)));
        }
    }

    private void cancel(SaleStory sale) {
        if (isCurrent(sale) && stage != Stage.VENDING) {
            sale.tell(id(), "cancel button");
            sale.atMachine().cancelled();
            line.send("cancel", Payloads.cancel(sale.order().saleId()), false);
            stage = Stage.IDLE;
        }
    }

    private void supersede(SaleStory sale) {
        if (isCurrent(sale) && stage != Stage.VENDING && salesLeft > 0) {
            sale.tell(id(), "begins another sale");
            stage = Stage.IDLE;
            begin();
        }
    }

    private void abandon(SaleStory sale) {
        if (isCurrent(sale) && stage != Stage.VENDING) {
            sale.tell(id(), "waits no longer");
            stage = Stage.IDLE;
        }
    }

    private void receive(Downlink message) {
        SaleStory sale = stories.find(id() + "-" + message.saleId());
        if (!powered || sale == null || message.isError()) {
            return;
        }
        switch (message.word()) {
            case "AWAITING_PAYMENT" -> show(sale, message);
            case "AUTHORIZED" -> authorized(sale, message);
            default -> ended(sale, message.word());
        }
    }

    private void show(SaleStory sale, Downlink message) {
        if (current == sale && stage == Stage.ASKED) {
            stage = Stage.SHOWING;
            sale.tell(id(), "shows the QR");
            customers.see(sale, Instant.parse(message.payload().get("expiresAt").stringValue()));
        }
    }

    private void authorized(SaleStory sale, Downlink message) {
        Instant vendBefore = Instant.parse(message.payload().get("vendBefore").stringValue());
        boolean waits = current == sale && (stage == Stage.ASKED || stage == Stage.SHOWING);
        if (!waits || !world.now().isBefore(vendBefore)) {
            return;
        }
        if (chance.happens(0.03)) {
            cancel(sale);
            return;
        }
        stage = Stage.VENDING;
        sale.tell(id(), "vends");
        int thisBoot = boot;
        long takes = chance.happens(0.02) ? chance.between(100_000, 300_000) : chance.between(1_000, 15_000);
        world.after(takes, () -> {
            if (thisBoot == boot && powered) {
                vended(sale);
            }
        });
    }

    private void vended(SaleStory sale) {
        Basket out = Basket.dispensed(sale.order().lines(), chance);
        sale.atMachine().vended(out.outcome(), out.price());
        sale.tell(id(), out.outcome() + ", worth " + out.price());
        if (chance.happens(0.01)) {
            sale.tell(id(), "loses power before it can write that down");
            losePower();
            return;
        }
        stage = Stage.IDLE;
        if (!traits.reports()) {
            sale.atMachine().keepsSilent();
            return;
        }
        sale.atMachine().remembersItsVend();
        report(sale, out, REPORTS_AT_MOST);
    }

    /** Again and again, until it hears how the sale ended. */
    private void report(SaleStory sale, Basket out, int times) {
        boolean heard = settled.contains(sale.reference()) && times < REPORTS_AT_MOST;
        if (times == 0 || heard) {
            return;
        }
        // DISPENSED without a list means everything.
        List<SaleLine> listed = out.outcome() == VendOutcome.DISPENSED ? List.of() : out.lines();
        line.send("vend", Payloads.vend(sale.order().saleId(), out.outcome(), listed), true);
        long pause = times > REPORTS_AT_MOST / 2 ? 30_000 : 1_800_000;
        world.after(pause + chance.between(0, 10_000), () -> report(sale, out, times - 1));
    }

    private void ended(SaleStory sale, String word) {
        settled.add(sale.reference());
        if (current == sale && stage != Stage.VENDING && stage != Stage.IDLE) {
            sale.tell(id(), "hears " + word);
            // Captured before the vend, as its mode is: AUTHORIZED is still on its way.
            if (!word.equals("CAPTURED")) {
                stage = Stage.IDLE;
            }
        }
    }

    private void mishapLater() {
        world.after(chance.between(60_000, 40 * 60_000), this::mishap);
    }

    private void mishap() {
        if (salesLeft == 0 && stage == Stage.IDLE) {
            return;
        }
        if (chance.happens(0.3)) {
            losePower();
        } else {
            loseContact(chance.happens(0.03) ? chance.between(3_600_000, 100_000_000) : chance.between(1_000, 150_000));
        }
    }

    private void losePower() {
        if (!powered) {
            return;
        }
        powered = false;
        SaleStory sale = current;
        if (sale != null && stage != Stage.IDLE) {
            sale.tell(id(), "loses power");
        }
        if (sale != null && stage == Stage.VENDING && sale.atMachine().vends() == 0 && chance.happens(0.5)) {
            // Something may have fallen all the same.
            Basket out = Basket.dispensed(sale.order().lines(), chance);
            sale.atMachine().vended(out.outcome(), out.price());
            sale.tell(id(), out.outcome() + " while the light went out, worth " + out.price());
        }
        current = null;
        stage = Stage.IDLE;
        boot++;
        line.losePower();
        loseContact(chance.between(3_000, 120_000));
    }

    private void loseContact(long duration) {
        if (!line.isConnected()) {
            mishapLater();
            return;
        }
        int lastBoot = powered ? boot : boot - 1;
        line.disconnect();
        world.after(chance.between(2_000, 45_000), () -> {
            if (!line.isConnected()) {
                line.will(Payloads.presence(false, lastBoot));
            }
        });
        world.after(duration, () -> {
            powered = true;
            line.connect(Payloads.presence(true, boot));
            mishapLater();
        });
    }
}
