package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Images that categories may name; never changed (facts sheet 4.3). */
public final class Images {

    private record Name(MerchantSerialNumber msn, String id) {}

    private final ConcurrentMap<Name, Image> images = new ConcurrentHashMap<>();
    private final Consumer<OrderChange> log;

    /** @param log keeps what is added, before anybody hears of it */
    public Images(Consumer<OrderChange> log) {
        this.log = log;
    }

    /** @return whether its id was free */
    boolean add(Image image) {
        AtomicBoolean added = new AtomicBoolean();
        images.computeIfAbsent(new Name(image.msn(), image.id()), name -> {
            log.accept(new OrderChange.Added(image));
            added.set(true);
            return image;
        });
        return added.get();
    }

    boolean has(MerchantSerialNumber msn, String id) {
        return images.containsKey(new Name(msn, id));
    }

    void restore(Image image) {
        images.putIfAbsent(new Name(image.msn(), image.id()), image);
    }

    Collection<Image> all() {
        return List.copyOf(images.values());
    }

    void clear() {
        images.clear();
    }
}
