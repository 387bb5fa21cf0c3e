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
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers our address for every event of a payment. Vipps tells a secret only once (facts sheet 3.1), so a process that
 * does not share its registration registers anew; the new registration comes first and the old ones go after it, so that no
 * event falls between them.
 */
final class WebhookRegistrar {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookRegistrar.class);

    private final WebhookRegistrations registrations;
    private final WebhookSecrets secrets;
    private final WebhookAddresses addresses;
    private final @Nullable SharedRegistrations shared;

    /** @param shared with other instances behind the same address; null when there are none, or they have secrets by setting */
    WebhookRegistrar(
            WebhookRegistrations registrations,
            WebhookSecrets secrets,
            WebhookAddresses addresses,
            @Nullable SharedRegistrations shared) {
        this.registrations = registrations;
        this.secrets = secrets;
        this.addresses = addresses;
        this.shared = shared;
    }

    /** Returns the id of our registration, or nothing when there is none that we know the secret of. */
    Optional<String> register(MerchantSerialNumber merchant) {
        URI url = addresses.of(merchant);
        if (shared == null) {
            return registerAnew(merchant, url).map(Registered::id);
        }
        try {
            return shared.alone(() -> joinOrRegister(merchant, url, shared));
        } catch (IOException e) {
            LOGGER.atError()
                    .addKeyValue("merchant", merchant)
                    .setCause(e)
                    .log("registrations cannot be shared with other instances, payments are found by polling alone");
            return Optional.empty();
        }
    }

    /** The one that another instance made, or that we made before we were restarted, while Vipps has it. */
    private Optional<String> joinOrRegister(MerchantSerialNumber merchant, URI url, SharedRegistrations with)
            throws IOException {
        Optional<Registered> there = with.find(merchant, url).filter(each -> isStillThere(merchant, each.id()));
        if (there.isPresent()) {
            secrets.add(merchant, there.get().secret());
            LOGGER.atInfo()
                    .addKeyValue("merchant", merchant)
                    .addKeyValue("registration", there.get().id())
                    .log("webhooks are registered already");
            return there.map(Registered::id);
        }
        Optional<Registered> made = registerAnew(merchant, url);
        if (made.isPresent()) {
            with.keep(merchant, url, made.get());
        }
        return made.map(Registered::id);
    }

    private Optional<Registered> registerAnew(MerchantSerialNumber merchant, URI url) {
        return switch (registrations.register(merchant, url, WebhookEvents.EPAYMENT)) {
            case Done<Registered>(var registered) -> {
                secrets.add(merchant, registered.secret());
                LOGGER.atInfo()
                        .addKeyValue("merchant", merchant)
                        .addKeyValue("url", url)
                        .addKeyValue("registration", registered.id())
                        .log("webhooks registered");
                removeOlder(merchant, url, registered.id());
                yield Optional.of(registered);
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
