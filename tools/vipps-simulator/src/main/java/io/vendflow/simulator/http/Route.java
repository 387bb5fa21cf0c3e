package io.vendflow.simulator.http;

/** Which calls a handler gets. Variables in the path stand in braces: {@code /payments/{reference}}. */
public record Route(Method method, String path, Handler handler) {

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

    public static Route put(String path, Handler handler) {
        return new Route(Method.PUT, path, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(Method.DELETE, path, handler);
    }
}
