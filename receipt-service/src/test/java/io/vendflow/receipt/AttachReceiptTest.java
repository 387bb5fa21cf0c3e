package io.vendflow.receipt;

import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.receipt.ReceiptMetrics.Result;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttachReceiptTest {

    private static final Doubt TIMEOUT = new Doubt("no answer in time", Duration.ofSeconds(7));

    private final List<String> counted = new ArrayList<>();

    @Test
    void attachesAReceipt() {
        assertThat(attach(new Posting.Posted())).isEqualTo(new ReceiptOutcome.Attached());
        assertThat(counted).containsExactly("ATTACHED PT30S");
    }

    @Test
    void isDoneWhenTheReceiptIsThere() {
        assertThat(attach(new Posting.AlreadyThere())).isEqualTo(new ReceiptOutcome.Attached());
        assertThat(counted).containsExactly("ALREADY_THERE PT30S");
    }

    @Test
    void givesUpWhatVippsWillNeverTake() {
        assertThat(attach(new Posting.Refused("VIPPS_403", "no such product")))
                .isEqualTo(new ReceiptOutcome.Failed("VIPPS_403", "no such product"));
        assertThat(counted).containsExactly("FAILED PT30S");
    }

    @Test
    void neverTakesNoAnswerForANo() {
        assertThat(attach(new Posting.Unanswered(TIMEOUT))).isEqualTo(new ReceiptOutcome.Unresolved(TIMEOUT));
        assertThat(counted).containsExactly("UNRESOLVED PT30S");
    }

    @Test
    void postsNothingWhenTheReceiptWentWithThePayment() {
        Receipts none = (sale, lines) -> {
            throw new AssertionError("a second receipt");
        };

        assertThat(attach(none, Sales.receiptInPayment(Sales.cola()))).isEqualTo(new ReceiptOutcome.Attached());
        assertThat(counted).containsExactly("IN_PAYMENT PT30S");
    }

    private ReceiptOutcome attach(Posting posting) {
        return attach((sale, lines) -> posting, Sales.cola());
    }

    private ReceiptOutcome attach(Receipts receipts, Sale sale) {
        ReceiptMetrics metrics = (Result result, Duration sinceRequest) -> counted.add(result + " " + sinceRequest);
        return new AttachReceipt(receipts, metrics, Clock.fixed(NOON.plusSeconds(30), ZoneOffset.UTC))
                .attach(sale, List.of(Sales.COLA));
    }
}
