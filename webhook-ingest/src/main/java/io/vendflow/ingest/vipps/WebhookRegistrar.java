package io.vendflow.ingest.vipps;

import io.vendflow.ingest.WebhookAddresses;
import io.vendflow.ingest.WebhookSecrets;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.webhook.Deleted;
import io.vendflow.vipps.webhook.Registered;
import io.vendflow.vipps.webhook.Registration;
import io.vendflow.vipps.webhook.WebhookEvents;
import io.vendflow.vipps.webhook.WebhookRegistrations;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers our address for every event of a payment. Vipps tells a secret only once (facts sheet 3.1), so each process
 * registers anew; the new registration comes first and the old ones go after it, so that no event falls between them.
 */
final class WebhookRegistrar {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookRegistrar.class);

    private final WebhookRegistrations registrations;
    private final WebhookSecrets secrets;
    private final WebhookAddresses addresses;

    WebhookRegistrar(WebhookRegistrations registrations, WebhookSecrets secrets, WebhookAddresses addresses) {
        this.registrations = registrations;
        this.secrets = secrets;
        this.addresses = addresses;
    }

    /** Returns the id of the new registration, or nothing when there is none that we know the secret of. */
    Optional<String> register(MerchantSerialNumber merchant) {
        URI url = addresses.of(merchant);
        return switch (registrations.register(merchant, url, WebhookEvents.EPAYMENT)) {
            case Done<Registered>(var registered) -> {
                secrets.add(merchant, registered.secret());
                LOGGER.atInfo()
                        .addKeyValue("merchant", merchant)
                        .addKeyValue("url", url)
                        .addKeyValue("registration", registered.id())
                        .log("webhooks registered");
                removeOlder(merchant, url, registered.id());
                yield Optional.of(registered.id());
            }
            case Refused<Registered>(var refusal) -> {
                LOGGER.atError()
                        .addKeyValue("merchant", merchant)
                        .addKeyValue("url", url)
                        .log("Vipps refuses to register webhooks, payments are found by polling alone: {}", refusal);
                yield Optional.empty();
            }
            case Unknown<Registered>(var uncertainty) -> {
                LOGGER.atWarn()
                        .addKeyValue("merchant", merchant)
                        .addKeyValue("cause", uncertainty.cause())
                        .log("webhooks are not registered yet, payments are found by polling alone");
                yield Optional.empty();
            }
        };
    }

    /** Whether Vipps still has our registration; yes, too, while nobody can tell. */
    boolean isStillThere(MerchantSerialNumber merchant, String id) {
        return !(registrations.list(merchant) instanceof Done<List<Registration>>(var all))
                || all.stream().anyMatch(each -> each.id().equals(id));
    }

    private void removeOlder(MerchantSerialNumber merchant, URI url, String newest) {
        if (registrations.list(merchant) instanceof Done<List<Registration>>(var all)) {
            all.stream()
                    .filter(each -> each.url().equals(url) && !each.id().equals(newest))
                    .forEach(each -> remove(merchant, each.id()));
        }
    }

    private void remove(MerchantSerialNumber merchant, String id) {
        VippsOutcome<Deleted> outcome = registrations.delete(merchant, id);
        LOGGER.atInfo()
                .addKeyValue("merchant", merchant)
                .addKeyValue("registration", id)
                .log(
                        outcome instanceof Done
                                ? "older registration removed"
                                : "older registration could not be removed");
    }
}
