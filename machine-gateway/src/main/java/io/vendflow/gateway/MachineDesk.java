package io.vendflow.gateway;

import io.vendflow.gateway.MachineMessage.CancelRequest;
import io.vendflow.gateway.MachineMessage.Presence;
import io.vendflow.gateway.MachineMessage.SaleRequest;
import io.vendflow.gateway.MachineMessage.Unusable;
import io.vendflow.gateway.MachineMessage.VendReport;
import io.vendflow.gateway.SaleState.Authorized;
import io.vendflow.gateway.SaleState.AwaitingPayment;
import io.vendflow.gateway.SaleState.End;
import io.vendflow.gateway.SaleState.Ended;
import io.vendflow.gateway.SaleState.GivingUp;
import io.vendflow.gateway.SaleState.LettingGo;
import io.vendflow.gateway.SaleState.Overdue;
import io.vendflow.gateway.SaleState.Reported;
import io.vendflow.gateway.SaleState.Requested;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Dispensed;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where machines are served: what each of their messages leads to. */
public final class MachineDesk {

    private final Memory memory;
    private final Effects effects;
    private final GatewayRules rules;
    private final Bookkeeping books;
    private final Fleet fleet;

    public MachineDesk(Memory memory, Effects effects, GatewayRules rules) {
        this.memory = memory;
        this.effects = effects;
        this.rules = rules;
        this.books = new Bookkeeping(memory, effects, rules);
        this.fleet = new Fleet(memory, rules);
    }

    /** Serves one message of a machine whose id is valid. */
    public void serve(MachineId machineId, Uplink uplink, MachineMessage message) {
        switch (message) {
            case SaleRequest request -> sell(machineId, uplink, request);
            case VendReport report -> vended(machineId, uplink, report);
            case CancelRequest request -> cancel(machineId, uplink, request);
            // What a machine was says nothing about what it is.
            case Presence _ when uplink.comesAgain() -> effects.ignored("presence");
            case Presence presence -> presence(machineId, presence);
            case Unusable unusable -> refuse(machineId, uplink, unusable);
        }
    }

    /** Answers a message of something that calls itself a machine but has no valid id. */
    public void refuseStranger(Uplink uplink, Unusable unusable) {
        effects.bury(uplink, null, unusable.code(), unusable.message());
        effects.tellError(uplink.machine(), unusable.code(), unusable.message(), unusable.saleId(), uplink.topic());
    }

    private void sell(MachineId machineId, Uplink uplink, SaleRequest request) {
        SaleRecord known = memory.sale(PaymentReference.of(machineId, request.saleId()));
        if (known != null) {
            if (known.isAskedForBy(request)) {
                books.tell(known);
            } else {
                complain(
                        uplink,
                        "SALE_CONFLICT",
                        "saleId " + request.saleId() + " is taken by a sale with other content",
                        request.saleId());
            }
            return;
        }
        if (uplink.comesAgain() && isOutOfMemory(uplink)) {
            // The machine hears nothing: what it was told of this sale, long ago, may have been CAPTURED.
            String message = "nobody remembers whether the sale of " + uplink.receivedAt() + " was made";
            effects.bury(uplink, request.saleId(), "TOO_OLD", message);
            return;
        }
        switch (fleet.admit(machineId)) {
            case Fleet.Admission.Refused(String code, String message) ->
                reject(machineId, uplink, request.saleId(), code, message);
            case Fleet.Admission.Sells(SaleTerms terms) -> sell(machineId, uplink, request, terms);
        }
    }

    private boolean isOutOfMemory(Uplink uplink) {
        return effects.now().isAfter(uplink.receivedAt().plus(rules.rememberEnded()));
    }

