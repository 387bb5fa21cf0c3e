package io.vendflow.simulator.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of Vipps' OpenAPI files, read from beside the checkout. */
final class Description {

    /** Seen from the module's folder, where Maven runs tests. */
    static final Path FOLDER = Path.of("..", "..", "..", "shared", "vipps", "openapi");

    private final OpenApiInteractionValidator validator;

    Description(String file) {
        validator = OpenApiInteractionValidator.createForSpecificationUrl(FOLDER.resolve(file)
                        .toAbsolutePath()
                        .normalize()
                        .toUri()
                        .toString())
                .build();
    }

    static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    /** What is wrong with a request, in the validator's words. */
    List<String> complaintsAboutRequest(Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), exchange.path())
                .withBody(bodyOrNothing(exchange.requestBody()));
        exchange.requestHeaders().forEach(request::withHeader);
        for (String pair : exchange.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                request.withQueryParam(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return complaints(validator.validateRequest(request.build()), exchange);
    }

    /** What is wrong with an answer, in the validator's words. */
    List<String> complaintsAboutResponse(Exchange exchange) {
        SimpleResponse.Builder response =
                new SimpleResponse.Builder(exchange.status()).withBody(bodyOrNothing(exchange.responseBody()));
        for (Map.Entry<String, List<String>> header : exchange.responseHeaders().entrySet()) {
            response.withHeader(header.getKey(), header.getValue());
        }
        return complaints(
                validator.validateResponse(
                        exchange.path(), Request.Method.valueOf(exchange.method()), response.build()),
                exchange);
    }

    private static String bodyOrNothing(String body) {
        return body;
    }

    private static List<String> complaints(ValidationReport report, Exchange exchange) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> exchange.method() + " " + exchange.path() + " " + exchange.status() + ": "
                        + message.getKey() + " " + message.getMessage())
                .toList();
    }
}
