package io.vendflow.simulation;

import io.vendflow.simulation.invariant.Excuse;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.story.SaleStory;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in one run in which everything held.
 *
 * @param digest equal for two runs in which the same happened
 * @param excuses how many sales' money differs from the goods for which reason
 */
public record Report(long seed, long digest, int sales, long steps, int crashes, Map<String, Integer> excuses) {

    static Report of(long seed, long steps, Installation installation) {
        Map<String, Integer> excuses = new TreeMap<>();
        for (SaleStory sale : installation.stories().all()) {
            if (sale.atVipps().isAuthorized()) {
                excuses.merge(Excuse.of(sale).name(), 1, Integer::sum);
                sale.inLog().deadLetters().forEach(code -> excuses.merge("dead letter " + code, 1, Integer::sum));
                if (sale.inLog().captureFailures() > 0) {
                    excuses.merge("CaptureFailed", 1, Integer::sum);
                }
            } else {
                excuses.merge("not paid", 1, Integer::sum);
            }
        }
        return new Report(
                seed,
                installation.stories().digest(),
                installation.stories().all().size(),
                steps,
                installation.processes().stream().mapToInt(Program::crashes).sum(),
                Map.copyOf(excuses));
    }
}
