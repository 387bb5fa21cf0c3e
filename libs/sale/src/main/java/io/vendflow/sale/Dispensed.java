package io.vendflow.sale;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What somebody says was dispensed, held against what was sold. */
public sealed interface Dispensed {

    /** The sold lines with the quantities that were dispensed. */
    record Lines(List<SaleLine> lines) implements Dispensed {}

    /** The report contradicts the sale or itself; it is not used. */
    record Wrong(String message) implements Dispensed {}

    /** @param said quantity by slot; empty with DISPENSED means everything */
    static Dispensed check(Sale sale, VendOutcome outcome, Map<String, Integer> said) {
        if (outcome == VendOutcome.DISPENSED && said.isEmpty()) {
            return new Lines(sale.lines());
        }
        Map<String, Integer> left = new TreeMap<>(said);
        List<SaleLine> lines = new ArrayList<>();
        for (SaleLine line : sale.lines()) {
            Integer quantity = left.remove(line.slot());
            if (quantity != null && (quantity < 0 || quantity > line.quantity())) {
                return new Wrong("dispensed: " + quantity + " from slot " + line.slot() + ", but only "
                        + line.quantity() + " sold");
            }
            if (quantity != null && quantity > 0) {
                lines.add(line.withQuantity(quantity));
            }
        }
        if (!left.isEmpty()) {
            return new Wrong("dispensed: slot " + left.keySet().iterator().next() + " is not part of the sale");
        }
        boolean all = lines.equals(sale.lines());
        boolean fits = switch (outcome) {
            case DISPENSED -> all;
            case PARTIAL -> !lines.isEmpty() && !all;
            case FAILED -> lines.isEmpty();
            case UNKNOWN -> false;
        };
        return fits ? new Lines(lines) : new Wrong("outcome " + outcome + " does not fit what is listed as dispensed");
    }
}
