package io.vendflow.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferenceTest {

    @Test
    void namesMachineAndSale() {
        PaymentReference reference = PaymentReference.of(new MachineId("VM0042"), new SaleId("7F3K9Q"));
        assertThat(reference).hasToString("VM0042-7F3K9Q");
        assertThat(reference.machineId()).contains(new MachineId("VM0042"));
    }

    @Test
    void ofTheLongestNamesStaysWithinAnIdempotencyKey() {
        PaymentReference reference = PaymentReference.of(new MachineId("M".repeat(16)), new SaleId("S".repeat(26)));
        assertThat(reference.value()).hasSizeLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "-7F3K9QABC", "VM0042-7F", "VM0042-7F3-K9Q"})
    void ofAPaymentThatIsNotOursNamesNoMachine(String value) {
        assertThat(new PaymentReference(value).machineId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has space in it", "under_score_no"})
    void rejectsWhatVippsWouldRefuse(String value) {
        assertThatThrownBy(() -> new PaymentReference(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
