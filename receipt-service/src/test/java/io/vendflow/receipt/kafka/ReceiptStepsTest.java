package io.vendflow.receipt.kafka;

import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vendflow.events.Authorized;
import io.vendflow.events.Meta;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.ReceiptFailed;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.receipt.AttachReceipt;
import io.vendflow.receipt.Doubt;
import io.vendflow.receipt.Posting;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.testing.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptStepsTest {

    private static final Meta CAUSE = Metas.of("a-test", "nobody", NOON, "a cause");

    private final List<List<SaleLine>> posted = new ArrayList<>();
    private Sale sale = Sales.colaAndChips();
    private Posting posting = new Posting.Posted();

    @ParameterizedTest
    @EnumSource(
            value = VendOutcome.class,
            names = {"DISPENSED", "PARTIAL"})
    void writesTheReceiptForWhatWasDispensed(VendOutcome outcome) {
        List<Emission<?>> emissions = steps().vendReported(report(outcome, Sales.COLA));

        assertThat(posted).containsExactly(List.of(Sales.COLA));
        assertThat(emissions).singleElement().satisfies(emission -> {
            assertThat(emission.key()).isEqualTo("VM0042");
            ReceiptAttached attached = (ReceiptAttached) emission.event();
            assertThat(attached.getAmount()).isEqualTo(2_500);
            assertThat(attached.getAuthorizedAmount()).isEqualTo(4_300);
            assertThat(SaleMapper.fromEvent(attached.getLines())).containsExactly(Sales.COLA);
            assertThat(attached.getMeta().getCausationId()).isEqualTo(CAUSE.getId());
            assertThat(attached.getMeta().getProducer()).isEqualTo("receipt-service");
        });
    }

    @Test
    void saysTheSameTwice() {
        assertThat(steps().vendReported(report(VendOutcome.DISPENSED, Sales.COLA)))
                .isEqualTo(steps().vendReported(report(VendOutcome.DISPENSED, Sales.COLA)));
    }

    @ParameterizedTest
    @EnumSource(VendOutcome.class)
    void writesNoReceiptForNothing(VendOutcome outcome) {
        assertThat(steps().vendReported(report(outcome))).isEmpty();
        assertThat(posted).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = VendOutcome.class,
            names = {"FAILED", "UNKNOWN"})
    void writesNoReceiptWhileNobodyKnows(VendOutcome outcome) {
        assertThat(steps().vendReported(report(outcome, Sales.COLA))).isEmpty();
    }

    @Test
    void writesTheReceiptForAllWhenTheMachineCannotReport() {
        sale = Sales.capturedOnAuthorization(sale);

        ReceiptAttached attached =
                (ReceiptAttached) steps().authorized(authorized()).getFirst().event();

        assertThat(attached.getAmount()).isEqualTo(4_300);
        assertThat(attached.getAuthorizedAmount()).isEqualTo(4_300);
        assertThat(posted).containsExactly(sale.lines());
    }

    @Test
    void ignoresTheReportOfASaleCapturedOnAuthorization() {
        sale = Sales.capturedOnAuthorization(sale);

        assertThat(steps().vendReported(report(VendOutcome.DISPENSED, Sales.COLA)))
                .isEmpty();
    }

    @Test
    void waitsForTheReportOfAMachineThatCanReport() {
        assertThat(steps().authorized(authorized())).isEmpty();
    }

    @Test
    void saysAtOnceWhatWasDispensedWhenTheReceiptWentWithThePayment() {
        sale = Sales.receiptInPayment(sale);

        ReceiptAttached attached = (ReceiptAttached) steps().vendReported(report(VendOutcome.PARTIAL, Sales.COLA))
                .getFirst()
                .event();

        assertThat(attached.getAmount()).isEqualTo(2_500);
        assertThat(attached.getAuthorizedAmount()).isEqualTo(4_300);
        assertThat(posted).isEmpty();
    }

    @Test
    void letsTheCaptureGoOnWithoutAReceipt() {
        posting = new Posting.Refused("VIPPS_403", "no such product");

        ReceiptFailed failed = (ReceiptFailed) steps().vendReported(report(VendOutcome.PARTIAL, Sales.COLA))
                .getFirst()
                .event();

        assertThat(failed.getAmount()).isEqualTo(2_500);
        assertThat(failed.getAuthorizedAmount()).isEqualTo(4_300);
        assertThat(failed.getCode()).isEqualTo("VIPPS_403");
        assertThat(failed.getMessage()).isEqualTo("no such product");
    }

    @Test
    void comesBackWhenNothingIsCertain() {
        posting = new Posting.Unanswered(new Doubt("no answer", Duration.ofSeconds(9)));

        RetryLaterException later = catchThrowableOfType(
                RetryLaterException.class, () -> steps().vendReported(report(VendOutcome.PARTIAL, Sales.COLA)));

        assertThat(later.notBefore()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void cannotReadLinesThatBreakARule() {
        VendReported event = VendReported.newBuilder()
                .setMeta(CAUSE)
                .setSale(SaleMapper.toEvent(sale))
                .setOutcome(VendOutcome.PARTIAL)
                .setDispensed(List.of(new io.vendflow.events.SaleLine("A3", "COLA05", "Cola", 0, 2_500L, 1_500)))
                .setDispensedAmount(0)
                .setAuthorizedAmount(4_300)
                .build();

        assertThatThrownBy(() -> steps().vendReported(event)).isInstanceOf(UnreadableEventException.class);
    }

    private ReceiptSteps steps() {
        Clock clock = Clock.fixed(NOON.plusSeconds(30), ZoneOffset.UTC);
        AttachReceipt attachReceipt = new AttachReceipt(
                (asked, lines) -> {
                    posted.add(lines);
                    return posting;
                },
                (result, sinceRequest) -> {},
                clock);
        return new ReceiptSteps(attachReceipt, clock);
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

    private Authorized authorized() {
        return Authorized.newBuilder()
                .setMeta(CAUSE)
                .setSale(SaleMapper.toEvent(sale))
                .setAmount(4_300)
                .setPspReference("psp-1")
                .setAuthorizedAt(NOON)
                .build();
    }
}
