package io.vendflow.ingest.kafka;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.vendflow.ingest.ClosedPayment;
import io.vendflow.ingest.EarlyWebhook;
import io.vendflow.ingest.OpenPayment;
import io.vendflow.ingest.Remembered;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered, as JSON. A later version reads what an earlier one wrote: fields may be added, none may be renamed
 * (MemoryJsonTest keeps samples).
 */
final class MemoryJson {

    private static final Logger LOGGER = LoggerFactory.getLogger(MemoryJson.class);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            // Records' components only, none of their convenient questions.
            .changeDefaultVisibility(seen -> seen.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .build();

    private MemoryJson() {}

    /** Exactly one of them is there. */
    private record Entry(
            @Nullable OpenPayment open,
            @Nullable ClosedPayment closed,
            @Nullable EarlyWebhook early) {

        static Entry of(Remembered remembered) {
            return switch (remembered) {
                case OpenPayment open -> new Entry(open, null, null);
                case ClosedPayment closed -> new Entry(null, closed, null);
                case EarlyWebhook early -> new Entry(null, null, early);
            };
        }

        @Nullable Remembered content() {
            return open != null ? open : closed != null ? closed : early;
        }
    }

    static byte[] write(Remembered remembered) {
        return JSON.writeValueAsBytes(Entry.of(remembered));
    }

    /**
     * Nothing when it cannot be read: that must not stop the sales of all other machines. It is lost to this service then, and
     * reconciliation finds its payment.
     */
    static Optional<Remembered> read(String reference, byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, Entry.class).content());
        } catch (JacksonException e) {
            LOGGER.atError().addKeyValue("reference", reference).setCause(e).log("what was remembered is unreadable");
            return Optional.empty();
        }
    }
}
