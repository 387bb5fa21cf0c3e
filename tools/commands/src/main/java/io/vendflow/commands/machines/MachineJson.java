package io.vendflow.commands.machines;

import io.vendflow.events.MachineProfile;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Machines for programs; what follows the installation's defaults is null. */
final class MachineJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MachineJson() {}

    static void print(List<MachineProfile> machines, PrintWriter out) {
        ArrayNode all = JSON.createArrayNode();
        for (MachineProfile machine : machines) {
            ObjectNode node = all.addObject();
            for (Column column : Column.values()) {
                String text = column.of(machine);
                switch (column) {
                    case ACTIVE -> node.put(column.title(), machine.getActive());
                    case VEND_REPORT_TIMEOUT -> node.put(column.title(), machine.getVendReportTimeoutSeconds());
                    default -> node.put(column.title(), text.isEmpty() ? null : text);
                }
            }
        }
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
}
