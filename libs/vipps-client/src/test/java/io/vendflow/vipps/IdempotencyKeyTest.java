package io.vendflow.vipps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.PaymentReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void readsAsReferenceAndOperationWhileThatFits() {
        IdempotencyKey key = IdempotencyKey.of(new PaymentReference("VM0042-7F3K9Q"), "capture");
        assertThat(key).hasToString("VM0042-7F3K9Q.capture");
    }

    @Test
    void ofALongReferenceStillBeginsWithIt() {
        PaymentReference reference = new PaymentReference("M".repeat(16) + "-" + "S".repeat(26));
        IdempotencyKey key = IdempotencyKey.of(reference, "refund-late");
        assertThat(key.value()).hasSize(50).startsWith("M".repeat(16) + "-" + "S".repeat(10) + "~");
    }

    @Test
    void isTheSameInEveryVersionOfThisCode() {
        PaymentReference reference = new PaymentReference("MACHINE000000001-SALE0000000000000000000001");
        assertThat(IdempotencyKey.of(reference, "cancel-the-rest"))
                .hasToString("MACHINE000000001-SALE000000~XInSSctR1rpXMKu2CO9ess");
    }

    @Property
    void isAPureFunction(@ForAll("references") String reference, @ForAll("operations") String operation) {
        IdempotencyKey first = IdempotencyKey.of(new PaymentReference(reference), operation);
        IdempotencyKey second = IdempotencyKey.of(new PaymentReference(reference), new String(operation.toCharArray()));
        assertThat(first).isEqualTo(second);
        assertThat(first.value()).matches("[!-~]{1,50}");
    }

    @Property
    void differsForDifferentIntentions(
            @ForAll("references") String reference,
            @ForAll("operations") String operation,
            @ForAll("references") String otherReference,
            @ForAll("operations") String otherOperation) {
        IdempotencyKey one = IdempotencyKey.of(new PaymentReference(reference), operation);
        IdempotencyKey other = IdempotencyKey.of(new PaymentReference(otherReference), otherOperation);
        boolean sameIntention = reference.equals(otherReference) && operation.equals(otherOperation);
        assertThat(one.equals(other)).isEqualTo(sameIntention);
    }

    @Test
    void doesNotConfuseWhereTheReferenceEnds() {
        IdempotencyKey one = IdempotencyKey.of(new PaymentReference("ABCDEFGH"), "x.capture");
        IdempotencyKey other = IdempotencyKey.of(new PaymentReference("ABCDEFGH-x"), "capture");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void rejectsAnOperationWithoutName() {
        PaymentReference reference = new PaymentReference("VM0042-7F3K9Q");
        assertThatThrownBy(() -> IdempotencyKey.of(reference, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsWhatVippsWouldRefuse() {
        assertThatThrownBy(() -> new IdempotencyKey("k".repeat(51))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdempotencyKey("line\nend")).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.strings().withChars("aB0-").ofMinLength(8).ofMaxLength(64);
    }

    @Provide
    Arbitrary<String> operations() {
        return Arbitraries.oneOf(
                Arbitraries.of("capture", "cancel", "refund", "create"),
                Arbitraries.strings().withChars("aB0-.~").ofMinLength(1).ofMaxLength(60),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(text -> !text.isBlank()));
    }
}
