package io.vendflow.vipps.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads an answer up to a limit, and keeps what came when it breaks off: the status still says what happened. */
final class LimitedBody implements BodySubscriber<LimitedBody.Received> {

    /**
     * An answer as far as it came.
     *
     * @param whole false when it broke off or was longer than the limit
     */
    record Received(ResponseInfo head, byte[] bytes, boolean whole) {}

    private final ResponseInfo head;
    private final int limit;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<Received> result = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    LimitedBody(ResponseInfo head, int limit) {
        this.head = head;
        this.limit = limit;
    }

    /** The answer as far as it came. */
    Received brokenOff() {
        return received(false);
    }

    @Override
    public CompletionStage<Received> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (received.size() + buffer.remaining() > limit) {
                if (subscription != null) {
                    subscription.cancel();
                }
                result.complete(brokenOff());
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable throwable) {
        result.complete(brokenOff());
    }

    @Override
    public void onComplete() {
        result.complete(received(true));
    }

    private Received received(boolean whole) {
        return new Received(head, received.toByteArray(), whole);
    }
}
