package io.vendflow.commands.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SaleCommandsTest {

    private static final String ACCEPTED =
            "{\"eventId\":\"e-1\",\"repeated\":false,\"message\":\"1000 minor units are given back\"}";

    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    private HttpServer server;
    private int status = 202;
    private String answer = ACCEPTED;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        environment.put(
                "VENDFLOW_OPERATIONS_URL",
                "http://127.0.0.1:" + server.getAddress().getPort());
        environment.put("VENDFLOW_OPERATOR_TOKEN", "a-token-of-anna");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForARefundInTheOperatorsName() {
        assertThat(call("refund", "VM0042-7F3K9Q", "--amount", "1000", "--reason", "was warm"))
                .isZero();

        assertThat(asked)
                .containsExactly("POST /operations/sales/VM0042-7F3K9Q/refund Bearer a-token-of-anna"
                        + " {\"reason\":\"was warm\",\"amount\":1000}");
        assertThat(out.toString()).contains("1000 minor units are given back (event e-1)");
    }

    @Test
    void leavesOutWhatWasNotSaid() {
        call("refund", "VM0042-7F3K9Q", "--reason", "x");
        call("release", "VM0042-7F3K9Q", "--reason", "x", "--force");
        call("resolve", "VM0042-7F3K9Q", "--reason", "x", "--outcome", "PARTIAL", "--dispensed", "A3=1");

        assertThat(asked.get(0)).endsWith(" {\"reason\":\"x\"}");
        assertThat(asked.get(1)).contains("/release ").endsWith(" {\"reason\":\"x\",\"force\":true}");
        assertThat(asked.get(2))
                .contains("/resolve ")
                .endsWith("\"outcome\":\"PARTIAL\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}]}");
    }

    @Test
    void saysWhyItWasRefused() {
        status = 409;
        answer = "{\"code\":\"NOT_CAPTURED\",\"message\":\"nothing is captured: release it instead\"}";

        assertThat(call("refund", "VM0042-7F3K9Q", "--reason", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("NOT_CAPTURED: nothing is captured: release it instead");
    }

    @Test
    void saysThatACommandWasGivenBefore() {
        answer = answer.replace("false", "true");

        call("refund", "VM0042-7F3K9Q", "--reason", "x");

        assertThat(out.toString()).startsWith("as before: ");
    }

    @Test
    void wantsAReason() {
        assertThat(call("refund", "VM0042-7F3K9Q")).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void readsTheTokenOfTheOneWhoIsNamed() throws IOException {
        environment.put(
                "OPERATOR_TOKENS_FILE",
                Files.writeString(folder.resolve("operators"), "# us\nanna:token-of-anna\nbob:token-of-bob\n")
                        .toString());

        call("refund", "VM0042-7F3K9Q", "--reason", "x", "--as", "bob");
        environment.remove("VENDFLOW_OPERATOR_TOKEN");
        call("refund", "VM0042-7F3K9Q", "--reason", "x");

        assertThat(asked.get(0)).contains("Bearer token-of-bob");
        assertThat(asked.get(1)).contains("Bearer token-of-anna");
        assertThat(call("refund", "VM0042-7F3K9Q", "--reason", "x", "--as", "carl"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no operator called carl").doesNotContain("token-of");
    }

    @Test
    void saysWhereATokenIsLookedFor() {
        environment.remove("VENDFLOW_OPERATOR_TOKEN");
        environment.put("OPERATOR_TOKENS_FILE", folder.resolve("none").toString());

        assertThat(call("story", "VM0042-7F3K9Q")).isEqualTo(1);
        assertThat(err.toString()).contains("VENDFLOW_OPERATOR_TOKEN", folder.resolve("none") + " cannot be read");
    }

    @Test
    void saysWhoDoesNotAnswer() {
        server.stop(0);

        assertThat(call("story", "VM0042-7F3K9Q")).isEqualTo(1);
        assertThat(err.toString()).contains("capture-service does not answer at", "VENDFLOW_OPERATIONS_URL");
    }

    @Test
    void tellsAStoryWithWhatCausedWhat() {
        status = 200;
        answer = """
                {"reference":"VM0042-7F3K9Q","amount":2500,"currency":"NOK","merchantSerialNumber":"123456",
                 "captureMode":"AFTER_VEND","lines":[{"slot":"A3","name":"Cola","quantity":1,"unitPrice":2500}],
                 "standing":{"captured":2500},
                 "events":[{"at":"2026-11-23T10:00:00.123Z","event":"ReceiptAttached","id":"r","causationId":"inbox/0/7",
                            "producer":"receipt-service","details":{"lines":[{"name":"Cola","quantity":1}]}},
                           {"at":"2026-11-23T10:00:01Z","event":"Captured","id":"c","causationId":"r",
                            "producer":"capture-service","details":{"amount":2500}}]}""";

        assertThat(call("story", "VM0042-7F3K9Q")).isZero();

        assertThat(out.toString())
                .contains("VM0042-7F3K9Q  2500 NOK for merchant 123456", "1 x Cola (A3) at 2500")
                .containsPattern("10:00:00.123 +ReceiptAttached +receipt-service +because of inbox/0/7")
                .contains("lines [1 x Cola]")
                .containsPattern("10:00:01 +Captured +capture-service +because of ReceiptAttached")
                .contains("amount 2500");
    }

    private int call(String... arguments) {
        Terminal terminal =
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC());
        return new CommandLine(new Root())
                .addSubcommand(new StoryCommand(terminal))
                .addSubcommand(new RefundCommand(terminal))
                .addSubcommand(new ReleaseCommand(terminal))
                .addSubcommand(new ResolveCommand(terminal))
                .setErr(terminal.err())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof CommandFailedException failed) {
                        terminal.err().println(failed.getMessage());
                        return failed.exitCode();
                    }
                    throw exception;
                })
                .execute(arguments);
    }

    @CommandLine.Command(name = "test")
    private static final class Root {}

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("Authorization") + " " + body)
                    .strip());
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
