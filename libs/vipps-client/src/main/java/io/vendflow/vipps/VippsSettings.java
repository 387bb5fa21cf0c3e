package io.vendflow.vipps;

import java.net.URI;
import java.time.Duration;

/**
 * Where Vipps is and how long to wait for it.
 *
 * @param baseUrl {@code https://api.vipps.no}, {@code https://apitest.vipps.no} or a simulator; no path of an API in it
 * @param connectTimeout until a connection stands
 * @param requestTimeout from sending until the last byte of the answer; after it the outcome is unknown. Longer means fewer
 *     repeated calls, shorter means that a customer sees sooner that something is wrong
 */
public record VippsSettings(URI baseUrl, Duration connectTimeout, Duration requestTimeout, SystemInfo system) {

    /** @throws IllegalArgumentException when the address is not http(s) or a time-out is not positive */
    public VippsSettings {
        if (baseUrl.getHost() == null || !baseUrl.toString().matches("https?://.*")) {
            throw new IllegalArgumentException("Vipps' base URL must be an http or https address: " + baseUrl);
        }
        if (!connectTimeout.isPositive() || !requestTimeout.isPositive()) {
            throw new IllegalArgumentException("time-outs must be positive");
        }
    }
}
