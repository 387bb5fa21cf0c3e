package io.vendflow.gateway.metrics;

import io.vendflow.gateway.Census;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.OpenState;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One share of the memory: its open sales and its machines. Written by one thread, read by whoever asks for metrics. */
final class CountedShare implements Census.Count {

    /**
     * What is counted of a sale.
     *
     * @param money open, in minor units, or 0
     * @param since when it is; means nothing without money
     */
    record OpenSale(OpenState state, Currency currency, long money, Instant since) {}

    private final Map<PaymentReference, OpenSale> open = new ConcurrentHashMap<>();
    private final Map<MachineId, Boolean> online = new ConcurrentHashMap<>();
    private final Set<MachineId> retired = ConcurrentHashMap.newKeySet();
    private final Consumer<CountedShare> onEnd;

    CountedShare(Consumer<CountedShare> onEnd) {
        this.onEnd = onEnd;
    }

    @Override
    public void is(SaleRecord sale) {
        PaymentReference reference = sale.sale().reference();
        OpenState.of(sale.state())
                .ifPresentOrElse(
                        state -> open.put(
                                reference,
                                new OpenSale(
                                        state,
                                        sale.sale().amount().currency(),
                                        sale.openMoney(),
                                        sale.openMoneySince())),
                        () -> open.remove(reference));
    }

    @Override
    public void forgotten(PaymentReference reference) {
        open.remove(reference);
    }

    @Override
    public void is(MachineRecord machine) {
        online.put(machine.machineId(), machine.online());
    }

    @Override
    public void has(MachineId machineId, boolean sells) {
        if (sells) {
            retired.remove(machineId);
        } else {
            retired.add(machineId);
        }
    }

    @Override
    public void end() {
        onEnd.accept(this);
    }

    Stream<OpenSale> sales() {
        return open.values().stream();
    }

    long machines() {
        return online.keySet().stream().filter(each -> !retired.contains(each)).count();
    }

    long machinesOnline() {
        return online.entrySet().stream()
                .filter(each -> each.getValue() && !retired.contains(each.getKey()))
                .count();
    }
}
