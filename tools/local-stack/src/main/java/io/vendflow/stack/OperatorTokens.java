package io.vendflow.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/** Who may command the sales of this stack: at first whoever started it, with a token that only they can read. */
final class OperatorTokens {

    private static final int TOKEN_BYTES = 24;

    private OperatorTokens() {}

    /** The file in the data directory, written when it is not there; further operators may be added to it by hand. */
    static Path in(Path data) {
        Path file = data.resolve("operators");
        if (Files.exists(file)) {
            return file;
        }
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        String name =
                Objects.requireNonNullElse(System.getProperty("user.name"), "").replaceAll("[^A-Za-z0-9._-]", "");
        String line =
                (name.isEmpty() ? "operator" : name) + ":" + HexFormat.of().formatHex(token) + "\n";
        PrivateFile.write(file, line);
        return file;
    }
}
