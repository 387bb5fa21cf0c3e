package io.vendflow.vipps.call;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.http.AnswerReader;
import io.vendflow.vipps.http.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One call, complete enough to be repeated to the byte.
 *
 * @param method of HTTP
 * @param path encoded, beginning with a slash
 * @param body JSON, or null
 * @param key null where the API takes none
 * @param reader understands the answer when Vipps did it
 */
public record Call<T>(
        Operation operation,
        MerchantSerialNumber msn,
        String method,
        String path,
        @Nullable String body,
        @Nullable IdempotencyKey key,
        AnswerReader<T> reader) {

    public static <T> Call<T> get(Operation operation, MerchantSerialNumber msn, String path, AnswerReader<T> reader) {
        return new Call<>(operation, msn, "GET", path, null, null, reader);
    }

    /** Encodes one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