    private void sell(MachineId machineId, Uplink uplink, SaleRequest request, SaleTerms terms) {
        boolean drawnByVipps = terms.qrSource() == QrSource.VIPPS_IMAGE;
        if (drawnByVipps && !request.display().format().isPicture()) {
            String message =
                    "display.format: this machine shows Vipps' own picture of the QR, which comes as PNG or SVG,"
                            + " not as " + request.display().format();
            reject(machineId, uplink, request.saleId(), "QR_FORMAT_NOT_AVAILABLE", message);
            return;
        }
        MachineRecord machine = Objects.requireNonNullElse(memory.machine(machineId), MachineRecord.unknown(machineId));
        Sale sale = new Sale(
                machineId,
                request.saleId(),
                terms.merchant(),
                new Amount(Sale.totalOf(request.lines()), request.currency()),
                request.lines(),
                terms.captureMode(),
                uplink.receivedAt(),
                terms.receiptMode(),
                uplink.traceparent());
        SaleRecord entry = SaleRecord.requested(
                sale,
                request.display(),
                terms.vendPolicy(),
                SaleTimes.selected(effects.comesAgain() ? null : uplink.receivedAt()));
        SaleRecord open = openSale(machine);
        if (open != null
                && open.state() instanceof Authorized state
                && effects.now().isBefore(state.vendBefore())) {
            books.end(
                    entry,
                    End.REJECTED,
                    "SALE_IN_PROGRESS",
                    "sale " + open.sale().saleId() + " is authorized and its vend report may still come");
            return;
        }
        if (open != null && open.state().beforeAuthorization() && uplink.comesAgain()) {
            reject(
                    machineId,
                    uplink,
                    request.saleId(),
                    "SALE_IN_PROGRESS",
                    "sale " + open.sale().saleId() + " has begun since, and what comes again gives up no sale");
            return;
        }
        if (open != null && open.state().beforeAuthorization()) {
            books.giveUp(open, GiveUpReason.SUPERSEDED);
        }
        effects.requestPayment(sale, drawnByVipps ? request.display() : null);
        memory.put(entry);
        memory.put(machine.selling(sale.saleId()));
    }

    private void vended(MachineId machineId, Uplink uplink, VendReport report) {
        SaleRecord entry = find(machineId, uplink, report.saleId());
        if (entry == null) {
            return;
        }
        switch (entry.state()) {
            case Authorized state -> accept(uplink, entry, report, state.amount(), state.captured());
            case Overdue state -> accept(uplink, entry, report, state.amount(), state.captured());
            case Reported _, Ended _ when report.equals(entry.report()) -> books.tell(entry);
            case Reported _, Ended _
            when entry.report() != null ->
                complain(
                        uplink,
                        "VEND_CONFLICT",
                        "the vend of sale " + report.saleId() + " was already reported otherwise",
                        report.saleId());
            case Reported _ -> alreadyDecided(uplink, report);
            case LettingGo state when isForOthersToSay(state.reason().name()) -> alreadyDecided(uplink, report);
            case Ended state when wasAuthorized(state) -> alreadyDecided(uplink, report);
            case Ended _, Requested _, AwaitingPayment _, GivingUp _, LettingGo _ ->
                complain(
                        uplink,
                        "NOT_AUTHORIZED",
                        "sale " + report.saleId() + " is not authorized: nothing was to be vended",
                        report.saleId());
        }
    }

    private void alreadyDecided(Uplink uplink, VendReport report) {
        complain(
                uplink,
                "VEND_CONFLICT",
                "what became of sale " + report.saleId() + " was already decided without the machine",
                report.saleId());
    }

    /** As far as can be seen from how it ended. */
    private static boolean wasAuthorized(Ended state) {
        return state.end() == End.CAPTURED || state.end() == End.REFUNDED || isForOthersToSay(state.code());
    }

    private static boolean isForOthersToSay(String reason) {
        return reason.equals(GiveUpReason.UNKNOWN_VEND.name()) || reason.equals(GiveUpReason.OPERATOR.name());
    }

