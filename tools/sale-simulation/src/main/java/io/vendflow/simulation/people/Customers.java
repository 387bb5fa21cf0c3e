package io.vendflow.simulation.people;

import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.vipps.SimulatedVipps;
import io.vendflow.simulation.world.Chance;
import io.vendflow.simulation.world.World;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.PaymentId;
import java.time.Duration;
import java.time.Instant;

/** Those who stand before a QR. What they do in the app they do whatever becomes of the machine meanwhile. */
public final class Customers {

    private final World world;
    private final Chance chance;
    private final Ledger ledger;

    public Customers(World world, SimulatedVipps vipps) {
        this.world = world;
        this.chance = world.chance();
        this.ledger = vipps.ledger();
    }

    /** A machine shows its QR. */
    public void see(SaleStory sale, Instant expiresAt) {
        PaymentId id = new PaymentId(sale.order().merchant(), sale.order().reference());
        long left = Duration.between(world.now(), expiresAt).toMillis();
        double mood = chance.fraction();
        if (mood < 0.72) {
            world.after(chance.between(2_000, 45_000), () -> approve(sale, id));
        } else if (mood < 0.77) {
            world.after(chance.between(45_000, 590_000), () -> approve(sale, id));
        } else if (mood < 0.80) {
            world.after(left + chance.between(-2_000, 2_000), () -> approve(sale, id));
        } else if (mood < 0.87) {
            world.after(chance.between(2_000, 60_000), () -> decline(sale, id));
        } else if (mood < 0.94) {
            world.after(chance.between(2_000, 60_000), () -> authenticate(sale, id));
        }
    }

    private void approve(SaleStory sale, PaymentId id) {
        sale.tell("customer", "approves");
        ledger.approve(id);
    }

    private void decline(SaleStory sale, PaymentId id) {
        sale.tell("customer", "declines");
        ledger.decline(id);
    }

    /** 3-D Secure: nobody can cancel meanwhile. */
    private void authenticate(SaleStory sale, PaymentId id) {
        long takes = chance.between(5_000, 120_000);
        sale.tell("customer", "is in 3-D Secure for " + takes + " ms");
        ledger.startProcessing(id, Duration.ofMillis(takes));
        if (chance.happens(0.7)) {
            world.after(chance.between(1_000, takes), () -> approve(sale, id));
        }
    }
}
