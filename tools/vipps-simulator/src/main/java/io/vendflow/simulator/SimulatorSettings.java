package io.vendflow.simulator;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is set up.
 *
 * @param bind the address to listen on; loopback unless told otherwise, since its keys are public
 * @param port 0 takes any free one
 * @param publicUrl what QR codes lead to, without a slash at the end; null is wherever it listens
 * @param dataDirectory where it remembers; null forgets with the process
 * @param rateLimits whether Vipps' limits hold
 * @param orderManagement off imitates Vipps' test environment, which has none
 * @param allowHttpWebhooks whether webhooks may go to http on loopback and private names
 * @param reportPageSize most entries of a report's page; Vipps has 1000
 * @param captureFee what Vipps takes of a capture, in hundredths of a percent
 * @param mostPayments so many payments are kept; beyond them those that finished first are forgotten
 */
public record SimulatorSettings(
        String bind,
        int port,
        @Nullable String publicUrl,
        @Nullable Path dataDirectory,
        boolean rateLimits,
        boolean orderManagement,
        boolean allowHttpWebhooks,
        int reportPageSize,
        int captureFee,
        int mostPayments) {

    private static final int REPORT_PAGE_SIZE = 1000;

    /** With their keys and receipts some 150 MB. */
    private static final int MOST_PAYMENTS = 50_000;

    private static final int CAPTURE_FEE = 175;

    /** @throws IllegalArgumentException when a figure makes no sense */
    public SimulatorSettings {
        if (reportPageSize < 1 || reportPageSize > REPORT_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "SIMULATOR_REPORT_PAGE_SIZE must be 1 to " + REPORT_PAGE_SIZE + ", not " + reportPageSize);
        }
        if (captureFee < 0 || captureFee > 10_000) {
            throw new IllegalArgumentException("SIMULATOR_CAPTURE_FEE must be 0 to 10000, not " + captureFee);
        }
        if (mostPayments < 1) {
            throw new IllegalArgumentException("SIMULATOR_MOST_PAYMENTS must be at least 1, not " + mostPayments);
        }
    }

    /** For a test: loopback, any port, nothing on disk, everything else as in {@code ./run}. */
    public static SimulatorSettings forTests() {
        return new SimulatorSettings(
                "127.0.0.1", 0, null, null, true, true, true, REPORT_PAGE_SIZE, CAPTURE_FEE, MOST_PAYMENTS);
    }

    /**
     * From {@code SIMULATOR_*} variables.
     *
     * @throws IllegalArgumentException when one of them makes no sense
     */
    public static SimulatorSettings from(Map<String, String> environment) {
        String directory = environment.getOrDefault("SIMULATOR_DATA_DIR", "");
        return new SimulatorSettings(
                environment.getOrDefault("SIMULATOR_BIND", "127.0.0.1"),
                port(environment.getOrDefault("SIMULATOR_PORT", "8083")),
                environment
                        .getOrDefault("SIMULATOR_PUBLIC_URL", "http://localhost:8083")
                        .replaceFirst("/+$", ""),
                directory.isEmpty() ? null : Path.of(directory),
                flag(environment, "SIMULATOR_RATE_LIMITS"),
                flag(environment, "SIMULATOR_ORDER_MANAGEMENT"),
                flag(environment, "SIMULATOR_WEBHOOKS_ALLOW_HTTP"),
                number(environment, "SIMULATOR_REPORT_PAGE_SIZE", REPORT_PAGE_SIZE),
                number(environment, "SIMULATOR_CAPTURE_FEE", CAPTURE_FEE),
                number(environment, "SIMULATOR_MOST_PAYMENTS", MOST_PAYMENTS));
    }

    public SimulatorSettings withPort(int other) {
        return with(draft -> draft.port = other);
    }

    public SimulatorSettings withDataDirectory(Path other) {
        return with(draft -> draft.dataDirectory = other);
    }

    public SimulatorSettings withPublicUrl(String other) {
        return with(draft -> draft.publicUrl = other);
    }

    public SimulatorSettings withRateLimits(boolean other) {
        return with(draft -> draft.rateLimits = other);
    }

    public SimulatorSettings withOrderManagement(boolean other) {
        return with(draft -> draft.orderManagement = other);
    }

    public SimulatorSettings withReportPageSize(int other) {
        return with(draft -> draft.reportPageSize = other);
    }

    /** @param other in hundredths of a percent */
    public SimulatorSettings withCaptureFee(int other) {
        return with(draft -> draft.captureFee = other);
    }

    public SimulatorSettings withMostPayments(int other) {
        return with(draft -> draft.mostPayments = other);
    }

    private SimulatorSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings in the making. */
    private static final class Draft {

        private String bind;
        private int port;
        private @Nullable String publicUrl;
        private @Nullable Path dataDirectory;
        private boolean rateLimits;
        private boolean orderManagement;
        private boolean allowHttpWebhooks;
        private int reportPageSize;
        private int captureFee;
        private int mostPayments;

        Draft(SimulatorSettings from) {
            bind = from.bind();
            port = from.port();
            publicUrl = from.publicUrl();
            dataDirectory = from.dataDirectory();
            rateLimits = from.rateLimits();
            orderManagement = from.orderManagement();
            allowHttpWebhooks = from.allowHttpWebhooks();
            reportPageSize = from.reportPageSize();
            captureFee = from.captureFee();
            mostPayments = from.mostPayments();
        }

        SimulatorSettings settings() {
            return new SimulatorSettings(
                    bind,
                    port,
                    publicUrl,
                    dataDirectory,
                    rateLimits,
                    orderManagement,
                    allowHttpWebhooks,
                    reportPageSize,
                    captureFee,
                    mostPayments);
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("SIMULATOR_PORT must be 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(name + " must be a number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(Map<String, String> environment, String name) {
        return switch (environment.getOrDefault(name, "true").toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false");
        };
    }
}
