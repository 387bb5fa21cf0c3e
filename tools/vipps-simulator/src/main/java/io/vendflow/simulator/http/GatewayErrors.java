package io.vendflow.simulator.http;

import org.jspecify.annotations.Nullable;

/** Answers of the gateway in front of the APIs; it does not speak problem details (facts sheet 2.11). */
public final class GatewayErrors {

    private GatewayErrors() {}

    public static Answer unauthorized(String message) {
        return of(401, message).with("WWW-Authenticate", "Bearer");
    }

    /** What Vipps says about a bad token, helpful or not. */
    public static Answer badToken() {
        return unauthorized("Something went wrong, please try again later");
    }

    public static Answer forbidden(String message) {
        return of(403, message);
    }

    public static Answer notFound() {
        return of(404, "Resource not found");
    }

    /** @param retryAfterSeconds when a call will be let through again */
    public static Answer tooManyRequests(long retryAfterSeconds) {
        return of(429, "Rate limit is exceeded. Try again in " + retryAfterSeconds + " seconds.")
                .with("Retry-After", Long.toString(retryAfterSeconds));
    }

    /** @param retryAfterSeconds null when the gateway does not say how long */
    public static Answer tooManyRequests(@Nullable Integer retryAfterSeconds) {
        return retryAfterSeconds == null
                ? of(429, "Rate limit is exceeded.")
                : tooManyRequests(retryAfterSeconds.longValue());
    }

    /** A page of HTML: what stands before the gateway speaks no JSON. */
    public static Answer badGateway() {
        return Answer.of(502, "text/html", """
                <html><head><title>502 Bad Gateway</title></head>
                <body><center><h1>502 Bad Gateway</h1></center></body></html>
                """);
    }

    private static Answer of(int status, String message) {
        return Answer.json(status, Json.object().put("statusCode", status).put("message", message));
    }
}
