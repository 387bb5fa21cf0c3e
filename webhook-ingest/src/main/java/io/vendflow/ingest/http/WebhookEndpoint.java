package io.vendflow.ingest.http;

import io.vendflow.ingest.Delivery;
import io.vendflow.ingest.ReceiveWebhook;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.WebhookMetrics;
import io.vendflow.sale.MerchantSerialNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the bytes as they come: a body that a framework has parsed and written again no longer fits its signature. */
@RestController
class WebhookEndpoint {

    /** Vipps' webhooks have about 500 bytes; express and profile data may add some thousands. */
    static final int LARGEST_BODY = 64 * 1024;

    private static final int LONGEST_HEADER = 500;

    private final ReceiveWebhook receiveWebhook;
    private final WebhookMetrics metrics;
    private final DoorProperties limits;

    WebhookEndpoint(ReceiveWebhook receiveWebhook, WebhookMetrics metrics, DoorProperties limits) {
        this.limits = limits;
        this.receiveWebhook = receiveWebhook;
        this.metrics = metrics;
    }

    @PostMapping("/webhooks/vipps/{merchantSerialNumber}")
    ResponseEntity<String> receive(@PathVariable String merchantSerialNumber, HttpServletRequest request) {
        if (!merchantSerialNumber.matches("[0-9]{4,10}")
                || !receiveWebhook.isOurs(new MerchantSerialNumber(merchantSerialNumber))) {
            return refuse(Rejection.UNKNOWN_MERCHANT);
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            return refuse(Rejection.TOO_LARGE);
        }
        byte[] body;
        try {
            body = TimedBody.read(request.getInputStream(), LARGEST_BODY, limits.bodyWithin());
        } catch (IOException e) {
            // Too slow, or gone; Tomcat says so in several ways, and where it gave up by itself it takes no word from
            // us.
            metrics.rejected(Rejection.TOO_SLOW);
            return ResponseEntity.status(statusOf(Rejection.TOO_SLOW)).build();
        }
        if (body.length > LARGEST_BODY) {
            return refuse(Rejection.TOO_LARGE);
        }
        Optional<Rejection> rejection = receiveWebhook.receive(new Delivery(
                new MerchantSerialNumber(merchantSerialNumber), headersOf(request), ByteBuffer.wrap(body)));
        return rejection
                .map(reason -> answer(statusOf(reason), reason.word()))
                .orElseGet(() -> ResponseEntity.ok().build());
    }

    private ResponseEntity<String> refuse(Rejection reason) {
        metrics.rejected(reason);
        return answer(statusOf(reason), reason.word());
    }

    private static HttpStatus statusOf(Rejection reason) {
        return switch (reason) {
            case UNKNOWN_MERCHANT, OTHER_PATH -> HttpStatus.NOT_FOUND;
            case OTHER_METHOD -> HttpStatus.METHOD_NOT_ALLOWED;
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NOT_KEPT -> HttpStatus.SERVICE_UNAVAILABLE;
            case HEADER_MISSING,
                    DATE_UNREADABLE,
                    TOO_OLD,
                    TOO_NEW,
                    BODY_CHANGED,
                    AUTHORIZATION_UNREADABLE,
                    NO_SECRET_YET,
                    SIGNATURE_WRONG -> HttpStatus.UNAUTHORIZED;
        };
    }

    private static ResponseEntity<String> answer(HttpStatus status, String word) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(word + "\n");
    }

    private static Map<String, String> headersOf(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Delivery.HEADERS) {
            String value = request.getHeader(name);
            if (value != null && value.length() <= LONGEST_HEADER) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}
