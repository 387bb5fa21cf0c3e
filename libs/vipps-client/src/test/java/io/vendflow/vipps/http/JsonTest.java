package io.vendflow.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"2500", "\"2500\"", "2500.0", "2.5e3", "\" 2500 \""})
    void readsAnAmountHoweverItsNumberIsWritten(String value) throws UnreadableAnswerException {
        assertThat(Json.amount(Json.parse("{\"a\":{\"currency\":\"nok\",\"value\":" + value + "}}"), "a"))
                .isEqualTo(new Amount(2500, Currency.NOK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":null}",
                "{\"a\":2500}",
                "{\"a\":{\"currency\":\"NOK\"}}",
                "{\"a\":{\"value\":2500}}",
                "{\"a\":{\"currency\":\"SEK\",\"value\":2500}}",
                "{\"a\":{\"currency\":\"NOK\",\"value\":-1}}",
                "{\"a\":{\"currency\":\"NOK\",\"value\":25.5}}",
                "{\"a\":{\"currency\":\"NOK\",\"value\":\"1e999999999\"}}",
                "{\"a\":{\"currency\":\"NOK\",\"value\":99999999999999999999}}",
                "{\"a\":{\"currency\":\"NOK\",\"value\":\"much\"}}",
                "{\"a\":{\"currency\":\"NOK\",\"value\":[1]}}"
            })
    void rejectsWhatIsNoAmount(String json) {
        assertThatThrownBy(() -> Json.amount(Json.parse(json), "a")).isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12-31T00:00:00Z, 2022-12-31T00:00:00Z",
        "2023-02-22T12:11:44.5333258Z, 2023-02-22T12:11:44.533325800Z",
        "2026-09-01T07:53:44.812+00:00, 2026-09-01T07:53:44.812Z",
        "2026-09-01T09:53:44+02:00, 2026-09-01T07:53:44Z",
        "2026-09-01T07:53:44.812, 2026-09-01T07:53:44.812Z"
    })
    void readsTimesWithAnyNumberOfDecimals(String time, Instant expected) throws UnreadableAnswerException {
        assertThat(Json.instant(Json.parse("{\"t\":\"" + time + "\"}"), "t")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "{\"a\":1}{", "nonsense"})
    void rejectsWhatIsNoJson(String body) {
        assertThatThrownBy(() -> Json.text(Json.parse(body), "a")).isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void survivesDeepNesting(int depth) {
        assertThatThrownBy(() -> Json.text(Json.parse("[".repeat(depth)), "a"))
                .isInstanceOf(UnreadableAnswerException.class);
    }
}
