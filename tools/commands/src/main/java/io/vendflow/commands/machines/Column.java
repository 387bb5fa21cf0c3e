package io.vendflow.commands.machines;

import io.vendflow.events.CaptureMode;
import io.vendflow.events.MachineProfile;
import io.vendflow.events.QrSource;
import io.vendflow.events.ReceiptMode;
import io.vendflow.events.UnknownVendPolicy;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is said about a machine, as text: in a file's columns, in options, and when shown. */
enum Column {
    MACHINE_ID("machineId"),
    MERCHANT("merchantSerialNumber"),
    NAME("name"),
    PLACE("place"),
    CAPTURE_MODE("captureMode"),
    UNKNOWN_VEND_POLICY("unknownVendPolicy"),
    QR_SOURCE("qrSource"),
    RECEIPT_MODE("receiptMode"),
    VEND_REPORT_TIMEOUT("vendReportTimeoutSeconds"),
    ACTIVE("active");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Optional<Column> titled(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title.equalsIgnoreCase(title.strip()))
                .findFirst();
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }

    /** Empty where the machine follows the installation's default. */
    String of(MachineProfile profile) {
        return switch (this) {
            case MACHINE_ID -> profile.getMachineId();
            case MERCHANT -> profile.getMerchantSerialNumber();
            case NAME -> profile.getName();
            case PLACE -> profile.getPlace();
            case CAPTURE_MODE -> Cell.of(profile.getCaptureMode());
            case UNKNOWN_VEND_POLICY -> Cell.of(profile.getUnknownVendPolicy());
            case QR_SOURCE -> Cell.of(profile.getQrSource());
            case RECEIPT_MODE -> Cell.of(profile.getReceiptMode());
            case VEND_REPORT_TIMEOUT -> Cell.of(profile.getVendReportTimeoutSeconds());
            case ACTIVE -> String.valueOf(profile.getActive());
        };
    }

    /** @throws IllegalArgumentException when the text is not valid here, in words */
    void put(MachineProfile.Builder profile, String text) {
        try {
            set(profile, text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(title + " \"" + text + "\": " + e.getMessage(), e);
        }
    }

    private void set(MachineProfile.Builder profile, String text) {
        switch (this) {
            case MACHINE_ID -> profile.setMachineId(new MachineId(text).value());
            case MERCHANT -> profile.setMerchantSerialNumber(new MerchantSerialNumber(text).value());
            case NAME -> profile.setName(Cell.words(text));
            case PLACE -> profile.setPlace(Cell.words(text));
            case CAPTURE_MODE -> profile.setCaptureMode(Cell.oneOf(CaptureMode.values(), text));
            case UNKNOWN_VEND_POLICY -> profile.setUnknownVendPolicy(Cell.oneOf(UnknownVendPolicy.values(), text));
            case QR_SOURCE -> profile.setQrSource(Cell.oneOf(QrSource.values(), text));
            case RECEIPT_MODE -> profile.setReceiptMode(Cell.oneOf(ReceiptMode.values(), text));
            case VEND_REPORT_TIMEOUT -> profile.setVendReportTimeoutSeconds(Cell.seconds(text));
            case ACTIVE -> profile.setActive(Cell.truth(text));
        }
    }
}
