package io.vendflow.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.stub.Outcomes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private final Classification classification = new Classification(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void everyTwoHundredIsDone(int status) {
        assertThat(Outcomes.done(classify(Operation.CAPTURE, status, "yes"))).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 405, 409, 410, 415, 422})
    void otherFourHundredsAreRefused(int status) {
        assertThat(Outcomes.refused(classify(Operation.CAPTURE, status, "{}")).httpStatus())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "302, UNREADABLE_ANSWER",
        "401, NOT_AUTHORIZED",
        "403, NOT_AUTHORIZED",
        "408, TIMEOUT",
        "423, LOCKED",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, SERVER_ERROR",
        "504, SERVER_ERROR"
    })
    void whatMayPassIsUnknown(int status, Cause cause) {
        assertThat(Outcomes.unknown(classify(Operation.CAPTURE, status, "{}")).cause())
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({"400, 6160", "409, 6250", "400, 6280", "423, 6250", "500, 6280"})
    void codesOfWorkUnderWayAreLockedWhateverTheStatus(int status, String code) {
        assertThat(Outcomes.unknown(classify(Operation.CANCEL, status, problem(code)))
                        .cause())
                .isEqualTo(Cause.LOCKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"RECEIPT_POST", "RECEIPT_GET", "CATEGORY_PUT", "IMAGE_POST"})
    void aMissingProductRefusesWhatASaleCanDoWithoutButWrongKeysDoNot(Operation operation) {
        assertThat(Outcomes.refused(classify(operation, 403, "{}")).httpStatus())
                .isEqualTo(403);
        assertThat(Outcomes.unknown(classify(operation, 401, "{}")).cause()).isEqualTo(Cause.NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void noTokenIsNeverAVerdictOnWhatWasAsked(int status) {
        assertThat(Outcomes.unknown(classify(Operation.TOKEN, status, "{}")).cause())
                .isEqualTo(Cause.NOT_AUTHORIZED);
    }

    @Test
    void anAnswerThatCannotBeReadIsUnknown() {
        VippsOutcome<String> outcome = classification.classify(
                Operation.GET, answered(200, "<html>"), body -> Json.text(Json.parse(body), "x"));
        assertThat(Outcomes.unknown(outcome).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void anAnswerThatBrokeOffIsUnknownEvenIfItWouldParse() {
        Reply reply = new Reply.Answered(200, null, new Reply.Body("{}", false));
        assertThat(Outcomes.unknown(classification.classify(Operation.GET, reply, body -> body))
                        .cause())
                .isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void aRefusalThatBrokeOffIsStillOne() {
        Reply reply = new Reply.Answered(404, null, new Reply.Body("{\"title\":\"Not", false));
        assertThat(Outcomes.refused(classification.classify(Operation.GET, reply, body -> body))
                        .httpStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT7S",
                "0 | PT0S",
                "999999 | PT1H",
                "Mon, 23 Nov 2026 10:00:30 GMT | PT30S",
                "Mon, 23 Nov 2026 09:00:00 GMT | PT0S",
                "soon |",
                "-5 |",
                "'' |"
            })
    void retryAfterIsSecondsOrADate(String header, Duration expected) {
        Reply reply = new Reply.Answered(429, header, new Reply.Body("", true));
        Uncertainty uncertainty = Outcomes.unknown(classification.classify(Operation.GET, reply, body -> body));
        assertThat(uncertainty.retryAfter()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("errorShapes")
    void readsErrorsInEveryShapeTheyComeIn(String body, String code, String title, String detail) {
        Refusal refusal = Outcomes.refused(classify(Operation.CAPTURE, 400, body));
        assertThat(refusal).isEqualTo(new Refusal(400, code, title, detail));
    }

    static Stream<Arguments> errorShapes() {
        return Stream.of(
                Arguments.of(problem("6080"), "6080", "Cannot capture", "Not reserved; traceId 00-1-2-01"),
                Arguments.of("""
                        {"title":"T","status":"400","extraDetails":[{"name":"errorcode","reason":6090}]}""", "6090", "T", ""),
                Arguments.of("""
                        {"title":"Bad Request","extraDetails":[{"name":"reference","reason":"must match"}]}""", null, "Bad Request", "reference: must match"),
                Arguments.of("""
                        {"title":"Invalid","detail":"D","invalidParams":[{"name":"orderLines","reason":"tax"}]}""", null, "Invalid", "D; orderLines: tax"),
                Arguments.of("{\"statusCode\":400,\"message\":\"no key\"}", null, "no key", ""),
                Arguments.of("""
                        {"ResponseInfo":{"ResponseCode":"77","ResponseMessage":"Unauthorized"}}""", null, "Unauthorized", "77"),
                Arguments.of("""
                        {"errorInfo":{"errorCode":"35","errorGroup":"Payment","errorMessage":"Order missing"}}""", null, "Order missing", "35"),
                Arguments.of("""
                        [{"errorCode":"35","errorGroup":"Payment","errorMessage":"Order missing"},{"x":1}]""", null, "Order missing", "35"),
                Arguments.of("{\"error\":\"invalid_client\"}", null, "invalid_client", ""),
                Arguments.of("{\"title\":{\"odd\":1},\"extraDetails\":\"odd\"}", null, "HTTP 400", ""),
                Arguments.of("{\"title\":null,\"extraDetails\":[null,7]}", null, "HTTP 400", ""),
                Arguments.of("[]", null, "HTTP 400", ""),
                Arguments.of("\"just text\"", null, "HTTP 400", "just text"),
                Arguments.of("<html>\n<h1>Bad\tGateway</h1>", null, "HTTP 400", "<html> <h1>Bad Gateway</h1>"),
                Arguments.of("", null, "HTTP 400", ""),
                Arguments.of("null", null, "HTTP 400", ""),
                Arguments.of("x".repeat(5000), null, "HTTP 400", "x".repeat(600)));
    }

    private static String problem(String code) {
        return """
                {"type":"https://httpstatuses.io/400","title":"Cannot capture","detail":"Not reserved","status":400,
                 "traceId":"00-1-2-01","extraDetails":[{"name":"ErrorCode","reason":"%s"}]}""".formatted(code);
    }

    private VippsOutcome<String> classify(Operation operation, int status, String body) {
        return classification.classify(operation, answered(status, body), text -> text);
    }

    private static Reply answered(int status, String body) {
        return new Reply.Answered(status, null, new Reply.Body(body, true));
    }
}
