package io.vendflow.simulation.machine;

import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import io.vendflow.simulation.world.Chance;
import java.util.ArrayList;
import java.util.List;

/** What a customer wants, and what comes out of it. */
record Basket(VendOutcome outcome, List<SaleLine> lines) {

    /** One to three products; prices keep clear of the amounts by which Vipps' test environment fails on purpose. */
    static List<SaleLine> wanted(Chance chance) {
        List<SaleLine> lines = new ArrayList<>();
        for (int i = chance.between(1, 3); i > 0; i--) {
            String slot = "A" + i;
            lines.add(new SaleLine(
                    slot, "SKU" + i, "Product " + i, chance.between(1, 3), chance.between(5, 60) * 100L, 1500));
        }
        return lines;
    }

    static Basket dispensed(List<SaleLine> wanted, Chance chance) {
        if (chance.happens(0.08)) {
            return new Basket(VendOutcome.FAILED, List.of());
        }
        if (chance.happens(0.12)) {
            List<SaleLine> some = new ArrayList<>();
            for (SaleLine line : wanted) {
                int quantity = chance.between(0, line.quantity());
                if (quantity > 0) {
                    some.add(line.withQuantity(quantity));
                }
            }
            if (!some.isEmpty() && !some.equals(wanted)) {
                return new Basket(VendOutcome.PARTIAL, List.copyOf(some));
            }
        }
        return new Basket(VendOutcome.DISPENSED, wanted);
    }

    long price() {
        return Sale.totalOf(lines);
    }
}
