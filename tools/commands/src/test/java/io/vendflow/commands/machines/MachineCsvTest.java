package io.vendflow.commands.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.machines.MachineCsv.Row;
import org.junit.jupiter.api.Test;

class MachineCsvTest {

    @Test
    void readsTheFilesOfSpreadsheets() {
        assertThat(MachineCsv.parse("\uFEFFMachineID; Place\r\nVM0042; Oslo S\r\n\r\n"))
                .containsExactly(new Row(2, Wish.of("VM0042", Column.PLACE, "Oslo S")));
    }

    @Test
    void countsTheLinesThatAPersonSees() {
        assertThat(MachineCsv.parse("machineId,place\nVM1,\"Oslo,\nhall\"\nVM2,Bergen\n"))
                .extracting(Row::line)
                .containsExactly(2L, 4L);
    }

    @Test
    void leavesAloneWhatHasNoColumn() {
        assertThat(MachineCsv.parse("machineId,active\nVM0042,no\n"))
                .containsExactly(new Row(2, Wish.of("VM0042", Column.ACTIVE, "no")));
    }

    @Test
    void refusesAFileThatIsNoList() {
        refuses("", "line 1 must name the columns");
        refuses("name,place\nHall,Oslo\n", "machineId among them");
        refuses("machineId,colour\nVM0042,red\n", "there is no column \"colour\"");
        refuses("machineId,place,Place\nVM0042,a,b\n", "twice");
        refuses("machineId,place\nVM0042\n", "line 2 has 1 cells, but there are 2 columns");
        refuses("machineId,place\nVM0042,\"Oslo\n", "not a CSV file");
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> MachineCsv.parse(text))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining(why);
    }
}
