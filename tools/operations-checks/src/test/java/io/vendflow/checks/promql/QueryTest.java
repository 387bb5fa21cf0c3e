package io.vendflow.checks.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics are found, and nothing that only looks like one. */
class QueryTest {

    @Test
    void tellsMetricsFromFunctionsAndLabels() {
        Query query = Query.of("histogram_quantile(0.95, sum by (le, found_by) (rate(noticed_seconds_bucket[5m])))");

        assertThat(query.selectors()).extracting(Selector::toString).containsExactly("noticed_seconds_bucket");
        assertThat(query.labels()).containsExactlyInAnyOrder("le", "found_by");
    }

    @Test
    void readsLabelsBeforeAndAfterTheArgument() {
        assertThat(Query.of("sum(a) by (x)")).isEqualTo(Query.of("sum by (x) (a)"));
        assertThat(Query.of("sum without (x) (a)").labels()).containsExactly("x");
        assertThat(Query.of("quantile by (x) (0.9, a)").selectors())
                .extracting(Selector::metric)
                .containsExactly("a");
    }

    @Test
    void readsBothSidesOfAnOperator() {
        Query query = Query.of("""
                sum by (code) (increase(errors_total[30m])) > 20
                and sum by (code) (increase(errors_total[30m])) > on() group_left() 0.05 * sum(increase(uplinks_total[30m]))
                unless on(service) up{job=~".+"} == bool 0""");

        assertThat(query.selectors())
                .extracting(Selector::toString)
                .containsExactly("errors_total", "errors_total", "uplinks_total", "up{job=~\".+\"}");
        assertThat(query.labels()).containsExactlyInAnyOrder("code", "service");
    }

    @Test
    void keepsWhatIsAskedOfEachSelector() {
        Query query =
                Query.of("a{x=\"1\", y!~`b|c\\d`} / ignoring(x) group_right(z) a{x='it''s'}".replace("''", "\\'"));

        assertThat(query.selectors().getFirst().matchers())
                .containsExactly(
                        new LabelMatcher("x", LabelMatcher.Operator.EQUAL, "1"),
                        new LabelMatcher("y", LabelMatcher.Operator.MATCHES_NOT, "b|c\\d"));
        assertThat(query.selectors().getLast().matchers())
                .containsExactly(new LabelMatcher("x", LabelMatcher.Operator.EQUAL, "it's"));
        assertThat(query.labels()).containsExactlyInAnyOrder("x", "z");
    }

    @Test
    void findsAMetricThatIsNamedInBraces() {
        assertThat(Query.of("rate({__name__=\"a_total\", x=\"1\"}[5m])").selectors())
                .extracting(Selector::toString)
                .containsExactly("a_total{x=\"1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_over_time(rate(a[5m])[1h30m:1m] offset 5m) > 1e-9",
                "a @ end() + Inf - NaN * .5 ^ 0x1F",
                "# b is not asked for\na # nor c",
                "absent(a) or vector(0) > bool 1.5e+3",
                "topk(3, a) ",
                "delta(a[5m]) >= 25 * 3600",
                "count_values(\"b\", a)",
            })
    void mistakesNothingElseForAMetric(String promql) {
        assertThat(Query.of(promql).selectors()).extracting(Selector::metric).containsExactly("a");
    }

    @Test
    void knowsWhatARuleRecorded() {
        Selector recorded = Query.of("vendflow:lag:sum{topic!~\".+[.]replay\"} > 1")
                .selectors()
                .getFirst();

        assertThat(recorded.isRecorded()).isTrue();
        assertThat(recorded.matchers().getFirst().accepts("a.replay")).isFalse();
        assertThat(recorded.matchers().getFirst().accepts("a.replayed")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{x=\"1\"",
                "a{x=1}",
                "a{x~\"1\"}",
                "a[5m",
                "sum by (x a",
                "{x=\"1\"}",
                "a{x=\"1}",
                "a $ b",
                "a{x=\"\\q\"}"
            })
    void saysWhereItUnderstandsNothing(String promql) {
        assertThatThrownBy(() -> Query.of(promql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character");
    }
}
