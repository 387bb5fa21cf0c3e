package io.vendflow.reconciliation.report;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Where an amount lies on a picture: round steps of 1, 2 or 5 from the least to the most.
 *
 * @param step between two lines, in minor units
 * @param above how many steps there are above zero
 * @param below and how many below, the last one cut off where nothing reaches
 */
record ChartScale(long step, long above, double below) {

    private static final double TOP = 14;
    private static final double BOTTOM = 262;
    private static final int MOST_STEPS = 6;
    private static final double LEAST_BELOW = 0.2;

    static ChartScale of(long most, long leastBelowZero) {
        long up = Math.max(0, most);
        long down = Math.max(0, leastBelowZero);
        long step = 1;
        int turn = 0;
        while (Math.ceilDiv(up, step) + Math.ceilDiv(down, step) > MOST_STEPS) {
            step = turn++ % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return new ChartScale(
                step, Math.max(1, Math.ceilDiv(up, step)), down == 0 ? 0 : Math.max(LEAST_BELOW, (double) down / step));
    }

    List<Long> ticks() {
        return LongStream.rangeClosed(-(long) below, above)
                .mapToObj(each -> each * step)
                .toList();
    }

    double y(long amount) {
        double place = (double) amount / step;
        return BOTTOM - (place + below) / (above + below) * (BOTTOM - TOP);
    }
}
