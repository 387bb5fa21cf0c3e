package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Captured;
import io.vendflow.events.Released;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/** Holds the three books against each other: what the machine was told, what the log says, what Vipps has. */
final class Books {

    private final VippsBook vipps;
    private final EventLog log;
    private final VendingMachine machine;
    private final String saleId;
    private final String reference;

    Books(Installation installation, VendingMachine machine, String saleId) {
        this(installation.vipps(), installation.log(), machine, saleId);
    }

    Books(VippsBook vipps, EventLog log, VendingMachine machine, String saleId) {
        this.vipps = vipps;
        this.log = log;
        this.machine = machine;
        this.saleId = saleId;
        this.reference = machine.id() + "-" + saleId;
    }

    /** One payment, one authorization, one vend, one receipt, one capture of it all; I1, I2, I3, I4, I10. */
    void agreeOnCaptured() {
        assertThat(vipps.sum(reference, "authorized")).isEqualTo(2500);
        assertThat(vipps.sum(reference, "captured")).isEqualTo(2500);
        assertThat(vipps.sum(reference, "cancelled")).isZero();
        assertThat(vipps.sum(reference, "refunded")).isZero();
        assertThat(vipps.effects(reference)).containsOnlyOnce("CREATE", "CAPTURE");
        assertThat(vipps.order(reference).at("/receipt/orderLines").size()).isEqualTo(1);
        assertOneFact(Topics.PAYMENT_REQUESTED);
        assertOneFact(Topics.PAYMENT_CREATED);
        assertOneFact(Topics.AUTHORIZED);
        assertOneFact(Topics.VEND_REPORTED);
        assertOneFact(Topics.RECEIPT_ATTACHED);
        List<Captured> captured = assertOneFact(Topics.CAPTURED);
        assertThat(captured).allSatisfy(event -> assertThat(event.getAmount()).isEqualTo(2500));
        assertThat(log.of(reference, Topics.RELEASED)).isEmpty();
        machine.assertToldInOrder(saleId, "AWAITING_PAYMENT", "AUTHORIZED", "CAPTURED");
    }

    /** Authorized, nothing vended, everything let go, nothing captured; I1, I5, I6, I10. */
    void agreeOnReleasedAfterAuthorization() {
        assertThat(vipps.sum(reference, "authorized")).isEqualTo(2500);
        assertThat(vipps.sum(reference, "cancelled")).isEqualTo(2500);
        assertThat(vipps.sum(reference, "captured")).isZero();
        assertThat(vipps.effects(reference)).doesNotContain("CAPTURE");
        List<Released> released = assertOneFact(Topics.RELEASED);
        assertThat(released).allSatisfy(event -> assertThat(event.getAmount()).isEqualTo(2500));
        assertThat(log.of(reference, Topics.CAPTURED)).isEmpty();
    }

    /** Nothing was ever reserved. */
    void agreeOnUnpaid() {
        assertThat(vipps.sum(reference, "authorized")).isZero();
        assertThat(vipps.sum(reference, "captured")).isZero();
        assertThat(log.of(reference, Topics.AUTHORIZED)).isEmpty();
        assertThat(log.of(reference, Topics.CAPTURED)).isEmpty();
        assertThat(machine.statesOf(saleId)).doesNotContain("AUTHORIZED", "CAPTURED");
    }

    /** A fact may be told twice after a crash, always under the same id. */
    private <E extends SpecificRecordBase> List<E> assertOneFact(Topic<E> topic) {
        List<E> events = log.of(reference, topic);
        Function<E, String> id = event -> topic.metaOf(event).getId();
        assertThat(events.stream().map(id).distinct()).as(topic.name()).hasSize(1);
        return events;
    }
}
