package io.vendflow.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.gateway.Display;
import io.vendflow.gateway.MachineMessage;
import io.vendflow.gateway.MachineMessage.Presence;
import io.vendflow.gateway.MachineMessage.SaleRequest;
import io.vendflow.gateway.MachineMessage.Unusable;
import io.vendflow.gateway.MachineMessage.VendReport;
import io.vendflow.sale.Sale;
import io.vendflow.sale.VendOutcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMessageReaderTest {

    private static final String SALE = """
            {"saleId":"7F3K9Q","currency":"NOK","display":{"format":"PNG","size":300},
             "lines":[{"slot":"A3","sku":"COLA05","name":"Cola 0.5 l","quantity":1,"unitPrice":2500,"taxRate":1500}]}""";

    private final JsonMessageReader reader = new JsonMessageReader();

    @Test
    void readsASaleAndIgnoresFieldsItDoesNotKnow() {
        MachineMessage message = read("sale", SALE.replace("{\"saleId\"", "{\"mood\":\"good\",\"saleId\""));
        assertThat(message).isInstanceOfSatisfying(SaleRequest.class, sale -> {
            assertThat(sale.saleId()).hasToString("7F3K9Q");
            assertThat(Sale.totalOf(sale.lines())).isEqualTo(2500);
        });
    }

    @Test
    void drawsAPngOf300WhenNothingIsSaidAboutTheDisplay() {
        MachineMessage message = read("sale", SALE.replace("\"display\":{\"format\":\"PNG\",\"size\":300},", ""));
        assertThat(message)
                .isInstanceOfSatisfying(
                        SaleRequest.class, sale -> assertThat(sale.display()).isEqualTo(Display.DEFAULT));
    }

    @Test
    void readsAReportAndAPresence() {
        assertThat(read("vend", "{\"saleId\":\"7F3K9Q\",\"outcome\":\"FAILED\",\"reason\":\"JAM\"}"))
                .isInstanceOfSatisfying(VendReport.class, report -> {
                    assertThat(report.outcome()).isEqualTo(VendOutcome.FAILED);
                    assertThat(report.reason()).isEqualTo("JAM");
                });
        assertThat(read("presence", "{\"online\":false}")).isEqualTo(new Presence(false, "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"unitPrice\":2500 | \"unitPrice\":-1 | INVALID_FIELD | lines[0].unitPrice must be from 0",
                "\"unitPrice\":2500 | \"unitPrice\":25.5 | INVALID_FIELD | lines[0].unitPrice must be a whole number, not 25.5",
                "\"unitPrice\":2500 | \"unitPrice\":2500.0 | INVALID_FIELD | lines[0].unitPrice must be a whole number",
                "\"unitPrice\":2500 | \"unitPrice\":\"2500\" | INVALID_FIELD | lines[0].unitPrice must be a whole number",
                "\"unitPrice\":2500 | \"unitPrice\":1e999999 | INVALID_FIELD | lines[0].unitPrice must be a whole number",
                "\"unitPrice\":2500 | \"unitPrice\":99999999999999999999 | INVALID_FIELD | lines[0].unitPrice must be from",
                "\"unitPrice\":2500 | \"unitPrice\":65000001 | INVALID_FIELD | lines[0].unitPrice must be from",
                "\"quantity\":1,\"unitPrice\":2500 | \"quantity\":2,\"unitPrice\":65000000 | AMOUNT_TOO_LARGE | 130000000",
                "\"unitPrice\":2500 | \"unitPrice\":99 | AMOUNT_TOO_SMALL | at least 100",
                "\"quantity\":1 | \"quantity\":0 | INVALID_FIELD | lines[0].quantity",
                "\"taxRate\":1500 | \"taxRate\":10001 | INVALID_FIELD | lines[0].taxRate",
                "\"currency\":\"NOK\" | \"currency\":\"SEK\" | INVALID_FIELD | currency must be one of [NOK, DKK, EUR]",
                "\"currency\":\"NOK\", | '' | MISSING_FIELD | currency is missing",
                "\"slot\":\"A3\", | '' | MISSING_FIELD | lines[0].slot is missing",
                "\"size\":300 | \"size\":99 | INVALID_FIELD | display.size must be from 100 to 1000",
                "\"format\":\"PNG\" | \"format\":\"GIF\" | INVALID_FIELD | display.format must be one of",
                "\"7F3K9Q\" | \"a-b-c\" | INVALID_FIELD | saleId must be 4 to 26",
                "\"7F3K9Q\" | 42 | INVALID_FIELD | saleId must be text",
                "\"7F3K9Q\", | \"7F3K9Q\",\"saleId\":\"OTHER1\", | NOT_JSON | not JSON",
            })
    void saysWhereAndWhatIsWrong(String find, String replace, String code, String words) {
        assertThat(read("sale", SALE.replace(find, replace))).isInstanceOfSatisfying(Unusable.class, unusable -> {
            assertThat(unusable.code()).isEqualTo(code);
            assertThat(unusable.message()).contains(words);
        });
    }

    @Test
    void refusesAPayloadThatIsTooLarge() {
        assertThat(read("sale", " ".repeat(20_000)))
                .isInstanceOfSatisfying(
                        Unusable.class, unusable -> assertThat(unusable.code()).isEqualTo("TOO_LARGE"));
    }

    @ParameterizedTest
    @CsvSource({"''", "null", "[]", "42", "'{'", "'\"text\"'"})
    void refusesWhatIsNotAnObject(String payload) {
        assertThat(read("sale", payload))
                .isInstanceOfSatisfying(
                        Unusable.class, unusable -> assertThat(unusable.code()).isEqualTo("NOT_JSON"));
    }

    private MachineMessage read(String channel, String payload) {
        return reader.read("vending/v1/up/VM0042/" + channel, payload.getBytes(StandardCharsets.UTF_8));
    }
}
