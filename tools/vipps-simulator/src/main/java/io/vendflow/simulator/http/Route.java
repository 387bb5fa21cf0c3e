package io.vendflow.simulator.http;

/**
 * Which calls a handler gets. Variables in the path stand in braces: {@code /payments/{reference}}.
 *
 * @param largestBody of a request that is read, in bytes
 */
public record Route(Method method, String path, Handler handler, int largestBody) {

    /** More than any request but the few that say so needs, in bytes. */
    private static final int LARGEST_BODY = 256 * 1024;

    private Route(Method method, String path, Handler handler) {
        this(method, path, handler, LARGEST_BODY);
    }

    /** The methods that the simulator serves. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    public static Route get(String path, Handler handler) {
        return new Route(Method.GET, path, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route(Method.POST, path, handler);
    }

    /** This route for larger or smaller bodies, in bytes. */
    public Route withLargestBody(int bytes) {
        return new Route(method, path, handler, bytes);
    }

    public static Route put(String path, Handler handler) {
        return new Route(Method.PUT, path, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(Method.DELETE, path, handler);
    }
}
