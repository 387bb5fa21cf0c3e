package io.vendflow.simulation.story;

import io.vendflow.sale.PaymentReference;
import io.vendflow.simulation.world.World;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stories of all sales of one simulation. */
public final class Stories {

    private final World world;
    private final Map<String, SaleStory> byReference = new LinkedHashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();

    public Stories(World world) {
        this.world = world;
    }

    public SaleStory begin(Order order) {
        String reference = order.reference().value();
        SaleStory story = new SaleStory(world, order, () -> touched.add(reference));
        byReference.put(reference, story);
        return story;
    }

    public @Nullable SaleStory find(PaymentReference reference) {
        return byReference.get(reference.value());
    }

    public @Nullable SaleStory find(String reference) {
        return byReference.get(reference);
    }

    /** Tells a sale's story if there is such a sale. */
    public void with(PaymentReference reference, Consumer<SaleStory> then) {
        SaleStory story = find(reference);
        if (story != null) {
            then.accept(story);
        }
    }

    public Collection<SaleStory> all() {
        return byReference.values();
    }

    /** The sales to which something happened since this was last asked. */
    public List<SaleStory> takeTouched() {
        if (touched.isEmpty()) {
            return List.of();
        }
        List<SaleStory> result = touched.stream().map(byReference::get).toList();
        touched.clear();
        return result;
    }

    /** Equal for two runs in which the same happened to the same sales at the same times. */
    public long digest() {
        long digest = 0xcbf29ce484222325L;
        for (SaleStory story : byReference.values()) {
            for (String line : story.lines()) {
                for (int i = 0; i < line.length(); i++) {
                    digest = (digest ^ line.charAt(i)) * 0x100000001b3L;
                }
            }
        }
        return digest;
    }
}
