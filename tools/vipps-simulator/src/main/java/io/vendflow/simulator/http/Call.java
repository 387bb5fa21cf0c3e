package io.vendflow.simulator.http;

import io.vendflow.simulator.payments.Lag;
import io.vendflow.simulator.payments.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One HTTP request, read whole. */
public final class Call {

    private final String path;
    private final Map<String, String> parameters;
    private final Function<String, Optional<String>> query;
    private final Function<String, Optional<String>> headers;
    private final Body body;
    private final @Nullable Refusal refusal;
    private final @Nullable Lag lag;

    Call(
            String path,
            Map<String, String> parameters,
            Function<String, Optional<String>> query,
            Function<String, Optional<String>> headers,
            byte[] body) {
        this.path = path;
        this.parameters = Map.copyOf(parameters);
        this.query = query;
        this.headers = headers;
        this.body = new Body(body);
        this.refusal = null;
        this.lag = null;
    }

    private Call(Call other, @Nullable Refusal refusal, @Nullable Lag lag) {
        this.path = other.path;
        this.parameters = other.parameters;
        this.query = other.query;
        this.headers = other.headers;
        this.body = other.body;
        this.refusal = refusal;
        this.lag = lag;
    }

    /** This call, to be turned down as a fault wants it. */
    public Call toBeRefused(Refusal ordered) {
        return new Call(this, ordered, lag);
    }

    /** This call, to be answered with sums that are behind. */
    public Call answeredWith(Lag ordered) {
        return new Call(this, refusal, ordered);
    }

    /** The refusal that a fault ordered. */
    public Optional<Refusal> orderedRefusal() {
        return Optional.ofNullable(refusal);
    }

    /** The lag that a fault ordered. */
    public Optional<Lag> orderedLag() {
        return Optional.ofNullable(lag);
    }

    public String path() {
        return path;
    }

    /** A variable of the route's path; empty when the route has none of that name. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    public Optional<String> query(String name) {
        return query.apply(name);
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    public byte[] body() {
        return body.bytes();
    }

    public boolean hasBody() {
        return !body.isEmpty();
    }

    /** The body as a tree, or nothing when it is not one JSON value, or names a field twice. */
    public Optional<JsonNode> json() {
        return body.json();
    }

    /** Equal for bodies that mean the same, whatever the order of their fields and the space between them. */
    public String fingerprint() {
        return body.fingerprint();
    }

    /** A field of a posted HTML form. */
    public Optional<String> formField(String name) {
        for (String pair : new String(body.bytes(), StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                return Optional.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
