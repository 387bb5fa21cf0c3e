package io.vendflow.ingest.vipps;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.ingest.WebhookAddresses;
import io.vendflow.ingest.WebhookSecrets;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.testing.Sales;
import io.vendflow.testing.StubEPayments;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.webhook.Deleted;
import io.vendflow.vipps.webhook.Registered;
import io.vendflow.vipps.webhook.Registration;
import io.vendflow.vipps.webhook.WebhookEvents;
import io.vendflow.vipps.webhook.WebhookRegistrations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookRegistrarTest {

    private static final URI OURS = URI.create("https://vend.example.com/webhooks/vipps/123456");

    private final FakeRegistrations vipps = new FakeRegistrations();
    private final WebhookRegistrar registrar = new WebhookRegistrar(
            vipps,
            new WebhookSecrets(Set.of(Sales.MERCHANT), List.of()),
            new WebhookAddresses(URI.create("https://vend.example.com")),
            null);

    @Test
    void registersTheNewOneBeforeItRemovesTheOldOnes() {
        vipps.registrations.add(new Registration("old", OURS, Set.of()));
        vipps.registrations.add(new Registration("shop", URI.create("https://shop.example.com/hook"), Set.of()));

        assertThat(registrar.register(Sales.MERCHANT)).contains("new-1");

        assertThat(vipps.calls).containsExactly("register " + OURS, "delete old");
        assertThat(vipps.registrations).extracting(Registration::id).containsExactly("shop", "new-1");
        assertThat(vipps.registrations.getLast().events()).isEqualTo(WebhookEvents.EPAYMENT);
    }

    @Test
    void removesNothingWhenItCouldNotRegister() {
        vipps.registrations.add(new Registration("old", OURS, Set.of()));
        vipps.unanswered.set(1);

        assertThat(registrar.register(Sales.MERCHANT)).isEmpty();
        assertThat(vipps.registrations).hasSize(1);
    }

    @Test
    void noticesWhenItsRegistrationIsGone() {
        registrar.register(Sales.MERCHANT);

        assertThat(registrar.isStillThere(Sales.MERCHANT, "new-1")).isTrue();
        vipps.registrations.clear();
        assertThat(registrar.isStillThere(Sales.MERCHANT, "new-1")).isFalse();
    }

    @Test
    void goesOnInTheBackgroundUntilVippsAnswers() {
        vipps.unanswered.set(1);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RegistrationLifecycle lifecycle = new RegistrationLifecycle(registrar, Set.of(Sales.MERCHANT), meters);

        lifecycle.start();

        assertThat(meters.get("vendflow.webhooks.unregistered").gauge().value()).isEqualTo(1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(meters.get("vendflow.webhooks.unregistered")
                                .gauge()
                                .value())
                        .isZero());
        assertThat(vipps.registrations).hasSize(1);
        lifecycle.stop();
    }

    @Test
    void ofSeveralInstancesOneRegistersAndAllKnowTheSecret(@TempDir Path folder) throws IOException {
        WebhookSecrets first = new WebhookSecrets(Set.of(Sales.MERCHANT), List.of());
        WebhookSecrets second = new WebhookSecrets(Set.of(Sales.MERCHANT), List.of());

        assertThat(sharing(folder, first).register(Sales.MERCHANT)).contains("new-1");
        assertThat(sharing(folder, second).register(Sales.MERCHANT)).contains("new-1");

        assertThat(vipps.calls).containsExactly("register " + OURS);
        assertThat(isSignedFor(first, "secret of new-1")).isTrue();
        assertThat(isSignedFor(second, "secret of new-1")).isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("123456")))
                .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aRegistrationThatVippsDroppedIsReplacedByOneInstanceForAll(@TempDir Path folder) {
        WebhookSecrets second = new WebhookSecrets(Set.of(Sales.MERCHANT), List.of());
        sharing(folder, new WebhookSecrets(Set.of(Sales.MERCHANT), List.of())).register(Sales.MERCHANT);
        sharing(folder, second).register(Sales.MERCHANT);
        vipps.registrations.clear();

        assertThat(sharing(folder, second).register(Sales.MERCHANT)).contains("new-2");
        assertThat(sharing(folder, second).register(Sales.MERCHANT)).contains("new-2");

        assertThat(vipps.calls).containsExactly("register " + OURS, "register " + OURS);
        assertThat(isSignedFor(second, "secret of new-2")).isTrue();
        // What Vipps sent before is on its way still.
        assertThat(isSignedFor(second, "secret of new-1")).isTrue();
    }

    @Test
    void aFileThatIsNotOursIsNoRegistration(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("123456"), "https://elsewhere.example.com\nold\nsecret\n");
        WebhookSecrets secrets = new WebhookSecrets(Set.of(Sales.MERCHANT), List.of());
        vipps.registrations.add(new Registration("old", OURS, Set.of()));

        assertThat(sharing(folder, secrets).register(Sales.MERCHANT)).contains("new-1");
        assertThat(isSignedFor(secrets, "secret")).isFalse();
    }

    @Test
    void whereNothingCanBeSharedNothingIsRegistered(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        WebhookSecrets secrets = new WebhookSecrets(Set.of(Sales.MERCHANT), List.of());

        assertThat(sharing(file, secrets).register(Sales.MERCHANT)).isEmpty();
        assertThat(vipps.calls).isEmpty();
    }

    private WebhookRegistrar sharing(Path folder, WebhookSecrets secrets) {
        return new WebhookRegistrar(
                vipps,
                secrets,
                new WebhookAddresses(URI.create("https://vend.example.com")),
                new SharedRegistrations(folder));
    }

    private static boolean isSignedFor(WebhookSecrets secrets, String secret) {
        return secrets.knows(Sales.MERCHANT, new Secret(secret));
    }

    private static final class FakeRegistrations implements WebhookRegistrations {

        private final List<Registration> registrations = new CopyOnWriteArrayList<>();
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final AtomicInteger unanswered = new AtomicInteger();
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public VippsOutcome<Registered> register(MerchantSerialNumber msn, URI url, Set<String> events) {
            if (unanswered.getAndDecrement() > 0) {
                return new Unknown<>(new Uncertainty(Cause.UNREACHABLE, "away"));
            }
            calls.add("register " + url);
            String id = "new-" + count.incrementAndGet();
            registrations.add(new Registration(id, url, events));
            return new Done<>(new Registered(id, new Secret("secret of " + id)));
        }

        @Override
        public VippsOutcome<List<Registration>> list(MerchantSerialNumber msn) {
            return new Done<>(List.copyOf(registrations));
        }

        @Override
        public VippsOutcome<Deleted> delete(MerchantSerialNumber msn, String id) {
            calls.add("delete " + id);
            return registrations.removeIf(each -> each.id().equals(id))
                    ? new Done<>(new Deleted(id))
                    : StubEPayments.refused(404, null);
        }
    }
}
