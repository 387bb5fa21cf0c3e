package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was posted to us, not yet believed.
 *
 * @param merchantSerialNumber from the path
 * @param headers by lower-case name; only those that {@link #HEADERS} names
 * @param body the bytes as they came
 */
public record Delivery(MerchantSerialNumber merchantSerialNumber, Map<String, String> headers, ByteBuffer body) {

    /** The headers of a delivery that mean something (facts sheet 3.4). */
    public static final List<String> HEADERS =
            List.of("x-ms-date", "x-ms-content-sha256", "authorization", "webhook-id", "content-type", "user-agent");

    public Delivery {
        headers = Map.copyOf(headers);
        body = body.asReadOnlyBuffer();
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    byte[] bytes() {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return bytes;
    }
}
