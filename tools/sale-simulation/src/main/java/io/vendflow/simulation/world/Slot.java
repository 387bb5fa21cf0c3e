package io.vendflow.simulation.world;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that a fiber waits for. The first answer counts; one that comes after, or to nobody, is lost. */
public final class Slot<T> {

    private final Fiber fiber;
    private @Nullable T value;

    Slot(Fiber fiber) {
        this.fiber = fiber;
    }

    /** Called from outside: the fiber goes on with this. */
    public void fill(T answer) {
        if (value == null && !fiber.isOver()) {
            value = answer;
            fiber.go();
        }
    }

    /** Called from inside. */
    public T await() {
        fiber.pause();
        return Objects.requireNonNull(value);
    }
}
