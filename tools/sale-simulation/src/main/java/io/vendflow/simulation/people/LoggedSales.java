package io.vendflow.simulation.people;

import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.Captured;
import io.vendflow.events.Meta;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.Released;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.operations.Sales;
import io.vendflow.operations.Standing;
import io.vendflow.operations.Story;
import io.vendflow.operations.StoryEvent;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.VendOutcome;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.story.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What an operator finds about a sale in the log. */
final class LoggedSales implements Sales {

    private final EventLog log;

    LoggedSales(EventLog log) {
        this.log = log;
    }

    @Override
    public Optional<Story> story(PaymentReference reference) {
        Fold fold = new Fold();
        for (LogRecord record : log.events()) {
            SpecificRecordBase event = (SpecificRecordBase) record.value();
            io.vendflow.events.Sale sale = Facts.saleOf(event);
            if (sale != null && sale.getReference().equals(reference.value())) {
                fold.add(Topics.named(record.topic()).orElseThrow(), event, sale);
            }
        }
        return fold.story();
    }

    /** Each fact once, in the order of the topics. */
    private static final class Fold {

        private final Set<String> known = new HashSet<>();
        private final List<StoryEvent> events = new ArrayList<>();
        private @Nullable Sale sale;
        private long authorized;
        private @Nullable VendOutcome vend;
        private long captured;
        private boolean releaseRequested;
        private long released;
        private long toRefund;
        private long refunded;
        private boolean ended;

        void add(Topic<?> topic, SpecificRecordBase event, io.vendflow.events.Sale about) {
            Meta meta = EventLog.metaOf(topic, event);
            sale = SaleMapper.fromEvent(about);
            if (known.add(meta.getId())) {
                events.add(new StoryEvent(
                        meta.getOccurredAt(),
                        topic.type().getSimpleName(),
                        topic.name(),
                        meta.getId(),
                        meta.getCausationId(),
                        meta.getProducer(),
                        ""));
                add(event);
            }
        }

        private void add(SpecificRecordBase event) {
            switch (event) {
                case Authorized approved -> authorized = approved.getAmount();
                case VendReported report -> {
                    if (vend == null || vend == VendOutcome.UNKNOWN) {
                        vend = VendOutcome.valueOf(report.getOutcome().name());
                    }
                }
                case Captured taken -> captured += taken.getAmount();
                case CancelRequested _ -> releaseRequested = true;
                case Released gone -> released += gone.getAmount();
                case RefundRequested asked -> toRefund += asked.getAmount();
                case Refunded given -> refunded += given.getAmount();
                case PaymentEnded _, PaymentRejected _ -> ended = true;
                default -> {}
            }
        }

        Optional<Story> story() {
            return Optional.ofNullable(sale)
                    .map(found -> new Story(
                            found,
                            events,
                            Set.of(),
                            new Standing(
                                    authorized,
                                    vend,
                                    captured,
                                    releaseRequested,
                                    released,
                                    toRefund,
                                    refunded,
                                    ended)));
        }
    }
}
