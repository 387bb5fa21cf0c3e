package io.vendflow.commands.machines;

import io.vendflow.commands.Table;
import io.vendflow.events.MachineProfile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Machines for people; of the terms only those that differ from the installation's defaults. */
final class MachineTable {

    private static final List<Column> TERMS = List.of(
            Column.CAPTURE_MODE,
            Column.UNKNOWN_VEND_POLICY,
            Column.QR_SOURCE,
            Column.RECEIPT_MODE,
            Column.VEND_REPORT_TIMEOUT);

    private MachineTable() {}

    static void print(List<MachineProfile> machines, PrintWriter out) {
        if (machines.isEmpty()) {
            out.println("no machines");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("MACHINE", "MERCHANT", "STATE", "NAME", "PLACE", "TERMS OF ITS OWN"));
        machines.forEach(machine -> rows.add(cells(machine)));
        Table.print(rows, out);
    }

    private static List<String> cells(MachineProfile machine) {
        return List.of(
                machine.getMachineId(),
                machine.getMerchantSerialNumber(),
                machine.getActive() ? "active" : "retired",
                machine.getName(),
                machine.getPlace(),
                String.join(
                        ", ",
                        TERMS.stream().flatMap(column -> term(column, machine)).toList()));
    }

    private static Stream<String> term(Column column, MachineProfile machine) {
        String text = column.of(machine);
        return text.isEmpty() ? Stream.of() : Stream.of(column == Column.VEND_REPORT_TIMEOUT ? text + " s" : text);
    }
}
