package io.vendflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SaleSimulationTest {

    private static final long FIRST_SEED = 1;

    @Test
    void everythingHoldsOfEverySaleWhateverGoesWrong() {
        Long one = Long.getLong("simulation.seed");
        if (one != null) {
            System.out.println(Simulation.run(one, Plan.USUAL));
            return;
        }
        long minutes = Long.getLong("simulation.minutes", 0);
        long seeds = Long.getLong("simulation.seeds", 200);
        long begun = System.nanoTime();
        List<Report> reports = minutes > 0 ? soak(minutes) : Simulations.run(Plan.USUAL, FIRST_SEED, seeds);

        int sales = reports.stream().mapToInt(Report::sales).sum();
        print(reports, sales, Duration.ofNanos(System.nanoTime() - begun));
        assertThat(sales).isGreaterThanOrEqualTo(minutes > 0 ? 1 : (int) seeds * 250);
    }

    /** Other seeds each time, since those of CI are known to be good. */
    private static List<Report> soak(long minutes) {
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        return Simulations.run(Plan.USUAL, System.currentTimeMillis(), () -> System.nanoTime() < end);
    }

    private static void print(List<Report> reports, int sales, Duration took) {
        Map<String, Integer> excuses = new TreeMap<>();
        reports.forEach(report -> report.excuses().forEach((why, count) -> excuses.merge(why, count, Integer::sum)));
        System.out.printf(
                "%d seeds, %d sales, %d steps, %d crashes in %d s%n",
                reports.size(),
                sales,
                reports.stream().mapToLong(Report::steps).sum(),
                reports.stream().mapToInt(Report::crashes).sum(),
                took.toSeconds());
        excuses.forEach((why, count) -> System.out.printf("%6d %s%n", count, why));
    }
}
