package io.vendflow.gateway;

import io.vendflow.gateway.SaleState.Authorized;
import io.vendflow.gateway.SaleState.AwaitingPayment;
import io.vendflow.gateway.SaleState.Ended;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.gateway.SaleState.LettingGo;
import io.vendflow.gateway.SaleState.Overdue;
import io.vendflow.gateway.SaleState.Reported;
import io.vendflow.gateway.SaleState.Requested;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a machine is to know about a sale in a given state. */
final class Updates {

    /** An end is worth knowing for a machine that was away for a day. */
    private static final Duration END_IS_NEWS_FOR = Duration.ofHours(24);

    private Updates() {}

    /**
     * The update that belongs to a sale's state. There is none while something is under way: AUTHORIZED in particular is
     * never said again once the vend was reported or has become doubtful, because a machine that lost its memory would
     * vend again.
     */
    static Optional<PaymentUpdate> of(SaleRecord entry, Instant now) {
        Sale sale = entry.sale();
        return switch (entry.state()) {
            case AwaitingPayment state ->
                Optional.of(new PaymentUpdate(
                        sale.machineId(),
                        sale.saleId(),
                        "AWAITING_PAYMENT",
                        sale.amount().minorUnits(),
                        currency(sale),
                        state.expiresAt(),
                        new PaymentUpdate.Qr(state.qrText(), state.qrImage(), entry.display()),
                        null,
                        null,
                        null,
                        state.expiresAt(),
                        sale));
            case Authorized state when state.captured() > 0 -> Optional.of(captured(sale, state.captured(), now));
            case Overdue state when state.captured() > 0 -> Optional.of(captured(sale, state.captured(), now));
            case Authorized state
            when now.isBefore(state.vendBefore()) ->
                Optional.of(new PaymentUpdate(
                        sale.machineId(),
                        sale.saleId(),
                        "AUTHORIZED",
                        state.amount(),
                        currency(sale),
                        null,
                        null,
                        state.vendBefore(),
                        null,
                        null,
                        state.vendBefore(),
                        sale));
            case Ended state -> Optional.of(ended(sale, state, now));
            case Authorized _, Requested _, GivingUp _, Overdue _, Reported _, LettingGo _ -> Optional.empty();
        };
    }

    /** Before the vend was reported. */
    private static PaymentUpdate captured(Sale sale, long amount, Instant now) {
        return ended(sale, new Ended(SaleState.End.CAPTURED, amount, "", ""), now);
    }

    private static PaymentUpdate ended(Sale sale, Ended state, Instant now) {
        return new PaymentUpdate(
                sale.machineId(),
                sale.saleId(),
                state.end().name(),
                state.amount(),
                currency(sale),
                null,
                null,
                null,
                state.code().isEmpty() ? null : state.code(),
                state.message().isEmpty() ? null : state.message(),
                now.plus(END_IS_NEWS_FOR),
                sale);
    }

    /** For a request that could be read only so far as to know what to answer to. */
    static PaymentUpdate rejected(MachineId machineId, SaleId saleId, String code, String message, Instant now) {
        return new PaymentUpdate(
                machineId,
                saleId,
                SaleState.End.REJECTED.name(),
                null,
                null,
                null,
                null,
                null,
                code,
                message,
                now.plus(END_IS_NEWS_FOR),
                null);
    }

    private static String currency(Sale sale) {
        return sale.amount().currency().name();
    }
}
