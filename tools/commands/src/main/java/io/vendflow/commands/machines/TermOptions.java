package io.vendflow.commands.machines;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a machine sells; the same words as in a file. */
final class TermOptions {

    @Option(names = "--capture-mode", paramLabel = "MODE", description = "AFTER_VEND, ON_AUTHORIZATION or DEFAULT.")
    private @Nullable String captureMode;

    @Option(
            names = "--unknown-vend",
            paramLabel = "POLICY",
            description = "What becomes of the money when nobody reports the vend: RELEASE, CAPTURE, HOLD or DEFAULT.")
    private @Nullable String unknownVend;

    @Option(
            names = "--qr",
            paramLabel = "SOURCE",
            description = "Who draws the QR: DRAWN (we do), VIPPS_IMAGE or DEFAULT.")
    private @Nullable String qr;

    @Option(names = "--receipt", paramLabel = "MODE", description = "SEPARATE, IN_PAYMENT or DEFAULT.")
    private @Nullable String receipt;

    @Option(
            names = "--vend-report-timeout",
            paramLabel = "TIME",
            description = "How long the machine has to report a vend, for example 90s or 3m, or DEFAULT.")
    private @Nullable String vendReportTimeout;

    Map<Column, String> said() {
        Map<Column, String> said = new EnumMap<>(Column.class);
        put(said, Column.CAPTURE_MODE, captureMode);
        put(said, Column.UNKNOWN_VEND_POLICY, unknownVend);
        put(said, Column.QR_SOURCE, qr);
        put(said, Column.RECEIPT_MODE, receipt);
        put(said, Column.VEND_REPORT_TIMEOUT, vendReportTimeout);
        return said;
    }

    static void put(Map<Column, String> said, Column column, @Nullable String text) {
        if (text != null) {
            said.put(column, text);
        }
    }
}
