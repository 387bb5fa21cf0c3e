package io.vendflow.vipps.epayment;

import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.http.Download;
import io.vendflow.vipps.http.Http;
import io.vendflow.vipps.http.Operation;
import io.vendflow.vipps.http.OutcomeTimer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;

/**
 * Fetches the pictures of QR codes. They lie on another host than the API and are open to whoever has the link, so nothing
 * of ours goes there: no token, no key; and the link is a secret of the payment, so no log or message has it.
 */
public final class QrImages {

    /** A drawing of the largest QR code has about 100 kB. */
    static final int LIMIT = 256 * 1024;

    private final Http http;
    private final boolean plainHttpToo;
    private final OutcomeTimer timer;

    /** @param baseUrl of the API; where that is plain HTTP, as a simulator is, a picture may be so too */
    public QrImages(Http http, URI baseUrl, OutcomeTimer timer) {
        this.http = http;
        this.plainHttpToo = "http".equalsIgnoreCase(baseUrl.getScheme());
        this.timer = timer;
    }

    VippsOutcome<byte[]> fetch(String link, QrImage.Format format) {
        return timer.time(Operation.QR_IMAGE, () -> {
            HttpRequest request;
            try {
                request = HttpRequest.newBuilder(checked(link))
                        .header("Accept", format.contentType())
                        .build();
            } catch (IllegalArgumentException e) {
                return unusable("the link to the QR image is not one that may be followed");
            }
            return switch (http.download(request, LIMIT)) {
                case Download.Unanswered(Uncertainty uncertainty) -> new Unknown<>(uncertainty);
                case Download.Answered answer -> read(answer, format);
            };
        });
    }

    private URI checked(String link) {
        URI uri = URI.create(link);
        boolean allowed =
                "https".equalsIgnoreCase(uri.getScheme()) || (plainHttpToo && "http".equalsIgnoreCase(uri.getScheme()));
        if (!allowed) {
            throw new IllegalArgumentException("neither https nor a simulator's");
        }
        return uri;
    }

    private VippsOutcome<byte[]> read(Download.Answered answer, QrImage.Format format) {
        int status = answer.status();
        if (status != 200) {
            Cause cause =
                    status == 429 ? Cause.RATE_LIMITED : status >= 500 ? Cause.SERVER_ERROR : Cause.UNREADABLE_ANSWER;
            return new Unknown<>(new Uncertainty(cause, "HTTP " + status + " instead of the QR image"));
        }
        if (!answer.whole() || answer.bytes().length == 0) {
            return unusable("the QR image broke off, is empty or has more than " + LIMIT + " bytes");
        }
        if (!mediaType(answer.contentType()).equals(format.contentType())) {
            return unusable("the QR image is no " + format.contentType());
        }
        return new Done<>(answer.bytes());
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static VippsOutcome<byte[]> unusable(String detail) {
        return new Unknown<>(new Uncertainty(Cause.UNREADABLE_ANSWER, detail));
    }
}
