package io.vendflow.ingest.kafka;

import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueIndexTest {

    private static final PaymentReference A = new PaymentReference("VM0042-AAAA");
    private static final PaymentReference B = new PaymentReference("VM0042-BBBB");
    private static final PaymentReference C = new PaymentReference("VM0042-CCCC");

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("due"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final DueIndex index = new DueIndex(store);

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void yieldsWhatIsDueTheLongestDueFirst() {
        index.add(NOON.plusSeconds(2), A);
        index.add(NOON.plusSeconds(1), B);
        index.add(NOON.plusSeconds(3), C);

        assertThat(due(NOON.plusSeconds(2), 10)).containsExactly(B, A);
        assertThat(due(NOON.plusSeconds(2), 1)).containsExactly(B);
        assertThat(due(NOON, 10)).isEmpty();
    }

    @Test
    void leavesOutWhatIsUnderWayBeforeItCounts() {
        index.add(NOON, A);
        index.add(NOON, B);

        assertThat(index.dueBy(NOON, Set.of(A), 1))
                .extracting(DueIndex.Entry::reference)
                .containsExactly(B);
    }

    @Test
    void knowsTheEarliestAfterEveryChange() {
        assertThat(index.earliest()).isGreaterThan(NOON.plusSeconds(1_000_000).toEpochMilli());
        index.add(NOON.plusSeconds(5), A);
        assertThat(index.earliest()).isEqualTo(NOON.plusSeconds(5).toEpochMilli());
        index.add(NOON.plusSeconds(2), B);
        assertThat(index.earliest()).isEqualTo(NOON.plusSeconds(2).toEpochMilli());
        index.remove(NOON.plusSeconds(2), B);
        assertThat(index.earliest()).isEqualTo(NOON.plusSeconds(5).toEpochMilli());
        index.remove(NOON.plusSeconds(5), A);
        index.add(NOON.plusSeconds(9), C);
        assertThat(index.earliest()).isEqualTo(NOON.plusSeconds(9).toEpochMilli());
    }

    @Test
    void findsWhatWasThereBeforeARestart() {
        index.add(NOON, A);

        assertThat(new DueIndex(store).dueBy(NOON, Set.of(), 10)).hasSize(1);
    }

    private List<PaymentReference> due(Instant by, int limit) {
        return index.dueBy(by, Set.of(), limit).stream()
                .map(DueIndex.Entry::reference)
                .toList();
    }
}
