package io.vendflow.operations;

import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTest {

    private static final Operator ANNA = new Operator("anna");

    private final Sale sale = io.vendflow.testing.Sales.colaAndChips();
    private final PaymentReference reference = sale.reference();
    private final List<Decision> published = new ArrayList<>();
    private final List<StoryEvent> events = new ArrayList<>();
    private final Map<String, Failure> failures = new HashMap<>();
    private Runnable whileItWaits = () -> {};
    private Standing standing = captured(4_300, 0);

    @Test
    void givesBackAllThatIsLeft() {
        standing = captured(4_300, 1_800);

        assertThat(refund(null, null)).isInstanceOf(Reply.Accepted.class);
        assertThat(published).singleElement().isInstanceOfSatisfying(Decision.Refund.class, refund -> {
            assertThat(refund.amount()).isEqualTo(2_500);
            assertThat(refund.operator()).isEqualTo(ANNA);
            assertThat(refund.reason()).isEqualTo("was warm");
        });
    }

    @Test
    void givesBackAPart() {
        assertThat(refund(1_000L, null)).isInstanceOf(Reply.Accepted.class);
        assertThat(published)
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.Refund.class,
                        refund -> assertThat(refund.amount()).isEqualTo(1_000));
    }

    @Test
    void takesTheSameWordsForTheSameRefund() {
        refund(1_000L, null);
        remember(published.getFirst());

        assertThat(refund(1_000L, null))
                .isInstanceOfSatisfying(
                        Reply.Accepted.class,
                        reply -> assertThat(reply.repeated()).isTrue());
        assertThat(published).hasSize(1);
    }

    @Test
    void givesBackAgainWhenTheRequestHasAnotherName() {
        refund(1_000L, "first");
        remember(published.getFirst());
        standing = captured(4_300, 1_000);

        refund(1_000L, "second");

        assertThat(published).hasSize(2);
    }

    @Test
    void neverPromisesMoreThanIsLeft() {
        standing = captured(4_300, 4_000);

        assertThat(refund(301L, null))
                .isEqualTo(new Reply.Refused(
                        "MORE_THAN_CAPTURED",
                        "4300 is captured and 4000 given back or on its way, so 301 cannot be given back"));
        assertThat(published).isEmpty();
    }

    @Test
    void refundsNothingThatIsNotCaptured() {
        standing = authorized(null);

        assertThat(refund(null, null))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("NOT_CAPTURED"));
    }

    @Test
    void knowsNothingOfASaleThatIsNotInTheLog() {
        assertThat(operations().refund(new PaymentReference("VM0042-OTHER1"), ANNA, "x", null, null))
                .isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void letsGoOfWhatIsReserved() {
        standing = authorized(VendOutcome.UNKNOWN);

        assertThat(release(false)).isInstanceOf(Reply.Accepted.class);
        assertThat(published).singleElement().isInstanceOf(Decision.Release.class);
    }

    @Test
    void letsGoOfNothingThatIsCaptured() {
        assertThat(release(true))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("ALREADY_CAPTURED"));
    }

    @ParameterizedTest
    @EnumSource(
            value = VendOutcome.class,
            names = {"DISPENSED", "PARTIAL"})
    void givesGoodsAwayOnlyWhenForced(VendOutcome vend) {
        standing = authorized(vend);

        assertThat(release(false)).isInstanceOf(Reply.Refused.class);
        assertThat(release(true)).isInstanceOf(Reply.Accepted.class);
    }

    @Test
    void leavesItToTheGatewayWhetherAVendMayBeUnderWay() {
        standing = authorized(null);

        assertThat(release(true)).isInstanceOf(Reply.Accepted.class);
        assertThat(published)
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.Release.class,
                        release -> assertThat(release.force()).isTrue());
    }

    @Test
    void saysWhatTheGatewayMadeOfAProposal() {
        standing = authorized(VendOutcome.UNKNOWN);
        whileItWaits = () -> remember(published.getFirst());

        assertThat(release(false))
                .isInstanceOfSatisfying(
                        Reply.Accepted.class,
                        reply -> assertThat(reply.message()).isEqualTo("whatever is reserved is let go of"));
    }

    @Test
    void doesNotLetAnOperatorBelieveWhatTheGatewayRefused() {
        standing = authorized(VendOutcome.UNKNOWN);
        whileItWaits = () -> failures.put(
                id(published.getFirst()), new Failure(NOON.plusSeconds(1), "DISPENSED", "the machine was first"));

        assertThat(release(false)).isEqualTo(new Reply.Refused("DISPENSED", "the machine was first"));
    }

    @Test
    void takesNoEarlierRefusalForTheAnswer() {
        standing = authorized(VendOutcome.UNKNOWN);
        Decision earlier = new Decision.Release(sale, ANNA, "customer called", false);
        failures.put(id(earlier), new Failure(NOON, "VEND_UNDER_WAY", "the machine may vend"));

        assertThat(release(false))
                .isInstanceOfSatisfying(
                        Reply.Accepted.class,
                        reply -> assertThat(reply.message()).startsWith("proposed;"));
    }

    @Test
    void asksForARefundAgainThatFailedForGoodUnderAnotherName() {
        refund(1_000L, null);
        Decision first = published.getFirst();
        remember(first);
        failures.put(id(first), new Failure(NOON, "VIPPS_5100", "not possible"));

        assertThat(refund(1_000L, null))
                .isInstanceOfSatisfying(
                        Reply.Accepted.class,
                        reply -> assertThat(reply.repeated()).isFalse());
        assertThat(published).extracting(Decision::fact).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void saysWhatWasDispensedInTheMachinesPlace() {
        standing = authorized(VendOutcome.UNKNOWN);

        assertThat(resolve(VendOutcome.PARTIAL, Map.of("A3", 1))).isInstanceOf(Reply.Accepted.class);
        assertThat(published).singleElement().isInstanceOfSatisfying(Decision.Vended.class, vended -> {
            assertThat(vended.dispensed()).extracting(SaleLine::slot).containsExactly("A3");
            assertThat(vended.authorized()).isEqualTo(4_300);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = VendOutcome.class,
            names = {"DISPENSED", "PARTIAL", "FAILED"})
    void contradictsNoReport(VendOutcome reported) {
        standing = authorized(reported);

        assertThat(resolve(VendOutcome.FAILED, Map.of()))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("NOT_UNKNOWN"));
    }

    @Test
    void resolvesNothingThatIsBeingLetGo() {
        standing = new Standing(4_300, VendOutcome.UNKNOWN, 0, true, 0, 0, 0, false);

        assertThat(resolve(VendOutcome.DISPENSED, Map.of()))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("BEING_RELEASED"));
    }

    @Test
    void takesNoWordThatDoesNotFitTheSale() {
        standing = authorized(VendOutcome.UNKNOWN);

        assertThat(resolve(VendOutcome.PARTIAL, Map.of("Z9", 1))).isInstanceOf(Reply.Refused.class);
        assertThat(resolve(VendOutcome.DISPENSED, Map.of("A3", 1))).isInstanceOf(Reply.Refused.class);
        assertThat(resolve(VendOutcome.FAILED, Map.of("A3", 1))).isInstanceOf(Reply.Refused.class);
        assertThat(published).isEmpty();
    }

    private Reply refund(@Nullable Long amount, @Nullable String request) {
        return operations().refund(reference, ANNA, "was warm", amount, request);
    }

    private Reply release(boolean force) {
        return operations().release(reference, ANNA, "customer called", force);
    }

    private Reply resolve(VendOutcome outcome, Map<String, Integer> dispensed) {
        return operations().resolve(reference, ANNA, "looked at the camera", outcome, dispensed);
    }

    private void remember(Decision decision) {
        events.add(new StoryEvent(NOON, "RefundRequested", "t", id(decision), "c", "p", "{}"));
    }

    private Standing authorized(@Nullable VendOutcome vend) {
        return new Standing(4_300, vend, 0, false, 0, 0, 0, false);
    }

    private static Standing captured(long captured, long refunded) {
        return new Standing(4_300, VendOutcome.DISPENSED, captured, false, 0, refunded, refunded, false);
    }

    private static String id(Decision decision) {
        return String.join("/", decision.fact());
    }

    private Operations operations() {
        Sales sales = asked ->
                asked.equals(reference) ? Optional.of(new Story(sale, events, failures, standing)) : Optional.empty();
        Decisions decisions = new Decisions() {
            @Override
            public String idOf(Decision decision) {
                return id(decision);
            }

            @Override
            public void publish(Decision decision) {
                published.add(decision);
            }
        };
        return new Operations(sales, decisions, Duration.ofSeconds(1), pause -> whileItWaits.run());
    }
}
