package io.vendflow.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.stub.VippsStub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HttpTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final VippsStub stub = new VippsStub();
    private final Http patient = new Http(Duration.ofSeconds(2), Duration.ofSeconds(10));
    private final Http hasty = new Http(Duration.ofSeconds(2), SHORT);

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
        stub.close();
    }

    @Test
    void givesStatusAndBody() {
        stub.next(418, "tea æøå");
        assertThat(patient.send(get(stub.url())))
                .isEqualTo(new Reply.Answered(418, null, new Reply.Body("tea æøå", true)));
    }

    @Test
    void silenceIsATimeout() {
        stub.next(stub.silence());
        assertThat(uncertainty(hasty.send(get(stub.url()))).cause()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void aBodyThatDripsIsATimeoutToo() {
        stub.next(stub.dripping());
        assertThat(uncertainty(hasty.send(get(stub.url()))).cause()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void nobodyListeningIsUnreachable() {
        URI url = stub.url();
        stub.close();
        assertThat(uncertainty(patient.send(get(url))).cause()).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void aDroppedConnectionIsUnreachable() {
        stub.next(VippsStub.dropped());
        HttpRequest post = HttpRequest.newBuilder(stub.url())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(uncertainty(patient.send(post)).cause()).isEqualTo(Cause.UNREACHABLE);
    }

    @RepeatedTest(50) // the HTTP client's own threads race here
    void anAnswerThatBreaksOffKeepsItsStatus() {
        stub.next(VippsStub.truncated(409, "{\"title\":"));
        assertThat(patient.send(get(stub.url())))
                .isEqualTo(new Reply.Answered(409, null, new Reply.Body("{\"title\":", false)));
    }

    @Test
    void readsNoMoreThanTheLimit() {
        stub.next(200, "x".repeat(3 * Http.BODY_LIMIT));
        assertThat(patient.send(get(stub.url()))).isInstanceOfSatisfying(Reply.Answered.class, answer -> {
            assertThat(answer.body().whole()).isFalse();
            assertThat(answer.body().text().length()).isLessThanOrEqualTo(Http.BODY_LIMIT);
        });
    }

    @Test
    void doesNotFollowRedirects() {
        stub.next(VippsStub.withHeader("Location", "/elsewhere", VippsStub.status(302, "")));
        assertThat(patient.send(get(stub.url()))).isEqualTo(new Reply.Answered(302, null, new Reply.Body("", true)));
        assertThat(stub.calls()).hasSize(1);
    }

    @Test
    void anInterruptedThreadGetsAnAnswerAndKeepsItsFlag() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        stub.next(exchange -> {
            asked.countDown();
            stub.silence().to(exchange);
        });
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = Thread.ofVirtual().start(() -> {
            Reply answer = patient.send(get(stub.url()));
            flag.set(Thread.currentThread().isInterrupted());
            reply.complete(answer);
        });
        asked.await();
        caller.interrupt();
        assertThat(uncertainty(reply.join()).detail()).contains("interrupted");
        assertThat(flag).isTrue();
    }

    @Test
    void closingEndsWhatIsUnderWayAsUnknown() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        stub.next(exchange -> {
            asked.countDown();
            stub.silence().to(exchange);
        });
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(
                () -> patient.send(get(stub.url())), task -> Thread.ofVirtual().start(task));
        asked.await();
        patient.close();
        assertThat(uncertainty(reply.join()).cause()).isEqualTo(Cause.UNREACHABLE);
        assertThat(uncertainty(patient.send(get(stub.url()))).cause()).isEqualTo(Cause.UNREACHABLE);
    }

    private static HttpRequest get(URI url) {
        return HttpRequest.newBuilder(url).build();
    }

    private static Uncertainty uncertainty(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Unanswered.class);
        return ((Reply.Unanswered) reply).uncertainty();
    }
}
