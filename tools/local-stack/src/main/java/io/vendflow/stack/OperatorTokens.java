package io.vendflow.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        try {
            // Made unreadable for others first, since between the two somebody might look; and whole before it has its
            // name.
            Path whole = Files.createTempFile(
                    data,
                    "operators",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(whole, line, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("the operators' tokens cannot be written to " + file + ": " + e, e);
        }
        return file;
    }
}
