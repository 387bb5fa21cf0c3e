package io.vendflow.operations.http;

import io.vendflow.http.Allowances;
import io.vendflow.http.Bearers;
import io.vendflow.operations.Operations;
import io.vendflow.operations.Operator;
import io.vendflow.operations.Operators;
import io.vendflow.operations.Reply;
import io.vendflow.operations.UnavailableException;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Tracing;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Commands come as JSON with a bearer token that names the operator; answers are JSON with words for people. */
@RestController
@RequestMapping(path = "/operations/sales/{reference}", produces = MediaType.APPLICATION_JSON_VALUE)
class OperationsEndpoint {

    private static final Logger LOGGER = LoggerFactory.getLogger(OperationsEndpoint.class);

    /** Commands of nobody that an address may try in a minute. */
    private static final int GUESSES = 20;

    private final Operations operations;
    private final Operators operators;
    private final CommandTraces traces;
    private final Allowances guesses = new Allowances(GUESSES, Duration.ofMinutes(1));
    private final JsonMapper json = JsonMapper.shared();

    OperationsEndpoint(Operations operations, Operators operators, Tracing tracing) {
        this.traces = new CommandTraces(tracing);
        this.operations = operations;
        this.operators = operators;
    }

    @GetMapping("/story")
    ResponseEntity<String> story(@PathVariable String reference, HttpServletRequest request) {
        return by(
                request,
                reference,
                call -> operations
                        .story(call.reference())
                        .map(story -> answer(HttpStatus.OK, StoryJson.of(story)))
                        .orElseGet(() ->
                                problem(HttpStatus.NOT_FOUND, "UNKNOWN_SALE", "the log knows no sale " + reference)));
    }

    @PostMapping("/refund")
    ResponseEntity<String> refund(@PathVariable String reference, HttpServletRequest request) {
        return by(request, reference, call -> {
            CommandBody command = CommandBody.read(request, "amount", "reason", "request");
            return reply(operations.refund(
                    call.reference(),
                    call.operator(),
                    command.reason(),
                    command.optionalAmount("amount"),
                    command.optionalText("request")));
        });
    }

    @PostMapping("/release")
    ResponseEntity<String> release(@PathVariable String reference, HttpServletRequest request) {
        return by(request, reference, call -> {
            CommandBody command = CommandBody.read(request, "reason", "force");
            return reply(
                    operations.release(call.reference(), call.operator(), command.reason(), command.isSet("force")));
        });
    }

    @PostMapping("/resolve")
    ResponseEntity<String> resolve(@PathVariable String reference, HttpServletRequest request) {
        return by(request, reference, call -> {
            CommandBody command = CommandBody.read(request, "outcome", "dispensed", "reason");
            return reply(operations.resolve(
                    call.reference(), call.operator(), command.reason(), command.outcome(), command.dispensed()));
        });
    }

    private record Call(Operator operator, PaymentReference reference) {}

    /** Who it is comes first: of whom we do not know nothing is read, and who guesses has to wait. */
    private ResponseEntity<String> by(
            HttpServletRequest request, String reference, Function<Call, ResponseEntity<String>> then) {
        String address = request.getRemoteAddr();
        if (!guesses.has(address)) {
            return tooMany();
        }
        String token = Bearers.tokenOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        Operator operator = operators.withToken(token).orElse(null);
        if (operator == null) {
            guesses.take(address);
            return unauthorized();
        }
        try {
            return answer(request, new Call(operator, new PaymentReference(reference)), then);
        } catch (IllegalArgumentException e) {
            return problem(HttpStatus.BAD_REQUEST, "INVALID", String.valueOf(e.getMessage()));
        } catch (UnavailableException e) {
            LOGGER.atWarn().addKeyValue("reference", reference).setCause(e).log("an operator's command has to wait");
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", String.valueOf(e.getMessage()));
        }
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request, Call call, Function<Call, ResponseEntity<String>> then) {
        String command =
                request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/'));
        try (Handling handling = traces.begin(
                call.reference(),
                request.getMethod(),
                "/operations/sales/{reference}" + command,
                request.getHeader(Traceparent.HEADER))) {
            ResponseEntity<String> answer = then.apply(call);
            handling.with("http.response.status_code", answer.getStatusCode().value());
            return answer;
        }
    }

    private ResponseEntity<String> tooMany() {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(guesses.retryAfterSeconds()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(Map.of(
                        "code", "TOO_MANY_GUESSES", "message", "too many commands without a token that is valid")));
    }

    private ResponseEntity<String> unauthorized() {
        String message = operators.isEmpty()
                ? "this service knows no operators: set OPERATOR_TOKENS_FILE"
                : "an operator's token is needed: Authorization: Bearer ...";
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"operations\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(Map.of("code", "UNAUTHORIZED", "message", message)));
    }

    private ResponseEntity<String> reply(Reply reply) {
        return switch (reply) {
            case Reply.Accepted(String eventId, boolean repeated, String message) ->
                answer(
                        HttpStatus.ACCEPTED,
                        json.writeValueAsString(Map.of("eventId", eventId, "repeated", repeated, "message", message)));
            case Reply.Unknown(String message) -> problem(HttpStatus.NOT_FOUND, "UNKNOWN_SALE", message);
            case Reply.Refused(String code, String message) -> problem(HttpStatus.CONFLICT, code, message);
        };
    }

    private ResponseEntity<String> problem(HttpStatus status, String code, String message) {
        return answer(status, json.writeValueAsString(Map.of("code", code, "message", message)));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
