package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Fields;
import io.vendflow.simulator.http.Length;
import io.vendflow.simulator.payments.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code metadata}: at most five pairs, keys to 100 and values to 500 characters. */
final class Metadata {

    private static final int MOST_PAIRS = 5;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_VALUE = 500;

    private final Map<String, String> pairs = new LinkedHashMap<>();

    Map<String, String> pairs() {
        return pairs;
    }

    void read(Fields body) {
        body.object("metadata", fields -> {
            for (String key : fields.names()) {
                fields.require(key);
                Optional<String> value = fields.text(key, Length.ANY);
                fields.findings().addIf(key.length() > LONGEST_KEY, ErrorCode.METADATA_KEY_TOO_LONG);
                fields.findings()
                        .addIf(
                                value.isPresent() && value.get().length() > LONGEST_VALUE,
                                ErrorCode.METADATA_VALUE_TOO_LONG);
                value.ifPresent(text -> pairs.put(key, text));
            }
            fields.findings().addIf(fields.names().size() > MOST_PAIRS, ErrorCode.METADATA_TOO_MANY);
        });
    }
}
