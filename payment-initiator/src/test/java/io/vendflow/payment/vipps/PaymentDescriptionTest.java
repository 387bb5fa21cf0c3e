package io.vendflow.payment.vipps;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.SaleLine;
import io.vendflow.testing.Sales;
import org.junit.jupiter.api.Test;

class PaymentDescriptionTest {

    @Test
    void namesTheProductAndTheMachine() {
        assertThat(PaymentDescription.of(Sales.cola())).isEqualTo("Cola 0.5 l, machine VM0042");
    }

    @Test
    void countsWhatElseIsInTheBasket() {
        assertThat(PaymentDescription.of(Sales.of("7F3K9Q", Sales.COLA.withQuantity(2), Sales.CHIPS)))
                .isEqualTo("Cola 0.5 l + 2 more, machine VM0042");
    }

    @Test
    void keepsTheMachineWhenTheNameIsLong() {
        SaleLine wordy = new SaleLine("A1", "X", "🥤".repeat(200), 1, 2_500, 1_500);

        assertThat(PaymentDescription.of(Sales.of("7F3K9Q", wordy))).isEqualTo("🥤".repeat(60) + ", machine VM0042");
    }
}
