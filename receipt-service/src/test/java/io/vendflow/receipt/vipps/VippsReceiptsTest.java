package io.vendflow.receipt.vipps;

import static io.vendflow.testing.StubEPayments.refused;
import static io.vendflow.testing.StubEPayments.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.receipt.Posting;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.testing.Sales;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.order.Order;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.order.ReceiptPosted;
import io.vendflow.vipps.order.Receipts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VippsReceiptsTest {

    private final List<Receipt> posted = new ArrayList<>();

    @Test
    void writesWhatWasDispensedWhereAndUnderWhichNumber() {
        assertThat(post(new Done<>(new ReceiptPosted("a-uuid")))).isEqualTo(new Posting.Posted());
        assertThat(posted).containsExactly(new Receipt(List.of(Sales.COLA), Currency.NOK, "VM0042", "8G4L0R"));
    }

    @Test
    void understandsThatTheReceiptIsThere() {
        assertThat(post(refused(409, null))).isEqualTo(new Posting.AlreadyThere());
    }

    @ParameterizedTest
    @CsvSource({"400,VIPPS_400", "403,VIPPS_403", "404,VIPPS_404"})
    void saysWhyVippsRefused(int status, String code) {
        assertThat(post(refused(status, null))).isEqualTo(new Posting.Refused(code, "a title: a detail"));
    }

    @ParameterizedTest
    @EnumSource(Uncertainty.Cause.class)
    void takesNothingUnclearForAnAnswer(Uncertainty.Cause cause) {
        assertThat(post(unknown(cause, Duration.ofSeconds(9))))
                .isInstanceOfSatisfying(
                        Posting.Unanswered.class,
                        unanswered -> assertThat(unanswered.doubt().notBefore()).isEqualTo(Duration.ofSeconds(9)));
    }

    private Posting post(VippsOutcome<ReceiptPosted> outcome) {
        Receipts orderManagement = new Receipts() {
            @Override
            public VippsOutcome<ReceiptPosted> post(
                    MerchantSerialNumber msn, PaymentReference reference, Receipt receipt) {
                assertThat(msn).isEqualTo(Sales.MERCHANT);
                assertThat(reference).hasToString("VM0042-8G4L0R");
                posted.add(receipt);
                return outcome;
            }

            @Override
            public VippsOutcome<Order> get(MerchantSerialNumber msn, PaymentReference reference) {
                throw new UnsupportedOperationException("nobody reads receipts here");
            }
        };
        return new VippsReceipts(orderManagement).post(Sales.colaAndChips(), List.of(Sales.COLA));
    }
}
