package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** The receipts: one per order, never changed (facts sheet 4.3). */
public final class Receipts {

    private record Order(MerchantSerialNumber msn, String id) {}

    private final ConcurrentMap<Order, Receipt> receipts = new ConcurrentHashMap<>();
    private final Consumer<Receipt> log;

    /** @param log keeps what is attached, before anybody hears of it */
    public Receipts(Consumer<Receipt> log) {
        this.log = log;
    }

    /** @return the receipt, or nothing when the order has one already */
    public Optional<Receipt> attach(MerchantSerialNumber msn, String orderId, String json) {
        Receipt receipt = new Receipt(msn, orderId, UUID.randomUUID().toString(), json);
        Receipt kept = receipts.computeIfAbsent(new Order(msn, orderId), order -> {
            log.accept(receipt);
            return receipt;
        });
        return kept.equals(receipt) ? Optional.of(receipt) : Optional.empty();
    }

    public Optional<Receipt> find(MerchantSerialNumber msn, String orderId) {
        return Optional.ofNullable(receipts.get(new Order(msn, orderId)));
    }

    /** Drops the receipt of a payment that is dropped. */
    public void forget(MerchantSerialNumber msn, String orderId) {
        receipts.remove(new Order(msn, orderId));
    }

    public void restore(Receipt receipt) {
        receipts.putIfAbsent(new Order(receipt.msn(), receipt.orderId()), receipt);
    }

    public Collection<Receipt> all() {
        return List.copyOf(receipts.values());
    }

    public void clear() {
        receipts.clear();
    }
}
