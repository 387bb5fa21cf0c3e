package io.vendflow.capture.kafka;

import static io.vendflow.testing.Sales.NOON;
import static io.vendflow.testing.Sales.nok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vendflow.capture.Attempt;
import io.vendflow.capture.Doubt;
import io.vendflow.capture.FixedPayments;
import io.vendflow.capture.PaymentNow;
import io.vendflow.capture.PaymentNow.Phase;
import io.vendflow.capture.Reading;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureFailed;
import io.vendflow.events.Captured;
import io.vendflow.events.Meta;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.ReceiptFailed;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.consume.PermanentFailureException;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.testing.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureStepsTest {

    private static final Meta CAUSE = Metas.of("a-test", "nobody", NOON, "a cause");
    private static final Reading RESERVED = shows(0, 0);
    private static final Reading COLA_CAPTURED = shows(0, 2_500);
    private static final Reading ALL_CAPTURED = shows(0, 4_300);
    private static final Reading LET_GO = shows(4_300, 0);

    private final Clock clock = Clock.fixed(NOON.plusSeconds(30), ZoneOffset.UTC);
    private Sale sale = Sales.colaAndChips();
    private Attempt attempt = new Attempt.Accepted();
    private Attempt inFull = attempt;

    @Test
    void tellsWhatWasCaptured() {
        Captured captured =
                (Captured) only(captures(COLA_CAPTURED).receiptAttached(receiptOver(2_500)), Topics.CAPTURED);

        assertThat(captured.getAmount()).isEqualTo(2_500);
        assertThat(captured.getPspReference()).isEqualTo("psp-1");
        assertThat(captured.getMeta().getCausationId()).isEqualTo(CAUSE.getId());
        assertThat(captured.getMeta().getProducer()).isEqualTo("capture-service");
        assertThat(captured.getSale()).isEqualTo(SaleMapper.toEvent(sale));
    }

    @Test
    void capturesWithoutAReceiptToo() {
        ReceiptFailed event = ReceiptFailed.newBuilder()
                .setMeta(CAUSE)
                .setSale(SaleMapper.toEvent(sale))
                .setLines(SaleMapper.toEvent(List.of(Sales.COLA)))
                .setAmount(2_500)
                .setAuthorizedAmount(4_300)
                .setCode("VIPPS_403")
                .setMessage("no such product")
                .build();

        assertThat(only(captures(COLA_CAPTURED).receiptFailed(event), Topics.CAPTURED))
                .isNotNull();
    }

    @Test
    void saysTheSameTwice() {
        assertThat(captures(COLA_CAPTURED).receiptAttached(receiptOver(2_500)))
                .isEqualTo(captures(COLA_CAPTURED).receiptAttached(receiptOver(2_500)));
    }

    @Test
    void tellsWhyACaptureIsLost() {
        attempt = new Attempt.Refused(Attempt.Meaning.OTHER, "VIPPS_6070", "Cannot capture a cancelled payment");

        CaptureFailed failed =
                (CaptureFailed) only(captures(RESERVED).receiptAttached(receiptOver(2_500)), Topics.CAPTURE_FAILED);

        assertThat(failed.getAmount()).isEqualTo(2_500);
        assertThat(failed.getCode()).isEqualTo("VIPPS_6070");
    }

    @Test
    void comesBackWhenNothingIsCertain() {
        attempt = new Attempt.Unanswered(new Doubt("no answer", Duration.ofSeconds(9)));

        RetryLaterException later = catchThrowableOfType(
                RetryLaterException.class, () -> captures(RESERVED).receiptAttached(receiptOver(2_500)));

        assertThat(later.notBefore()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void letsGoOfEverythingWhenOnlyWhatIsFreeWasDispensed() {
        Released released = (Released) only(captures(LET_GO).receiptAttached(receiptOver(0)), Topics.RELEASED);

        assertThat(released.getReason()).isEqualTo(ReleaseReason.REMAINDER);
    }

    @Test
    void cannotReadANegativeAmount() {
        assertThatThrownBy(() -> captures(RESERVED).receiptAttached(receiptOver(-1)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void letsGoWhenNothingWasDispensed() {
        Released released = (Released) only(releases(LET_GO).vendReported(report(VendOutcome.FAILED)), Topics.RELEASED);

        assertThat(released.getAmount()).isEqualTo(4_300);
        assertThat(released.getReason()).isEqualTo(ReleaseReason.VEND_FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = VendOutcome.class,
            names = {"DISPENSED", "PARTIAL"})
    void letsGoWhenAReportNamesNothing(VendOutcome outcome) {
        assertThat(releases(LET_GO).vendReported(report(outcome))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = VendOutcome.class,
            names = {"DISPENSED", "PARTIAL"})
    void leavesWhatWasDispensedToTheReceipt(VendOutcome outcome) {
        assertThat(releases(RESERVED).vendReported(report(outcome, Sales.COLA))).isEmpty();
    }

    @Test
    void waitsWhileNobodyKnowsWhatWasDispensed() {
        assertThat(releases(RESERVED).vendReported(report(VendOutcome.UNKNOWN))).isEmpty();
    }

    @Test
    void givesBackWhatWasCapturedOnAuthorizationWhenNothingWasDispensed() {
        sale = Sales.capturedOnAuthorization(sale);

        RefundRequested refund = (RefundRequested)
                only(releases(ALL_CAPTURED).vendReported(report(VendOutcome.FAILED)), Topics.REFUND_REQUESTED);

        assertThat(refund.getAmount()).isEqualTo(4_300);
        assertThat(refund.getReason()).isEqualTo("VEND_FAILED");
        assertThat(refund.getRequestedBy()).isEqualTo("capture-service");
        assertThat(refund.getMeta().getCausationId()).isEqualTo(CAUSE.getId());
    }

    @Test
    void letsGoOfWhatWasNotYetCapturedOnAuthorizationWhenNothingWasDispensed() {
        sale = Sales.capturedOnAuthorization(sale);

        assertThat(only(releases(LET_GO).vendReported(report(VendOutcome.FAILED)), Topics.RELEASED))
                .isNotNull();
    }

    @Test
    void givesBackThePriceOfWhatWasNotDispensedOfASaleCapturedOnAuthorization() {
        sale = Sales.capturedOnAuthorization(sale);

        RefundRequested refund = (RefundRequested)
                only(releases(RESERVED).vendReported(report(VendOutcome.PARTIAL, Sales.COLA)), Topics.REFUND_REQUESTED);

        assertThat(refund.getAmount()).isEqualTo(1_800);
        assertThat(refund.getReason()).isEqualTo("PARTIAL_VEND");
    }

    @ParameterizedTest
    @EnumSource(
            value = VendOutcome.class,
            names = {"DISPENSED", "UNKNOWN"})
    void leavesASaleCapturedOnAuthorizationAloneWhenItCountsAsDispensed(VendOutcome outcome) {
        sale = Sales.capturedOnAuthorization(sale);

        assertThat(releases(ALL_CAPTURED).vendReported(report(outcome, Sales.COLA, Sales.CHIPS)))
                .isEmpty();
    }

    @Test
    void capturesInFullAndGivesBackTheRestWhereNoPartCanBeCaptured() {
        attempt = new Attempt.Refused(Attempt.Meaning.PART_NOT_ALLOWED, "VIPPS_6140", "Must capture full amount");
        inFull = new Attempt.Accepted();

        List<Emission<?>> emissions = captures(ALL_CAPTURED).receiptAttached(receiptOver(2_500));

        assertThat(emissions)
                .extracting(Emission::event)
                .satisfiesExactly(
                        captured ->
                                assertThat(((Captured) captured).getAmount()).isEqualTo(4_300),
                        refund -> {
                            assertThat(((RefundRequested) refund).getAmount()).isEqualTo(1_800);
                            assertThat(((RefundRequested) refund).getReason()).isEqualTo("PART_NOT_CAPTURABLE");
                        });
    }

    @Test
    void saysNothingOfACaptureThatWasLetGoOnPurpose() {
        sale = Sales.capturedOnAuthorization(sale);
        attempt = new Attempt.Refused(Attempt.Meaning.OTHER, "VIPPS_6070", "Cannot capture a cancelled payment");

        assertThat(captures(LET_GO).receiptAttached(receiptOver(4_300))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ReleaseReason.class)
    void letsGoForEveryReasonEvenOneOfTheFuture(ReleaseReason reason) {
        CancelRequested event = CancelRequested.newBuilder()
                .setMeta(CAUSE)
                .setSale(SaleMapper.toEvent(sale))
                .setReason(reason)
                .build();

        Released released = (Released) only(releases(LET_GO).cancelRequested(event), Topics.RELEASED);

        assertThat(released.getReason()).isEqualTo(reason);
    }

    @Test
    void leavesACancellationAfterTheCaptureToAPerson() {
        PermanentFailureException failure = catchThrowableOfType(
                PermanentFailureException.class,
                () -> releases(COLA_CAPTURED).vendReported(report(VendOutcome.FAILED)));

        assertThat(failure.code()).isEqualTo("ALREADY_CAPTURED");
        assertThat(failure).hasMessageContaining("2500 NOK").hasMessageContaining("refund");
    }

    @ParameterizedTest
    @CsvSource({"2500,1", "4300,0", "4301,0"})
    void letsGoOfTheRestOnceTheCaptureIsInTheLog(long amount, int releases) {
        Captured event = Captured.newBuilder()
                .setMeta(CAUSE)
                .setSale(SaleMapper.toEvent(sale))
                .setAmount(amount)
                .setPspReference("psp-1")
                .build();

        assertThat(releases(shows(1_800, 2_500)).captured(event)).hasSize(releases);
    }

    private CaptureSteps captures(Reading reading) {
        return new CaptureSteps(
                new FixedPayments(attempt, inFull, reading).capturePayment(clock),
                releases(reading),
                new CaptureEvents(clock));
    }

    private ReleaseSteps releases(Reading reading) {
        return new ReleaseSteps(new FixedPayments(attempt, inFull, reading).releasePayment(), new CaptureEvents(clock));
    }

    private ReceiptAttached receiptOver(long amount) {
        return ReceiptAttached.newBuilder()
                .setMeta(CAUSE)
                .setSale(SaleMapper.toEvent(sale))
                .setLines(SaleMapper.toEvent(List.of(Sales.COLA)))
                .setAmount(amount)
                .setAuthorizedAmount(4_300)
                .build();
    }

    private VendReported report(VendOutcome outcome, SaleLine... dispensed) {
        return VendReported.newBuilder()
                .setMeta(CAUSE)
                .setSale(SaleMapper.toEvent(sale))
                .setOutcome(outcome)
                .setDispensed(SaleMapper.toEvent(List.of(dispensed)))
                .setDispensedAmount(Sale.totalOf(List.of(dispensed)))
                .setAuthorizedAmount(4_300)
                .build();
    }

    private static Reading shows(long cancelled, long captured) {
        return new Reading.Found(
                new PaymentNow(Phase.AUTHORIZED, nok(4_300), nok(cancelled), nok(captured), nok(0), "psp-1"));
    }

    private static Object only(List<Emission<?>> emissions, io.vendflow.events.Topic<?> topic) {
        assertThat(emissions).singleElement().satisfies(emission -> {
            assertThat(emission.topic()).isEqualTo(topic);
            assertThat(emission.key()).isEqualTo("VM0042");
        });
        return emissions.getFirst().event();
    }
}
