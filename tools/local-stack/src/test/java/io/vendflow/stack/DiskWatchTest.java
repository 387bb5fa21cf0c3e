package io.vendflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskWatchTest {

    private final AtomicLong free = new AtomicLong(DataDirectory.LEAST_FREE);
    private final List<String> said = new ArrayList<>();
    private final DiskWatch watch = new DiskWatch(free::get, said::add);

    @Test
    void saysOnceThatTheDiskIsNearlyFull() {
        watch.run();
        assertThat(said).isEmpty();
        free.set(DiskWatch.LOW - 1);
        watch.run();
        watch.run();
        assertThat(said).singleElement().asString().contains("nearly full: 199 MB left");
    }

    @Test
    void saysItAgainAfterThereWasRoomInBetween() {
        free.set(0);
        watch.run();
        free.set(DataDirectory.LEAST_FREE);
        watch.run();
        free.set(0);
        watch.run();
        assertThat(said).hasSize(2);
    }
}
