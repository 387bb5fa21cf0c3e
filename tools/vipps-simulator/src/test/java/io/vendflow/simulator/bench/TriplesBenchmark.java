package io.vendflow.simulator.bench;

import io.helidon.webserver.WebServer;
import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Create-approve-capture triples per second over HTTP, with the load on the same cores: by a bare server that reads and answers
 * without doing anything (the floor under every figure), by the simulator in memory, and by the simulator with its journal. The
 * rounds take turns, since the machine's speed drifts.
 */
public final class TriplesBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int ROUNDS = 5;

    private TriplesBenchmark() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "benchmark");
        WebServer bare = bareServer();
        try (VippsSimulator inMemory = VippsSimulator.start(SimulatorSettings.forTests());
                VippsSimulator journalled =
                        VippsSimulator.start(SimulatorSettings.forTests().withDataDirectory(directory))) {
            Map<String, Load> subjects = new LinkedHashMap<>();
            subjects.put("bare server", new Load(bare.port(), "none"));
            subjects.put("simulator, in memory", new Load(inMemory.port(), token(inMemory.port())));
            subjects.put("simulator, with journal", new Load(journalled.port(), token(journalled.port())));
            measure(subjects);
        } finally {
            bare.stop();
        }
    }

    private static void measure(Map<String, Load> subjects) throws InterruptedException, ExecutionException {
        for (Load load : subjects.values()) {
            load.run(WARM_UP);
        }
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Load> subject : subjects.entrySet()) {
                figures.computeIfAbsent(subject.getKey(), name -> new ArrayList<>())
                        .add(subject.getValue().run(ROUND));
            }
        }
        System.out.printf("%n%-26s %10s %10s %10s   triples per second%n", "", "min", "median", "max");
        figures.forEach((name, values) -> {
            Collections.sort(values);
            System.out.printf(
                    Locale.ROOT,
                    "%-26s %10.0f %10.0f %10.0f%n",
                    name,
                    values.getFirst(),
                    values.get(values.size() / 2),
                    values.getLast());
        });
    }

    private static WebServer bareServer() {
        return WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(routing -> routing.any((request, response) -> {
                    int size = request.content().hasEntity() ? request.content().as(byte[].class).length : 0;
                    response.status(request.path().path().endsWith("/payments") ? 201 : 200);
                    response.header("Content-Type", "application/json");
                    response.send(new byte[Math.min(size, 300)]);
                }))
                .build()
                .start();
    }

    private static String token(int port) throws IOException {
        try (LeanHttp http = new LeanHttp(port, "")) {
            String answer = http.post(
                            "/accesstoken/get",
                            "client_id: vendflow-client\r\nclient_secret: vendflow-secret\r\n"
                                    + "Ocp-Apim-Subscription-Key: vendflow-key\r\n",
                            "")
                    .expect(200)
                    .body();
            return JsonMapper.shared().readTree(answer).at("/access_token").asString();
        }
    }
}
