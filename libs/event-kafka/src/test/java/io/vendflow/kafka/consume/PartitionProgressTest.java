package io.vendflow.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {

    private final PartitionProgress progress = new PartitionProgress();

    @Test
    void commitsOnlyTheUnbrokenRunFromTheFront() {
        LongStream.range(10, 14).forEach(progress::took);
        progress.finished(11);
        progress.finished(13);
        assertThat(progress.committable()).isEmpty();
        progress.finished(10);
        assertThat(progress.committable()).hasValue(12);
        assertThat(progress.window()).isEqualTo(2);
    }

    @Test
    void offersAnOffsetOnce() {
        progress.took(5);
        progress.finished(5);
        progress.committed(6);
        assertThat(progress.committable()).isEmpty();
    }

    @Property
    void neverPassesARecordThatIsNotDone(@ForAll("orders") List<Long> order) {
        PartitionProgress fresh = new PartitionProgress();
        LongStream.range(0, order.size()).forEach(fresh::took);
        Set<Long> done = new HashSet<>();
        for (long each : order) {
            fresh.finished(each);
            done.add(each);
            OptionalLong offset = fresh.committable();
            if (offset.isPresent()) {
                assertThat(done)
                        .containsAll(
                                LongStream.range(0, offset.getAsLong()).boxed().toList());
            }
        }
        assertThat(fresh.committable()).hasValue(order.size());
        assertThat(fresh.window()).isZero();
    }

    @Provide
    static Arbitrary<List<Long>> orders() {
        return Arbitraries.integers()
                .between(1, 50)
                .flatMap(size ->
                        Arbitraries.shuffle(LongStream.range(0, size).boxed().toList()));
    }
}
