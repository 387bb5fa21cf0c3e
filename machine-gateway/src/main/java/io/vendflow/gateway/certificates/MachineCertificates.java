package io.vendflow.gateway.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts machines by how long their certificates are good, from the list that {@code ./run machines credentials} keeps beside the
 * gateway's own certificate. It is read when somebody asks, and again when it has been replaced.
 *
 * <p>The broker alone sees the certificates themselves, and shows nobody.
 */
final class MachineCertificates {

    private static final Logger LOGGER = LoggerFactory.getLogger(MachineCertificates.class);

    private static final String HEADER = "machine,valid_until";

    /** A line has some forty bytes. */
    private static final long MOST_BYTES = 16L << 20;

    private final Path file;
    private final Clock clock;
    private @Nullable FileTime lookedAt;
    private @Nullable List<Instant> validUntil;
    private @Nullable String trouble;

    MachineCertificates(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Machines whose last certificate is in this state; NaN when the list cannot be read. */
    synchronized double count(CertificateState state) {
        look();
        if (validUntil == null) {
            return Double.NaN;
        }
        Instant now = clock.instant();
        return validUntil.stream()
                .filter(until -> CertificateState.at(now, until) == state)
                .count();
    }

    private void look() {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (!written.equals(lookedAt)) {
                lookedAt = written;
                validUntil = null;
                validUntil = read();
                trouble = null;
            }
        } catch (BadListException e) {
            complain(e.getMessage());
        } catch (IOException e) {
            lookedAt = null;
            validUntil = null;
            complain(e.toString());
        }
    }

    /** Once, and not at each scrape. */
    private void complain(@Nullable String words) {
        if (!Objects.equals(words, trouble)) {
            LOGGER.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("cause", words)
                    .log("how long machines' certificates are good is not known");
        }
        trouble = words;
    }

    private List<Instant> read() throws IOException, BadListException {
        if (Files.size(file) > MOST_BYTES) {
            throw new BadListException("the list has more than " + MOST_BYTES + " bytes");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new BadListException("the list does not begin with " + HEADER);
        }
        List<Instant> read = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            read.add(moment(i + 1, lines.get(i)));
        }
        return List.copyOf(read);
    }

    private static Instant moment(int number, String line) throws BadListException {
        String[] fields = line.split(",", -1);
        try {
            if (fields.length == 2) {
                return Instant.parse(fields[1]);
            }
        } catch (DateTimeException e) {
            throw new BadListException("line " + number + " of the list has no time: " + e.getMessage());
        }
        throw new BadListException("line " + number + " of the list has not two fields");
    }

    /** In words. */
    private static final class BadListException extends Exception {

        private static final long serialVersionUID = 1;

        private BadListException(String message) {
            super(message);
        }
    }
}
