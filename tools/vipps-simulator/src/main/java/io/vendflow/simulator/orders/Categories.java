package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The categories of orders: any number by version 3 of the API, one by version 2, of which the app shows the latest. */
public final class Categories {

    private record Name(MerchantSerialNumber msn, String id) {}

    private final ReentrantLock lock = new ReentrantLock();

    /** In the order in which they were written; the latest is at the end. */
    private final Map<Name, Category> byName = new LinkedHashMap<>();

    private final Map<OrderId, List<String>> byOrder = new LinkedHashMap<>();
    private final Consumer<OrderChange> log;

    /** @param log keeps what changes, before anybody hears of it */
    public Categories(Consumer<OrderChange> log) {
        this.log = log;
    }

    /** Gives an order its category of version 2, or another one in its place, under the same id. */
    Category put(OrderId order, String type, String url, @Nullable String imageId) {
        return locked(() -> {
            String id = of(order).stream()
                    .filter(Category::ofVersion2)
                    .map(Category::id)
                    .findFirst()
                    .orElseGet(() -> UUID.randomUUID().toString());
            return write(new Category(id, order, type, url, imageId, true));
        });
    }

    /** Gives an order one more category. */
    Category add(OrderId order, String type, String url, @Nullable String imageId) {
        return locked(() -> write(new Category(UUID.randomUUID().toString(), order, type, url, imageId, false)));
    }

    Optional<Category> find(MerchantSerialNumber msn, String id) {
        return locked(() -> Optional.ofNullable(byName.get(new Name(msn, id))));
    }

    /** What the app shows with an order. */
    Optional<Category> latest(OrderId order) {
        return locked(() -> {
            List<Category> all = of(order);
            return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        });
    }

    /** All of a sales unit's, or one order's, oldest first. */
    List<Category> list(MerchantSerialNumber msn, @Nullable String orderId) {
        return locked(() -> {
            if (orderId == null) {
                return byName.values().stream()
                        .filter(category -> category.order().msn().equals(msn))
                        .toList();
            }
            List<Category> found = new ArrayList<>();
            for (String type : OrderId.PAYMENT_TYPES) {
                found.addAll(of(new OrderId(msn, type, orderId)));
            }
            return found;
        });
    }

    /** @return whether there was one */
    boolean delete(MerchantSerialNumber msn, String id) {
        return locked(() -> {
            if (!byName.containsKey(new Name(msn, id))) {
                return false;
            }
            log.accept(new OrderChange.Deleted(msn, id));
            remove(msn, id);
            return true;
        });
    }

    /** Drops those of a payment that is dropped. */
    public void forget(MerchantSerialNumber msn, String orderId) {
        list(msn, orderId).forEach(category -> restoreDeletion(msn, category.id()));
    }

    void restore(Category category) {
        locked(() -> keep(category));
    }

    void restoreDeletion(MerchantSerialNumber msn, String id) {
        locked(() -> {
            remove(msn, id);
            return id;
        });
    }

    Collection<Category> all() {
        return locked(() -> List.copyOf(byName.values()));
    }

    void clear() {
        locked(() -> {
            byName.clear();
            byOrder.clear();
            return byName;
        });
    }

    private Category write(Category category) {
        log.accept(new OrderChange.Categorized(category));
        return keep(category);
    }

    private Category keep(Category category) {
        remove(category.order().msn(), category.id());
        byName.put(new Name(category.order().msn(), category.id()), category);
        byOrder.computeIfAbsent(category.order(), order -> new ArrayList<>()).add(category.id());
        return category;
    }

    private void remove(MerchantSerialNumber msn, String id) {
        Category gone = byName.remove(new Name(msn, id));
        if (gone != null) {
            byOrder.computeIfPresent(gone.order(), (order, ids) -> {
                ids.remove(id);
                return ids.isEmpty() ? null : ids;
            });
        }
    }

    private List<Category> of(OrderId order) {
        List<Category> found = new ArrayList<>();
        for (String id : byOrder.getOrDefault(order, List.of())) {
            Category category = byName.get(new Name(order.msn(), id));
            if (category != null) {
                found.add(category);
            }
        }
        return found;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
