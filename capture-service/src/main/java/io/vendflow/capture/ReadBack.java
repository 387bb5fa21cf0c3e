package io.vendflow.capture;

import io.vendflow.sale.Sale;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Looks at a payment until it shows what was just done. Vipps' figures may come a moment after its answer (facts sheet 2.7). */
final class ReadBack {

    /** Short enough to keep a customer's receipt quick; what takes longer is handled again with the record. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(600));

    private final Payments payments;
    private final Consumer<Duration> pause;

    ReadBack(Payments payments, Consumer<Duration> pause) {
        this.payments = payments;
        this.pause = pause;
    }

    /** The first reading that shows it, or the last one that does not. */
    Reading until(Sale sale, Predicate<PaymentNow> shown) {
        Reading reading = payments.read(sale);
        for (Duration each : PAUSES) {
            if (!(reading instanceof Reading.Found(PaymentNow now)) || shown.test(now)) {
                return reading;
            }
            pause.accept(each);
            reading = payments.read(sale);
        }
        return reading;
    }
}
