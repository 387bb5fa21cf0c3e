package io.vendflow.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of our OpenAPI descriptions, held against what really went over HTTP. Thread safe.
 *
 * <p>A request that was answered with success must be as described, every answer must be, and in the end every answer that is
 * described must have been seen: {@link #seen} and {@link #described} are compared by the test.
 */
public final class HttpContract {

    private static final int METHOD_NOT_ALLOWED = 405;

    private final OpenAPI description;
    private final OpenApiInteractionValidator validator;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private HttpContract(OpenAPI description) {
        this.description = description;
        this.validator = OpenApiInteractionValidator.createFor(description).build();
    }

    /**
     * @param file in docs/openapi
     * @throws IllegalArgumentException when it is not there or no OpenAPI
     */
    public static HttpContract of(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/openapi").resolve(file))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalArgumentException(
                    "no docs/openapi/" + file + " above " + Path.of("").toAbsolutePath());
        }
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        var parsed = new OpenAPIV3Parser()
                .readLocation(
                        folder.resolve("docs/openapi").resolve(file).toUri().toString(), null, options);
        if (parsed.getOpenAPI() == null || !parsed.getMessages().isEmpty()) {
            throw new IllegalArgumentException(file + ": " + parsed.getMessages());
        }
        return new HttpContract(parsed.getOpenAPI());
    }

    /** What went over HTTP; bodies are empty when there were none. */
    public record Exchange(
            String method,
            String path,
            Map<String, String> requestHeaders,
            String requestBody,
            int status,
            Map<String, String> responseHeaders,
            String responseBody) {}

    /** What is not as described, in words; nothing when all is. */
    public List<String> complaints(Exchange exchange) {
        Map.Entry<HttpMethod, Operation> described = describedFor(exchange);
        if (described == null) {
            return List.of(exchange.method() + " " + exchange.path() + " is not described");
        }
        ApiResponse response = described.getValue().getResponses().get(String.valueOf(exchange.status()));
        seen.add(described.getKey() + " " + templateOf(exchange) + " " + exchange.status());
        List<String> complaints = new ArrayList<>();
        if (exchange.status() < 400) {
            complaints.addAll(errors(validator.validateRequest(requestOf(exchange))));
        }
        complaints.addAll(errors(validator.validateResponse(
                exchange.path(), Request.Method.valueOf(described.getKey().name()), responseOf(exchange))));
        if (response != null) {
            complaints.addAll(ofText(exchange, response));
        }
        return complaints;
    }

    /** Every answer that came: method, path as described, status. */
    public Set<String> seen() {
        return new TreeSet<>(seen);
    }

    /** Every answer that is described, and so has to come. */
    public Set<String> described() {
        Set<String> answers = new TreeSet<>();
        description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operation
                                .getResponses()
                                .keySet()
                                .forEach(status -> answers.add(method + " " + path + " " + status))));
        return answers;
    }

    /** Every word that an answer in plain text can be, without its line feed. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (PathItem path : description.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                operation
                        .getResponses()
                        .values()
                        .forEach(response -> textsOf(response).forEach(text -> words.add(text.strip())));
            }
        }
        return words;
    }

    private static List<String> textsOf(ApiResponse response) {
        MediaType text =
                response.getContent() == null ? null : response.getContent().get("text/plain");
        Schema<?> schema = text == null ? null : text.getSchema();
        return schema == null || schema.getEnum() == null
                ? List.of()
                : schema.getEnum().stream().map(String::valueOf).toList();
    }

    /** The validator looks into JSON only. */
    private static List<String> ofText(Exchange exchange, ApiResponse response) {
        List<String> texts = textsOf(response);
        if (response.getContent() == null && !exchange.responseBody().isEmpty()) {
            return List.of("a body is not described: " + exchange.responseBody());
        }
        return texts.isEmpty() || texts.contains(exchange.responseBody())
                ? List.of()
                : List.of("not one of " + texts + ": " + exchange.responseBody());
    }

    private static List<String> errors(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getKey() + " " + message.getMessage())
                .toList();
    }

    /**
     * OpenAPI has no place for what answers a method that the path does not have, but beside the methods that it has. So such
     * an answer is held against these, and one of them that is not allowed is none of the described.
     */
    private Map.@Nullable Entry<HttpMethod, Operation> describedFor(Exchange exchange) {
        PathItem path = description.getPaths().get(templateOf(exchange));
        if (path == null) {
            return null;
        }
        Map<HttpMethod, Operation> operations = path.readOperationsMap();
        boolean isThere =
                operations.keySet().stream().anyMatch(each -> each.name().equals(exchange.method()));
        boolean isNotAllowed = exchange.status() == METHOD_NOT_ALLOWED;
        return operations.entrySet().stream()
                .filter(each -> isNotAllowed ? !isThere : each.getKey().name().equals(exchange.method()))
                .findFirst()
                .orElse(null);
    }

    private String templateOf(Exchange exchange) {
        return description.getPaths().keySet().stream()
                .filter(path -> Pattern.matches(path.replaceAll("\\{[^}]+}", "[^/]+"), exchange.path()))
                .findFirst()
                .orElse("");
    }

    private static Request requestOf(Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), exchange.path());
        exchange.requestHeaders().forEach(request::withHeader);
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
}
