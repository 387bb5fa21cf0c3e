package io.vendflow.gateway;

import io.vendflow.gateway.MachineMessage.VendReport;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what a machine says it dispensed against what was sold. */
sealed interface Dispensed {

    /** The sold lines with the quantities that were dispensed. */
    record Lines(List<SaleLine> lines) implements Dispensed {}

    /** The report contradicts the sale or itself; it is not used, so the machine may report again. */
    record Wrong(String message) implements Dispensed {}

    static Dispensed check(Sale sale, VendReport report) {
        if (report.outcome() == VendOutcome.DISPENSED && report.dispensed().isEmpty()) {
            return new Lines(sale.lines());
        }
        Map<String, Integer> left = new TreeMap<>(report.dispensed());
        List<SaleLine> lines = new ArrayList<>();
        for (SaleLine line : sale.lines()) {
            Integer quantity = left.remove(line.slot());
            if (quantity != null && quantity > line.quantity()) {
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
        boolean fits = switch (report.outcome()) {
            case DISPENSED -> all;
            case PARTIAL -> !lines.isEmpty() && !all;
            case FAILED -> lines.isEmpty();
            case UNKNOWN -> false;
        };
        return fits
                ? new Lines(lines)
                : new Wrong("outcome " + report.outcome() + " does not fit what is listed as dispensed");
    }
}
