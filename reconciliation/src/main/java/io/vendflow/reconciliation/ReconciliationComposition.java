package io.vendflow.reconciliation;

import io.vendflow.books.kafka.KafkaEventLog;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.reconciliation.kafka.KafkaPast;
import io.vendflow.reconciliation.kafka.KafkaRepairs;
import io.vendflow.reconciliation.vipps.VippsLedgerBooks;
import io.vendflow.reconciliation.vipps.VippsPaymentBooks;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.report.Reports;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Puts a reconciliation together, for the service and for the command. */
public final class ReconciliationComposition {

    /** How long Kafka or the registry may bring nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ReconciliationComposition() {}

    /** One that never calls Vipps, and remembers nothing. */
    public static Reconciliation ofLog(KafkaSettings settings, EventCodec codec, Clock clock) {
        return ofLog(settings, codec, clock, PATIENCE);
    }

    static Reconciliation ofLog(KafkaSettings settings, EventCodec codec, Clock clock, Duration patience) {
        return new Reconciliation(
                progress -> new KafkaEventLog(settings, codec, patience, progress, clock),
                null,
                null,
                Past.NONE,
                clock,
                partitionsAtOnce());
    }

    /** @param merchants whose keys there are */
    public static Reconciliation of(
            KafkaSettings settings,
            EventCodec codec,
            EPayments payments,
            Reports reports,
            List<MerchantSerialNumber> merchants,
            Clock clock) {
        return new Reconciliation(
                progress -> new KafkaEventLog(settings, codec, PATIENCE, progress, clock),
                new VippsPaymentBooks(payments),
                new VippsLedgerBooks(reports, merchants),
                new KafkaPast(settings, PATIENCE),
                clock,
                partitionsAtOnce());
    }

    public static Repairs repairs(KafkaSettings settings, EventCodec codec, Clock clock) {
        return new KafkaRepairs(settings, codec, PATIENCE, clock);
    }

    /** Each takes memory of its own, and more than there are processors gains nothing. */
    private static int partitionsAtOnce() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    }
}
