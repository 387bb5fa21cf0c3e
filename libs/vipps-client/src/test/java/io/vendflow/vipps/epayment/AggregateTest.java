package io.vendflow.vipps.epayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, 0",
        "49900, 0, 0, 0, 49900, 0",
        "49900, 0, 10000, 0, 39900, 10000",
        "49900, 39900, 10000, 0, 0, 10000",
        "49900, 39900, 10000, 10000, 0, 0",
        "0, 1000, 0, 0, 0, 0"
    })
    void knowsWhatIsLeftToCaptureAndToRefund(
            long authorized, long cancelled, long captured, long refunded, long uncaptured, long refundable) {
        Aggregate aggregate = new Aggregate(nok(authorized), nok(cancelled), nok(captured), nok(refunded));
        assertThat(aggregate.uncaptured()).isEqualTo(nok(uncaptured));
        assertThat(aggregate.refundable()).isEqualTo(nok(refundable));
    }

    private static Amount nok(long minorUnits) {
        return new Amount(minorUnits, Currency.NOK);
    }
}
