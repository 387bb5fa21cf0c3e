package io.vendflow.kafka.spring;

import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import java.util.Collection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A part's condition in Spring's words: who waits is out of service, who is dead is down. */
public final class PartHealth {

    private PartHealth() {}

    public static Health of(Condition condition) {
        return switch (condition) {
            case Condition.Works() -> Health.up().build();
            case Condition.Waits(String forWhat) ->
                Health.outOfService().withDetail("waits", forWhat).build();
            case Condition.Dead(String why) ->
                Health.down().withDetail("dead", why).build();
        };
    }

    /** Down as soon as one part is dead, with the names of all that are. What only waits needs no restart. */
    static HealthIndicator ofLife(Collection<Part> parts) {
        return () -> {
            Health.Builder health = Health.up();
            for (Part part : parts) {
                if (part.condition() instanceof Condition.Dead(String why)) {
                    health.down().withDetail(part.name(), why);
                }
            }
            return health.build();
        };
    }
}
