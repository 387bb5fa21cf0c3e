package io.vendflow.commands.machines.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final Authority authority = Authority.create("fleet", NOW, Duration.ofDays(3650));

    @Test
    void signsAMachinesNameForAClientOnly() throws Exception {
        Certified machine = authority.forClient("VM0042", NOW, Duration.ofDays(365));

        machine.certificate().verify(authority.certificate().getPublicKey());
        assertThat(machine.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=VM0042");
        assertThat(machine.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(machine.certificate().getBasicConstraints()).isEqualTo(-1);
        assertThat(machine.certificate().getNotBefore()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(machine.validUntil()).isEqualTo(NOW.plus(Duration.ofDays(365)));
        assertThat(machine.id()).hasSize(32);
        assertThat(machine.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void signsNothingThatOutlivesIt() {
        assertThat(authority.forClient("VM0042", NOW, Duration.ofDays(9999)).validUntil())
                .isEqualTo(NOW.plus(Duration.ofDays(3650)));
    }

    @Test
    void signsTheBrokersNamesAndAddresses() {
        List<String> hosts = List.of("mqtt.example.org", "192.0.2.1", "localhost");

        assertThat(Authority.hosts(authority
                        .forServer("mqtt-broker", hosts, NOW, Duration.ofDays(1))
                        .certificate()))
                .isEqualTo(hosts);
    }

    @Test
    void listsWhatIsRevokedForAsLongAsItIsGoodItself() throws Exception {
        Certified one = authority.forClient("VM0042", NOW, Duration.ofDays(365));
        X509CRL list = list(
                Instant.EPOCH, Credential.certificate("VM0042", one, "kim", NOW).revoked(NOW));

        list.verify(authority.certificate().getPublicKey());
        assertThat(list.isRevoked(one.certificate())).isTrue();
        assertThat(list.isRevoked(
                        authority.forClient("VM0043", NOW, Duration.ofDays(1)).certificate()))
                .isFalse();
        assertThat(list.getNextUpdate()).isEqualTo(authority.certificate().getNotAfter());
    }

    @Test
    void datesEachListAfterTheOneBeforeAndNoneInTheFuture() throws Exception {
        Instant before = Instant.EPOCH;
        for (int i = 0; i < 3; i++) {
            Instant date = list(before).getThisUpdate().toInstant();
            assertThat(date).isAfter(before).isBefore(NOW);
            before = date;
        }
    }

    private X509CRL list(Instant before, Credential... revoked) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(authority.revoke(List.of(revoked), NOW, before)));
    }
}
