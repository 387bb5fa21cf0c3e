package io.vendflow.ingest.http;

import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.WebhookMetrics;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Counts what Tomcat refuses by itself, before the door: what is no HTTP, or has too much of a header. */
final class UnreadableRequests extends ValveBase {

    private static final int FIRST_ERROR = 400;

    private final WebhookMetrics metrics;

    UnreadableRequests(WebhookMetrics metrics) {
        super(true);
        this.metrics = metrics;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (response.getStatus() >= FIRST_ERROR && request.getAttribute(Door.SEEN) == null) {
            metrics.rejected(Rejection.UNREADABLE);
        }
    }
}
