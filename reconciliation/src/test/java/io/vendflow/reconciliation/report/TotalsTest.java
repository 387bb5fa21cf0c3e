package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.Sums;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private final List<Sums> month = Reports.ofAMonth().sums();
    private final Totals totals = new Totals(month);

    @Test
    void addUpToTheSameWhateverTheGroup() {
        Stream<Function<Totals, List<Total>>> groups =
                Stream.of(Totals::byDay, Totals::byMerchant, Totals::byMachine, Totals::byDayAndMerchant);

        assertThat(groups)
                .allSatisfy(group -> assertThat(totals.inAll())
                        .allSatisfy(all -> assertThat(Totals.of(group.apply(totals).stream()
                                        .filter(each -> each.currency().equals(all.currency()))))
                                .isEqualTo(all.figures())));
        assertThat(totals.inAll().stream()
                        .mapToLong(each -> each.figures().captured())
                        .sum())
                .isEqualTo(month.stream().mapToLong(Sums::captured).sum());
        assertThat(totals.inAll().stream()
                        .mapToLong(each -> each.figures().atVipps().captured())
                        .sum())
                .isPositive()
                .isEqualTo(month.stream()
                        .mapToLong(each -> each.atVipps().captured())
                        .sum());
    }

    @Test
    void neverAddCurrenciesTogether() {
        List<Total> both = new Totals(List.of(
                        Reports.sums(Reports.TODAY, "123456", "VM0042", "NOK", 2500),
                        Reports.sums(Reports.TODAY, "123456", "VM0042", "DKK", 1500)))
                .byMachine();

        assertThat(both)
                .extracting(Total::currency, each -> each.figures().captured())
                .containsExactly(tuple("DKK", 1500L), tuple("NOK", 2500L));
    }

    @Test
    void areNoWrongNumberWhenTheyAreTooLarge() {
        Totals huge = new Totals(List.of(
                Reports.sums(Reports.TODAY, "123456", "VM0042", "NOK", Long.MAX_VALUE),
                Reports.sums(Reports.TODAY, "123456", "VM0043", "NOK", 1)));

        assertThatThrownBy(huge::inAll).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void loseNothingWhenOnlyTheWorstAreShown() {
        Bounded<Total> machines = Bounded.worst(totals.byMachine(), 7);

        assertThat(machines.shown()).hasSize(7);
        assertThat(Totals.of(Stream.concat(machines.shown().stream(), machines.rest().stream())))
                .isEqualTo(Totals.of(totals.byMachine().stream()));
        assertThat(machines.shown().stream()
                        .mapToLong(each -> each.figures().trouble())
                        .min()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(machines.rest().stream()
                        .mapToLong(each -> each.figures().trouble())
                        .max()
                        .orElseThrow());
    }

    @Test
    void loseTheOldestDaysOfALedgerFirst() {
        Bounded<LedgerDay> days = Bounded.newest(Reports.ofAMonth().ledger().reversed(), 3);

        assertThat(days.shown()).extracting(LedgerDay::day).containsOnly(Reports.TODAY.minusDays(1));
        assertThat(days.rest()).hasSize(87);
    }
}
