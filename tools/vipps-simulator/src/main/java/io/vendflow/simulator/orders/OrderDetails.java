package io.vendflow.simulator.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Categories and images together, for whoever keeps them. */
public final class OrderDetails {

    private final Categories categories;
    private final Images images;

    /** @param log keeps what changes, before anybody hears of it */
    public OrderDetails(Consumer<OrderChange> log) {
        categories = new Categories(log);
        images = new Images(log);
    }

    public Categories categories() {
        return categories;
    }

    public Images images() {
        return images;
    }

    /** Takes back what was written before a restart. */
    public void restore(OrderChange change) {
        switch (change) {
            case OrderChange.Categorized categorized -> categories.restore(categorized.category());
            case OrderChange.Deleted deleted -> categories.restoreDeletion(deleted.msn(), deleted.categoryId());
            case OrderChange.Added added -> images.restore(added.image());
        }
    }

    public List<OrderChange> snapshot() {
        List<OrderChange> changes = new ArrayList<>();
        images.all().forEach(image -> changes.add(new OrderChange.Added(image)));
        categories.all().forEach(category -> changes.add(new OrderChange.Categorized(category)));
        return changes;
    }

    public void clear() {
        categories.clear();
        images.clear();
    }
}
