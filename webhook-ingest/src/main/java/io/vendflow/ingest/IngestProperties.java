package io.vendflow.ingest;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are watched.
 *
 * @param stateDir where Kafka Streams keeps its copy of the state; may be lost, it is restored from Kafka
 * @param looksAtOnce how many payments are read from Vipps at a time. More finds endings sooner when many payments are open
 *     and Vipps is slow, fewer is gentler to Vipps
 */
@ConfigurationProperties("vendflow.ingest")
public record IngestProperties(
        @DefaultValue("data/streams") Path stateDir,
        @DefaultValue("200") int looksAtOnce) {

    /** @throws IllegalArgumentException when nothing could ever be looked at */
    public IngestProperties {
        if (looksAtOnce < 1) {
            throw new IllegalArgumentException("vendflow.ingest.looks-at-once must be at least 1");
        }
    }
}
