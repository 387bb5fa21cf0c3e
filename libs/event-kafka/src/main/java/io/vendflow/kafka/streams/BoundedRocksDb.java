package io.vendflow.kafka.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Keeps what all stores of a process together hold outside of the heap within {@link #MOST_BYTES}. By itself Kafka Streams
 * allows each store of each partition 50 MB for reading and 48 MB for writing; ours are small and many. Called by Kafka
 * Streams, by name (Kafka's documentation, "Memory Management", RocksDB).
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** Blocks, indexes, filters and what is not written to disk yet, of all stores. */
    static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final long MOST_BYTES_TO_WRITE = 16L * 1024 * 1024;

    /** Of one store. An eighth of it is taken at once, when the store is opened. */
    private static final long WRITE_BUFFER_BYTES = 1024 * 1024;

    /** Reserved on disk for each store at once; the default is 4 MB. */
    private static final long MANIFEST_BYTES = 64 * 1024;

    private static final double SHARE_OF_INDEXES = 0.1;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(MOST_BYTES, -1, false, SHARE_OF_INDEXES);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(MOST_BYTES_TO_WRITE, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(CACHE);
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setManifestPreallocationSize(MANIFEST_BYTES);
    }

    /** What is shared lives as long as the process. */
    @Override
    public void close(String storeName, Options options) {}
}
