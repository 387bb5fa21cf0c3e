package io.vendflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void isForOneStackAtATime() {
        try (DataDirectory first = DataDirectory.open(folder)) {
            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("already runs on " + first.path())
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
        DataDirectory.open(folder).close();
    }

    @Test
    void emptiesEverythingButTheLock() throws IOException {
        try (DataDirectory data = DataDirectory.open(folder)) {
            Files.writeString(
                    Files.createDirectories(folder.resolve("kafka/topic-0")).resolve("log"), "x");
            data.empty();
            try (var left = Files.list(folder)) {
                assertThat(left).containsExactly(folder.resolve("stack.lock"));
            }
        }
    }

    @Test
    void keepsTheLogsOfTheRunBefore() throws IOException {
        try (DataDirectory data = DataDirectory.open(folder)) {
            data.turnLogs();
            Files.writeString(data.logs().resolve("capture-service.log"), "yesterday");
            data.turnLogs();
            data.turnLogs();
            assertThat(data.logs().resolve("capture-service.log")).doesNotExist();
            assertThat(data.logs().resolve("capture-service.previous.log")).hasContent("yesterday");
        }
    }
}
