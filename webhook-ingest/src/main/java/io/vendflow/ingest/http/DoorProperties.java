package io.vendflow.ingest.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is taken at the door. What is too much is answered 429, which loses nothing: Vipps delivers it again, and the
 * payment is polled anyway.
 *
 * @param postsPerSecond in all, of anybody; far beyond the bursts of Vipps, far below what would hurt
 * @param rejectedPerSecond of one address before nothing of it is looked at any more until the second is over. Behind a proxy
 *     all have one address, so this must stay far above what is an accident
 * @param atOnce posts that are handled at the same time; each holds its body in memory
 * @param bodyWithin how long a body may take to arrive
 */
@ConfigurationProperties("vendflow.webhooks.limits")
record DoorProperties(
        @DefaultValue("1000") int postsPerSecond,
        @DefaultValue("100") int rejectedPerSecond,
        @DefaultValue("200") int atOnce,
        @DefaultValue("5s") Duration bodyWithin) {}
