package io.vendflow.simulator.http;

/** Answers of the gateway in front of the APIs; it does not speak problem details (facts sheet 2.11). */
public final class GatewayErrors {

    private GatewayErrors() {}

    public static Answer unauthorized(String message) {
        return of(401, message).with("WWW-Authenticate", "Bearer");
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

    private static Answer of(int status, String message) {
        return Answer.json(status, Json.object().put("statusCode", status).put("message", message));
    }
}
