package io.vendflow.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.MemoryUsageType;
import org.rocksdb.MemoryUtil;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class BoundedRocksDbTest {

    private static final int STORES = 8;
    private static final int VALUE_BYTES = 64 * 1024;
    private static final int VALUES = 200;

    @TempDir
    private Path folder;

    @Test
    void allStoresTogetherStayWithinTheBoundHoweverMuchIsWritten() throws Exception {
        BoundedRocksDb bound = new BoundedRocksDb();
        List<Options> options = new ArrayList<>();
        List<RocksDB> stores = new ArrayList<>();
        try {
            for (int i = 0; i < STORES; i++) {
                Options each = new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig());
                bound.setConfig("store-" + i, each, Map.of());
                options.add(each);
                stores.add(RocksDB.open(
                        each,
                        Files.createDirectory(folder.resolve("store-" + i)).toString()));
            }
            long most = 0;
            for (int value = 0; value < VALUES; value++) {
                for (RocksDB store : stores) {
                    store.put(("key-" + value).getBytes(StandardCharsets.UTF_8), new byte[VALUE_BYTES]);
                    store.get(("key-" + value / 2).getBytes(StandardCharsets.UTF_8));
                }
                most = Math.max(most, memoryOf(stores));
            }

            // 100 MB were written; a store that has to make room does so a buffer at a time.
            assertThat(most).isLessThan(BoundedRocksDb.MOST_BYTES + STORES * 2L * 1024 * 1024);
        } finally {
            stores.forEach(RocksDB::close);
            options.forEach(Options::close);
        }
    }

    private static long memoryOf(List<RocksDB> stores) throws RocksDBException {
        Map<MemoryUsageType, Long> usage = MemoryUtil.getApproximateMemoryUsageByType(stores, null);
        return usage.getOrDefault(MemoryUsageType.kMemTableTotal, 0L)
                + usage.getOrDefault(MemoryUsageType.kTableReadersTotal, 0L);
    }
}
