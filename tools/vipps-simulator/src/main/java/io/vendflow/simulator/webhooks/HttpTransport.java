package io.vendflow.simulator.webhooks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts webhooks, signed anew for each attempt. Redirects count as refusals. */
final class HttpTransport implements Transport {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpTransport.class);

    /** How long a receiver has to answer (facts sheet 3.6). */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Clock clock;
    private final Duration timeout;
    private final HttpClient client;

    /** @param clock the receiver's: receivers refuse dates that are far from their own time */
    HttpTransport(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public boolean send(Registration registration, byte[] body) {
        Signature signature = Signature.of(body, registration.url(), registration.secret(), clock.instant());
        HttpRequest request = HttpRequest.newBuilder(registration.url())
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Vipps MobilePay/1.0 Webhooks/1.0")
                .header("Webhook-Id", registration.id())
                .header("x-ms-date", signature.date())
                .header("x-ms-content-sha256", signature.contentHash())
                .header("Authorization", signature.authorization())
                .header("X-Vipps-Authorization", signature.authorization())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOGGER.warn("{} answered a webhook with {}", registration.url(), status);
            }
            return status / 100 == 2;
        } catch (IOException e) {
            LOGGER.warn("{} did not take a webhook: {}", registration.url(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
