package io.vendflow.vipps.epayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.PaymentReference;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CreatePaymentTest {

    private static final PaymentReference REFERENCE = new PaymentReference("VM0042-7F3K9Q");

    @Property
    void everyDescriptionFitsVipps(@ForAll String description) {
        String clamped = payment(description, Map.of()).description();
        assertThat(clamped).hasSizeBetween(3, 100);
        assertThat(clamped.chars().noneMatch(Character::isISOControl)).isTrue();
    }

    @Test
    void aDescriptionTooShortBecomesTheReference() {
        assertThat(payment(" x ", Map.of()).description()).isEqualTo("VM0042-7F3K9Q");
    }

    @Test
    void aDescriptionIsNotCutThroughACharacter() {
        String clamped = payment("x".repeat(99) + "🥤 and more", Map.of()).description();
        assertThat(clamped).isEqualTo("x".repeat(99));
    }

    @Test
    void rejectsMoreMetadataThanVippsTakes() {
        Map<String, String> six = IntStream.range(0, 6).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "value"));
        assertThatThrownBy(() -> payment("Cola", six)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> payment("Cola", Collections.singletonMap("k".repeat(101), "v")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> payment("Cola", Collections.singletonMap("k", "v".repeat(501))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CreatePayment payment(String description, Map<String, String> metadata) {
        return new CreatePayment(REFERENCE, new Amount(2500, Currency.NOK), description, null, metadata);
    }
}
