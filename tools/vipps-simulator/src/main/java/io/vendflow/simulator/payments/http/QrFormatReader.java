package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.payments.QrFormat;
import io.vendflow.simulator.payments.QrFormat.Kind;
import io.vendflow.simulator.payments.UserFlow;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code qrFormat}. */
final class QrFormatReader {

    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::wireName, Function.identity()));

    private QrFormat format = QrFormat.DEFAULT;

    QrFormat format() {
        return format;
    }

    void read(Fields body, UserFlow flow) {
        if (body.has("qrFormat") && flow != UserFlow.QR) {
            body.broken("qrFormat", "is only for the userFlow QR");
        }
        body.object("qrFormat", fields -> {
            fields.require("format");
            Optional<Kind> kind = fields.oneOf("format", KINDS.keySet()).map(KINDS::get);
            OptionalLong size = fields.integer("size", 100, 2000);
            format = new QrFormat(kind.orElse(Kind.SVG), (int) size.orElse(QrFormat.DEFAULT_SIZE));
        });
    }
}
