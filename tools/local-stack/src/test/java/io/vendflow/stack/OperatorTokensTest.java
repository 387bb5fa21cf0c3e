package io.vendflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTokensTest {

    @TempDir
    private Path data;

    @Test
    void areReadableForNobodyElse() throws IOException {
        Path file = OperatorTokens.in(data);

        assertThat(Files.readString(file)).matches("[A-Za-z0-9._-]+:[0-9a-f]{48}\\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void stayWhatTheyAre() throws IOException {
        String first = Files.readString(OperatorTokens.in(data));

        assertThat(Files.readString(OperatorTokens.in(data))).isEqualTo(first);
    }
}
