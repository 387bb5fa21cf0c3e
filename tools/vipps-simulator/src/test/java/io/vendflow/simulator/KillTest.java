package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, killed in the middle of its work. */
class KillTest {

    private static final int ENOUGH = 200;
    private static final int CALLERS = 8;

    @TempDir
    private Path directory;

    @Test
    void nothingThatWasAcknowledgedIsLostWhenItIsKilled() throws IOException, InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        Process process = launch();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            String baseUrl = baseUrlOf(process);
            for (int i = 0; i < CALLERS; i++) {
                String machine = "VM000" + i;
                callers.execute(() -> sellUntilItIsGone(Caller.merchantAt(baseUrl, ""), machine, acknowledged, enough));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
        } finally {
            process.destroyForcibly();
        }
        try (VippsSimulator restarted =
                VippsSimulator.start(SimulatorSettings.forTests().withDataDirectory(directory))) {
            List<String> lost = acknowledged.stream()
                    .filter(reference -> restarted
                            .payment(reference)
                            .filter(payment -> payment.captured() == 2500)
                            .isEmpty())
                    .toList();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
            assertThat(lost).isEmpty();
        }
    }

    private static void sellUntilItIsGone(
            Caller merchant, String machine, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (int sale = 1000; ; sale++) {
                String reference = machine + "-" + sale;
                String path = "/epayment/v1/payments";
                merchant.key("create-" + reference).sendOrFail("POST", path, Bodies.create(reference, 2500));
                merchant.sendOrFail("POST", "/epayment/v1/test/payments/" + reference + "/approve", "");
                Caller.Reply captured = merchant.key("capture-" + reference)
                        .sendOrFail("POST", path + "/" + reference + "/capture", Bodies.amount(2500));
                if (captured.status() == 200) {
                    acknowledged.add(reference);
                    enough.countDown();
                }
            }
        } catch (IOException killed) {
            enough.countDown();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorApplication.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SIMULATOR_PORT", "0");
        builder.environment().put("SIMULATOR_DATA_DIR", directory.toString());
        return builder.start();
    }

    private static String baseUrlOf(Process process) {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains("http://")) {
                    return line.substring(line.indexOf("http://"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the simulator did not say where it is");
    }
}
