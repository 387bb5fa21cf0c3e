package io.vendflow.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked for and nobody tells is noticed: the metric, the label, and the value. */
class ScrapeTest {

    private static final Rules RULES =
            new Rules(List.of(), List.of(new Recording("vendflow:lag:sum", "sum by (topic) (vendflow_consumer_lag)")));

    private final Scrape scrape = new Scrape().add("""
                    # HELP vendflow_consumer_lag records
                    # TYPE vendflow_consumer_lag gauge
                    vendflow_consumer_lag{service="capture-service",topic="vending.captured"} 0.0
                    vendflow_consumer_lag{service="capture-service",topic="a \\"}{\\" b"} 1
                    vendflow_vends_unknown NaN
                    vipps_client_requests_seconds_count{cause="none",operation="get",outcome="done"} 3 1795946589546
                    """);

    private final Exposure exposure = new Exposure(scrape, RULES, "| `timeout`, `server_error` |");

    @Test
    void readsNamesLabelsAndWhatIsEscaped() {
        assertThat(scrape.names())
                .containsExactly(
                        "vendflow_consumer_lag", "vendflow_vends_unknown", "vipps_client_requests_seconds_count");
        assertThat(scrape.of("vendflow_consumer_lag"))
                .contains(Map.of("service", "capture-service", "topic", "a \"}{\" b"));
        assertThat(scrape.of("vendflow_vends_unknown")).containsExactly(Map.of());
        assertThatThrownBy(() -> scrape.add("<html>")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsNothingWrongWithWhatIsTold() {
        assertThat(problems(
                        "sum by (service, job) (vendflow_consumer_lag{topic=~\"vending[.].+\",instance=\"a\"}) > 0"))
                .isEmpty();
        assertThat(problems("vendflow:lag:sum{topic=\"vending.captured\"} and on(topic) vendflow:lag:sum"))
                .isEmpty();
        assertThat(problems("sum by (job) (up{job=\"x\"}) == 0 or min by (chain) (ssl_chain_expiry_seconds)"))
                .isEmpty();
        assertThat(problems("sum(vipps_client_requests_seconds_count{cause=~\"timeout|server_error\"})"))
                .isEmpty();
    }

    @Test
    void noticesAMetricThatNobodyTells() {
        assertThat(problems("sum(vendflow_consumer_lags)"))
                .containsExactly("here: nobody tells vendflow_consumer_lags");
        assertThat(problems("vendflow:lag:max")).containsExactly("here: no rule records vendflow:lag:max");
    }

    @Test
    void noticesALabelThatItDoesNotHave() {
        assertThat(problems("vendflow_consumer_lag{group=\"a\"}"))
                .containsExactly("here: vendflow_consumer_lag has no label group");
        assertThat(problems("sum by (kind) (vendflow_consumer_lag)"))
                .containsExactly("here: nothing that is asked for has the label kind");
        assertThat(problems("vendflow:lag:sum{service=\"capture-service\"}"))
                .containsExactly("here: vendflow:lag:sum has no label service");
    }

    @Test
    void noticesAValueThatNoSeriesHas() {
        assertThat(problems("vendflow_consumer_lag{topic=\"vending.capture\"}"))
                .containsExactly("here: no series is vendflow_consumer_lag{topic=\"vending.capture\"}");
        assertThat(problems("vipps_client_requests_seconds_count{cause=~\"timeout|time_out\"}"))
                .containsExactly("here: docs/metrics.md does not list cause time_out");
    }

    private List<String> problems(String promql) {
        return exposure.problems(List.of(new Question("here", promql)));
    }
}
