package io.vendflow.vipps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.MerchantSerialNumber;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final SystemInfo SYSTEM = new SystemInfo("Operator", "1", "vendflow", "1");

    @Test
    void credentialsDoNotShowTheirSecrets() {
        MerchantCredentials credentials = new MerchantCredentials(
                new MerchantSerialNumber("123456"), "client", new Secret("hush-1"), new Secret("hush-2"));
        assertThat(credentials.toString()).contains("123456", "client").doesNotContain("hush");
    }

    @Test
    void credentialsThatNoHeaderCanCarryAreRejectedWithoutShowingThem() {
        MerchantSerialNumber msn = new MerchantSerialNumber("123456");
        Secret withLineEnd = new Secret("hush-1\n");
        assertThatThrownBy(() -> new MerchantCredentials(msn, "client", withLineEnd, new Secret("hush-2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("123456")
                .hasMessageNotContaining("hush");
    }

    @Test
    void systemInformationIsCutToThirtyCharacters() {
        SystemInfo system = new SystemInfo("Automatbransjens Felleskjøp Vending AS", "1.0", "vendflow", "0.1");
        assertThat(system.name()).isEqualTo("Automatbransjens Felleskj?p Ve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://api.vipps.no", "api.vipps.no", "//api.vipps.no", "https:///x"})
    void rejectsABaseUrlThatIsNoWebAddress(String url) {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new VippsSettings(URI.create(url), second, second, SYSTEM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsATimeoutOfNothing() {
        URI url = URI.create("https://api.vipps.no");
        assertThatThrownBy(() -> new VippsSettings(url, Duration.ZERO, Duration.ofSeconds(1), SYSTEM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mappingLeavesRefusalsAndUncertaintiesAlone() {
        Refusal refusal = new Refusal(400, "6080", "Cannot capture", "");
        VippsOutcome<Integer> refused = new VippsOutcome.Refused<>(refusal);
        assertThat(refused.map(String::valueOf)).isEqualTo(new VippsOutcome.Refused<>(refusal));
        assertThat(new VippsOutcome.Done<>(7).map(String::valueOf)).isEqualTo(new VippsOutcome.Done<>("7"));
    }
}
