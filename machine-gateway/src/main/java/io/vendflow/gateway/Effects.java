package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from a decision. All of one decision happens, or nothing of it. */
public interface Effects {

    /** @param drawnByVipps the picture that Vipps is to draw; null when we draw it */
    void requestPayment(Sale sale, @Nullable Display drawnByVipps);

    void requestCancel(Sale sale, GiveUpReason reason);

    void requestCancel(Sale sale, GiveUpReason reason, Person by);

    void reportVend(Vend vend);

    void reportPresence(MachineId machineId, boolean online, String bootId, String firmware);

    void tell(PaymentUpdate update);

    /** Tells a machine that a message of its was no good. */
    void tellError(String machine, String code, String message, @Nullable SaleId saleId, String topic);

    /**
     * Keeps a message that was no good, byte for byte.
     *
     * @param saleId the sale it is about, when that much could be read
     */
    void bury(Uplink uplink, @Nullable SaleId saleId, String code, String message);

    /** Money stays reserved until an operator decides, and Vipps lets go of it some day. */
    void held(Sale sale);

    /** Counts something that may happen and changes nothing, such as an event that comes too late to matter. */
    void ignored(String what);

    /**
     * A step of a sale ended. Not timed when its begin is unknown, or when what ends it comes again.
     *
     * @param end before the begin where two clocks disagree
     */
    void took(SaleStep step, @Nullable Instant begin, Instant end);

    /** Whether what is decided about comes again, so that its times say nothing. */
    boolean comesAgain();

    /** When the decision is made. */
    Instant now();
}