    private void accept(Uplink uplink, SaleRecord entry, VendReport report, long authorized, long captured) {
        switch (Dispensed.check(entry.sale(), report.outcome(), report.dispensed())) {
            case Dispensed.Wrong wrong -> complain(uplink, "INVALID_FIELD", wrong.message(), report.saleId());
            case Dispensed.Lines lines -> {
                effects.reportVend(Vend.reported(entry.sale(), report, lines.lines(), authorized));
                effects.took(SaleStep.AUTHORIZED_TO_VEND, entry.times().authorized(), uplink.receivedAt());
                SaleTimes times = entry.times().vended(effects.comesAgain() ? null : uplink.receivedAt());
                books.vended(entry.with(report).timed(times), report.outcome(), captured);
            }
        }
    }

    private void cancel(MachineId machineId, Uplink uplink, CancelRequest request) {
        SaleRecord entry = find(machineId, uplink, request.saleId());
        if (entry == null) {
            return;
        }
        switch (entry.state()) {
            case Requested _, AwaitingPayment _ -> books.giveUp(entry, GiveUpReason.BUTTON);
            case Authorized _, Overdue _ -> {
                effects.requestCancel(entry.sale(), GiveUpReason.BUTTON);
                memory.put(entry.in(new SaleState.LettingGo(GiveUpReason.BUTTON), null));
            }
            case GivingUp _, LettingGo _ -> effects.ignored("cancel");
            case Ended state when state.end() != End.CAPTURED -> books.tell(entry);
            case Reported _, Ended _ ->
                effects.tellError(
                        machineId.value(),
                        "TOO_LATE",
                        "the vend of sale " + request.saleId() + " was already reported",
                        request.saleId(),
                        uplink.topic());
        }
    }

    private void presence(MachineId machineId, Presence presence) {
        MachineRecord known = memory.machine(machineId);
        MachineRecord machine = Objects.requireNonNullElse(known, MachineRecord.unknown(machineId));
        boolean lateFarewell = !presence.online()
                && !machine.bootId().isEmpty()
                && !presence.bootId().isEmpty()
                && !machine.bootId().equals(presence.bootId());
        boolean news = known == null
                || machine.online() != presence.online()
                || !machine.bootId().equals(presence.bootId());
        if (lateFarewell || !news) {
            effects.ignored("presence");
            return;
        }
        effects.reportPresence(machineId, presence.online(), presence.bootId(), presence.firmware());
        memory.put(
                presence.online()
                        ? machine.present(presence.bootId())
                        : machine.absent(presence.bootId(), effects.now().plus(rules.offlineGrace())));
    }

    /** A request for a sale is rejected, unless a sale of that name goes on; anything else is an error. */
    private void refuse(MachineId machineId, Uplink uplink, Unusable unusable) {
        SaleId saleId = unusable.saleId();
        if (unusable.sale() && saleId != null && memory.sale(PaymentReference.of(machineId, saleId)) == null) {
            reject(machineId, uplink, saleId, unusable.code(), unusable.message());
        } else {
            complain(uplink, unusable.code(), unusable.message(), saleId);
        }
    }

    private void reject(MachineId machineId, Uplink uplink, SaleId saleId, String code, String message) {
        effects.bury(uplink, saleId, code, message);
        effects.tell(Updates.rejected(machineId, saleId, code, message, effects.now()));
    }

    private @Nullable SaleRecord find(MachineId machineId, Uplink uplink, SaleId saleId) {
        SaleRecord entry = memory.sale(PaymentReference.of(machineId, saleId));
        if (entry == null) {
            complain(uplink, "UNKNOWN_SALE", "no sale " + saleId + " is known of machine " + machineId, saleId);
        }
        return entry;
    }

    private @Nullable SaleRecord openSale(MachineRecord machine) {
        SaleId open = machine.openSale();
        return open == null ? null : memory.sale(PaymentReference.of(machine.machineId(), open));
    }

    private void complain(Uplink uplink, String code, String message, @Nullable SaleId saleId) {
        effects.bury(uplink, saleId, code, message);
        effects.tellError(uplink.machine(), code, message, saleId, uplink.topic());
    }
}
