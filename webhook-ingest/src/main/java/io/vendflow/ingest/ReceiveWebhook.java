package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.webhook.SignatureCheck;
import io.vendflow.vipps.webhook.WebhookSignature;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what Vipps signed, whatever it says: a refused event would hold up all later events of its payment (facts sheet
 * 3.6). Done when it is in the log.
 */
public final class ReceiveWebhook {

    private static final Logger LOGGER = LoggerFactory.getLogger(ReceiveWebhook.class);

    private final WebhookSignature signature;
    private final WebhookSecrets secrets;
    private final WebhookAddresses addresses;
    private final WebhookLog log;
    private final WebhookMetrics metrics;
    private final Clock clock;

    public ReceiveWebhook(
            WebhookSignature signature,
            WebhookSecrets secrets,
            WebhookAddresses addresses,
            WebhookLog log,
            WebhookMetrics metrics,
            Clock clock) {
        this.signature = signature;
        this.secrets = secrets;
        this.addresses = addresses;
        this.log = log;
        this.metrics = metrics;
        this.clock = clock;
    }

    public boolean isOurs(MerchantSerialNumber merchant) {
        return secrets.of(merchant).isPresent();
    }

    /** Returns why it was not taken in, or nothing when it was. */
    public Optional<Rejection> receive(Delivery delivery) {
        Optional<Rejection> rejection = check(delivery);
        if (rejection.isEmpty()) {
            Webhook webhook = new Webhook(delivery, WebhookContent.read(delivery.bytes()), clock.instant());
            if (log.keep(webhook)) {
                metrics.received(webhook.kind());
            } else {
                rejection = Optional.of(Rejection.NOT_KEPT);
            }
        }
        rejection.ifPresent(reason -> reject(delivery, reason));
        return rejection;
    }

    private Optional<Rejection> check(Delivery delivery) {
        List<Secret> valid = secrets.of(delivery.merchantSerialNumber()).orElse(List.of());
        SignatureCheck check = signature.verify(
                delivery.bytes(),
                delivery.header("x-ms-date"),
                delivery.header("x-ms-content-sha256"),
                delivery.header("authorization"),
                addresses.of(delivery.merchantSerialNumber()),
                valid);
        if (check.isValid()) {
            return Optional.empty();
        }
        return Optional.of(
                check == SignatureCheck.SIGNATURE_WRONG && valid.isEmpty()
                        ? Rejection.NO_SECRET_YET
                        : Rejection.of(check));
    }

    private void reject(Delivery delivery, Rejection reason) {
        metrics.rejected(reason);
        LOGGER.atInfo()
                .addKeyValue("merchant", delivery.merchantSerialNumber())
                .addKeyValue("reason", reason.word())
                .log("webhook not taken in");
    }
}
