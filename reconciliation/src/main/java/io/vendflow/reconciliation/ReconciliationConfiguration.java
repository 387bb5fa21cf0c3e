package io.vendflow.reconciliation;

import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import io.vendflow.reconciliation.report.ReportFiles;
import io.vendflow.vipps.Vipps;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReconciliationConfiguration {

    @Bean
    Reconciliation reconciliation(KafkaSettings settings, EventCodec codec, Vipps vipps, Clock clock) {
        return ReconciliationComposition.of(
                settings, codec, vipps.payments(), vipps.reports(), vipps.merchants(), clock);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Schedule schedule(
            Reconciliation reconciliation,
            ReconciliationMetrics metrics,
            ReconciliationProperties properties,
            Clock clock) {
        return new Schedule(
                reconciliation,
                metrics,
                files(properties),
                new Schedule.Plan(
                        properties.firstAfter(),
                        properties.every(),
                        properties.lookBack(),
                        properties.against(),
                        properties.zone(),
                        properties.rules()),
                clock);
    }

    private static Consumer<Report> files(ReconciliationProperties properties) {
        Path directory = properties.reports();
        return directory == null || directory.toString().isBlank()
                ? report -> {}
                : new ReportFiles(directory, properties.zone())::write;
    }

    @Bean
    Part schedulePart(Schedule schedule) {
        return new Part() {

            @Override
            public String name() {
                return "schedule";
            }

            @Override
            public Condition condition() {
                String why = schedule.ended();
                return why == null
                        ? new Condition.Works()
                        : new Condition.Dead("no further reconciliation will run: " + why);
            }
        };
    }

    @Bean
    HealthIndicator scheduleHealth(Schedule schedule) {
        return () -> {
            Throwable broken = schedule.broken();
            return broken == null ? Health.up().build() : Health.down(broken).build();
        };
    }
}
