package io.vendflow.simulator.contract;

import java.util.List;
import java.util.Map;

/** One request and its answer, as they went over the wire. */
record Exchange(
        String method,
        String path,
        String query,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, List<String>> responseHeaders,
        String responseBody) {

    Exchange answering(String otherBody) {
        return new Exchange(method, path, query, requestHeaders, requestBody, status, responseHeaders, otherBody);
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status + " " + responseBody;
    }
}
