package io.vendflow.simulation.log;

import io.vendflow.simulation.world.Fiber;
import io.vendflow.simulation.world.World;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** Records of one topic and key one at a time and in order, all others in parallel, each lane on a fiber of its own. */
final class Lanes {

    private record Lane(String topic, String key) {}

    private static final class Work {
        private final Queue<LogRecord> waiting = new ArrayDeque<>();
    }

    private final World world;
    private final Consumer<LogRecord> handler;
    private final Map<Lane, Work> lanes = new LinkedHashMap<>();
    private final Map<Lane, Fiber> fibers = new LinkedHashMap<>();

    Lanes(World world, Consumer<LogRecord> handler) {
        this.world = world;
        this.handler = handler;
    }

    void submit(LogRecord each) {
        Lane lane = new Lane(each.topic(), each.key());
        Work running = lanes.get(lane);
        if (running != null) {
            running.waiting.add(each);
            return;
        }
        Work work = new Work();
        work.waiting.add(each);
        lanes.put(lane, work);
        Fiber fiber = world.begin(() -> run(lane, work));
        if (!fiber.isOver()) {
            fibers.put(lane, fiber);
        }
    }

    private void run(Lane lane, Work work) {
        for (LogRecord each = work.waiting.poll(); each != null; each = work.waiting.poll()) {
            handler.accept(each);
        }
        lanes.remove(lane, work);
        fibers.remove(lane);
    }

    /** The process is gone. */
    void kill() {
        List<Fiber> dying = List.copyOf(fibers.values());
        lanes.clear();
        fibers.clear();
        dying.forEach(Fiber::kill);
    }
}
