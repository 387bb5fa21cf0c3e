package io.vendflow.commands.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter out = new StringWriter();
    private long now = -42;

    @Test
    void tellsHowFarHowFastAndHowLongStill() {
        assertThat(line(250_000, 1_000_000, 50_000, Duration.ofSeconds(5)))
                .isEqualTo("[#####---------------]  25 %  50000 events/s  10000 sales/s  0:15 left");
        assertThat(line(1, 7201, 0, Duration.ofSeconds(1)))
                .isEqualTo("[--------------------]   0 %  1 events/s  0 sales/s  2:00:00 left");
        assertThat(line(100, 100, 20, Duration.ofSeconds(1)))
                .isEqualTo("[####################] 100 %  100 events/s  20 sales/s  0:00 left");
    }

    @Test
    void standsNumbersThatMakeNoSense() {
        assertThat(line(0, 0, 0, Duration.ZERO)).isEqualTo("0 events  0 events/s  0 sales/s");
        assertThat(line(0, 100, 0, Duration.ofSeconds(1))).startsWith("[--------------------]   0 %");
        assertThat(line(300, 100, 20, Duration.ofSeconds(1))).contains("100 %", "0:00 left");
        assertThat(line(1, Long.MAX_VALUE, 1, Duration.ofDays(1))).contains("days left");
    }

    @Test
    void fitsOnALine() {
        assertThat(line(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(365))
                        .length())
                .isLessThan(80);
        assertThat(line(9_999_999, 9_999_999L * 300_000, 9_999_999, Duration.ofSeconds(1))
                        .length())
                .isLessThan(80);
    }

    @Test
    void isDrawnAtMostFiveTimesASecond() {
        ProgressBar bar = bar();

        for (int event = 1; event <= 1000; event++) {
            now += Duration.ofMillis(1).toNanos();
            bar.at(event, 1000, event);
        }

        assertThat(out.toString().chars().filter(each -> each == '\r').count()).isEqualTo(5);
    }

    @Test
    void leavesAnEmptyLine() {
        try (ProgressBar bar = bar()) {
            bar.at(500, 1000, 10);
            bar.at(501, 1000, 10);
        }

        String drawn = out.toString();
        String last = drawn.substring(drawn.lastIndexOf('\r', drawn.length() - 2));
        assertThat(last).matches("\r {40,79}\r");
    }

    @Test
    void isSilentOnceItIsClosed() {
        ProgressBar bar = bar();
        bar.close();

        now += Duration.ofSeconds(1).toNanos();
        bar.at(500, 1000, 10);

        assertThat(out.toString()).isEmpty();
    }

    private ProgressBar bar() {
        return new ProgressBar(new PrintWriter(out), () -> now);
    }

    private static String line(long read, long inAll, long sales, Duration elapsed) {
        return ProgressBar.line(read, inAll, sales, elapsed.toNanos());
    }
}
