package io.vendflow.reconciliation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When to run, over what.
 *
 * @param every from the end of one run to the beginning of the next
 * @param firstAfter from the start of the service to its first run, so that what starts with it has time to
 * @param lookBack how old a sale may be to be looked at. Longer finds what is open for longer, and takes longer to read
 * @param against what the log is held against
 * @param zone whose days the sums are of
 * @param step how long the flow may take for a step before it counts as lost
 * @param reports where the newest report is written; nowhere when it is left out
 */
@ConfigurationProperties("vendflow.reconciliation")
public record ReconciliationProperties(
        @DefaultValue("1h") Duration every,
        @DefaultValue("30s") Duration firstAfter,
        @DefaultValue("7d") Duration lookBack,
        @DefaultValue("VIPPS") Set<Against> against,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("1h") Duration step,
        @Nullable Path reports) {

    Rules rules() {
        return Rules.USUAL.withStep(step);
    }
}
