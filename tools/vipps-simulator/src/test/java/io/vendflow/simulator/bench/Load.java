package io.vendflow.simulator.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Customers without a pause: each pays one cola after the other, by create, approve and capture. */
final class Load {

    private static final AtomicLong NEXT = new AtomicLong();
    private static final int CUSTOMERS = 32;

    private final int port;
    private final String token;

    Load(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** @return triples per second */
    double run(Duration duration) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> paid = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                paid.add(customers.submit(() -> buyUntil(end)));
            }
            long triples = 0;
            for (Future<Long> customer : paid) {
                triples += customer.get();
            }
            return triples * 1e9 / (System.nanoTime() - begin);
        }
    }

    private long buyUntil(long end) throws IOException {
        String headers = "Authorization: Bearer " + token + "\r\nOcp-Apim-Subscription-Key: vendflow-key\r\n"
                + "Merchant-Serial-Number: 123456\r\nVipps-System-Name: vendflow\r\nContent-Type: application/json\r\n";
        try (LeanHttp http = new LeanHttp(port, headers)) {
            long triples = 0;
            while (System.nanoTime() < end) {
                String reference = "VM0042-" + NEXT.incrementAndGet();
                http.post("/epayment/v1/payments", key("create-", reference), create(reference))
                        .expect(201);
                http.post("/epayment/v1/test/payments/" + reference + "/approve", "", "")
                        .expect(200);
                http.post("/epayment/v1/payments/" + reference + "/capture", key("capture-", reference), CAPTURE)
                        .expect(200);
                triples++;
            }
            return triples;
        }
    }

    private static final String CAPTURE = "{\"modificationAmount\":{\"currency\":\"NOK\",\"value\":2500}}";

    private static String key(String operation, String reference) {
        return "Idempotency-Key: " + operation + reference + "\r\n";
    }

    private static String create(String reference) {
        return """
                {"amount":{"currency":"NOK","value":2500},"paymentMethod":{"type":"WALLET"},\
                "customerInteraction":"CUSTOMER_PRESENT","userFlow":"QR","qrFormat":{"format":"TEXT/TARGETURL"},\
                "reference":"%s","returnUrl":"https://example.test/done","paymentDescription":"Cola 0.5 l, machine 42",\
                "metadata":{"machineId":"VM0042","saleId":"7F3K9Q"}}""".formatted(reference);
    }
}
