package io.vendflow.simulation.story;

import io.vendflow.simulation.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One sale as somebody would tell it who saw everything. */
public final class SaleStory {

    private final World world;
    private final Order order;
    private final List<String> lines = new ArrayList<>();
    private final AtMachine atMachine = new AtMachine();
    private final AtGateway atGateway = new AtGateway();
    private final AtVipps atVipps = new AtVipps();
    private final InLog inLog = new InLog();
    private final Calls calls = new Calls();
    private final Runnable touched;

    SaleStory(World world, Order order, Runnable touched) {
        this.world = world;
        this.order = order;
        this.touched = touched;
    }

    /** Adds to the story, and has the invariants looked at. */
    public void tell(String who, String what) {
        lines.add(Instant.ofEpochMilli(world.millis()) + " " + who + ": " + what);
        touched.run();
    }

    public Order order() {
        return order;
    }

    public String reference() {
        return order.reference().value();
    }

    public AtMachine atMachine() {
        return atMachine;
    }

    public AtGateway atGateway() {
        return atGateway;
    }

    public AtVipps atVipps() {
        return atVipps;
    }

    public InLog inLog() {
        return inLog;
    }

    public Calls calls() {
        return calls;
    }

    public List<String> lines() {
        return lines;
    }
}
