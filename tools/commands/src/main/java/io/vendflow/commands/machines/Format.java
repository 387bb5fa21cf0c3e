package io.vendflow.commands.machines;

import io.vendflow.events.MachineProfile;
import java.io.PrintWriter;
import java.util.List;

/** How a list of machines is shown. */
enum Format {
    TABLE {
        @Override
        void print(List<MachineProfile> machines, PrintWriter out) {
            MachineTable.print(machines, out);
        }
    },
    CSV {
        @Override
        void print(List<MachineProfile> machines, PrintWriter out) {
            MachineCsv.print(machines, out);
        }
    },
    JSON {
        @Override
        void print(List<MachineProfile> machines, PrintWriter out) {
            MachineJson.print(machines, out);
        }
    };

    abstract void print(List<MachineProfile> machines, PrintWriter out);
}
