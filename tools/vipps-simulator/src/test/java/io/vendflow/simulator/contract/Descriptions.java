package io.vendflow.simulator.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Vipps' OpenAPI files, read from beside the checkout. */
final class Descriptions {

    /** Seen from the module's folder, where Maven runs tests. */
    private static final Path FOLDER = Path.of("..", "..", "..", "shared", "vipps", "openapi");

    private final Map<String, OpenApiInteractionValidator> byPrefix = Map.of(
            "/accesstoken/", validator("access-token.2026-04.yaml"),
            "/epayment/", validator("epayment.2026-04.yaml"),
            "/webhooks/", validator("webhooks.2026-04.yaml"),
            "/order-management/", validator("order-management.HEAD.yaml"),
            "/settlement/", validator("report.2023-12.yaml"),
            "/report/", validator("report.2023-12.yaml"));

    static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    /** What is wrong with the request and with the answer, in the validator's words. */
    List<String> complaintsAbout(Exchange exchange) {
        OpenApiInteractionValidator validator = byPrefix.entrySet().stream()
                .filter(entry -> exchange.path().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no description has " + exchange.path()));
        return complaintsAbout(exchange, validator);
    }

    /** The same with a description of one's own. */
    static List<String> complaintsAbout(Exchange exchange, OpenApiInteractionValidator validator) {
        return Stream.of(
                        validator.validateRequest(requestOf(exchange)),
                        validator.validateResponse(
                                exchange.path(), Request.Method.valueOf(exchange.method()), responseOf(exchange)))
                .flatMap(report -> report.getMessages().stream())
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> Arrays.stream(Known.values())
                        .noneMatch(known -> known.explains(exchange.path(), message.getKey(), message.getMessage())))
                .map(message -> exchange + ": " + message.getKey() + " " + message.getMessage())
                .toList();
    }

    private static Request requestOf(Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), exchange.path());
        exchange.requestHeaders().forEach(request::withHeader);
        for (String pair : exchange.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                request.withQueryParam(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        if (!exchange.requestBody().isEmpty()) {
            request.withBody(exchange.requestBody());
        }
        return request.build();
    }

    private static SimpleResponse responseOf(Exchange exchange) {
        SimpleResponse.Builder response = new SimpleResponse.Builder(exchange.status());
        exchange.responseHeaders().forEach(response::withHeader);
        if (!exchange.responseBody().isEmpty()) {
            response.withBody(exchange.responseBody());
        }
        return response.build();
    }

    private static OpenApiInteractionValidator validator(String file) {
        return OpenApiInteractionValidator.createForSpecificationUrl(FOLDER.resolve(file)
                        .toAbsolutePath()
                        .normalize()
                        .toUri()
                        .toString())
                .build();
    }
}
