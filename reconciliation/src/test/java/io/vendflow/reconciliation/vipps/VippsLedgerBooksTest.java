package io.vendflow.reconciliation.vipps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.LedgerReading;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.report.DatePage;
import io.vendflow.vipps.report.EntryType;
import io.vendflow.vipps.report.FeedPage;
import io.vendflow.vipps.report.Ledger;
import io.vendflow.vipps.report.LedgerEntry;
import io.vendflow.vipps.report.LedgerPage;
import io.vendflow.vipps.report.Reports;
import io.vendflow.vipps.report.Topic;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VippsLedgerBooksTest {

    private static final MerchantSerialNumber FIRST = new MerchantSerialNumber("123456");
    private static final MerchantSerialNumber SECOND = new MerchantSerialNumber("654321");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final Memory vipps = new Memory();

    @Test
    void aMerchantWhomNoLedgerSettlesForIsNamed() {
        vipps.ledger("1", FIRST);

        assertThat(read(FIRST, SECOND).unanswered()).containsExactly("no ledger settles for merchant 654321");
    }

    @Test
    void aBalanceThatDoesNotFollowFromADayThatIsOverIsAMistake() {
        vipps.ledger("1", FIRST);
        vipps.entry("1", MONDAY, FIRST, 2_500, 0);
        vipps.entry("1", TUESDAY, FIRST, 1_000, 4_000);

        assertThat(read(FIRST).mistakes()).singleElement().satisfies(each -> {
            assertThat(each.day()).isEqualTo(TUESDAY);
            assertThat(each.by()).isEqualTo(1_500);
        });
    }

    @Test
    void aDayThatClosesBetweenTwoQuestionsIsNoMistake() {
        vipps.ledger("1", FIRST);
        vipps.entry("1", MONDAY, FIRST, 2_500, 0);
        vipps.entry("1", TUESDAY, FIRST, 1_000, 4_000);
        vipps.open.add(MONDAY);

        LedgerReading reading = read(FIRST);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.days())
                .extracting(LedgerDay::complete, LedgerDay::balance)
                .containsExactly(tuple(false, 2_500L), tuple(true, 5_000L));
    }

    @Test
    void aLedgerOfTwoMerchantsTellsOfEachMovementOnce() {
        vipps.ledger("1", FIRST, SECOND);
        vipps.entry("1", MONDAY, FIRST, 2_500, 0);
        vipps.entry("1", MONDAY, SECOND, 1_000, 2_500);

        assertThat(read(FIRST, SECOND).entries())
                .extracting(LedgerReading.Entry::merchant)
                .containsExactly("123456", "654321");
    }

    @Test
    void aDayIsLeftOutWhenOneOfTheLedgersCannotBeRead() {
        vipps.ledger("1", FIRST);
        vipps.ledger("2", FIRST);
        vipps.away.add("2");

        LedgerReading reading = read(FIRST);

        assertThat(reading.days()).isEmpty();
        assertThat(reading.unanswered()).singleElement().asString().contains("2026-11-16 of ledger 2");
    }

    private LedgerReading read(MerchantSerialNumber... merchants) {
        return new VippsLedgerBooks(vipps, List.of(merchants)).read(MONDAY, TUESDAY);
    }

    private static final class Memory implements Reports {

        private final List<Ledger> ledgers = new ArrayList<>();
        private final Map<String, List<LedgerEntry>> entries = new HashMap<>();
        private final Set<LocalDate> open = new HashSet<>();
        private final Set<String> away = new HashSet<>();

        void ledger(String id, MerchantSerialNumber... merchants) {
            Ledger.Identifier nobody = new Ledger.Identifier("", "");
            ledgers.add(new Ledger(
                    id,
                    "NOK",
                    nobody,
                    nobody,
                    List.of(merchants).stream().map(each -> "api:" + each).toList()));
        }

        void entry(String ledger, LocalDate day, MerchantSerialNumber merchant, long amount, long before) {
            entries.computeIfAbsent(ledger + day, any -> new ArrayList<>())
                    .add(new LedgerEntry(
                            "psp",
                            "VM1-S1",
                            day.atStartOfDay().toInstant(ZoneOffset.UTC),
                            day,
                            EntryType.CAPTURE,
                            "capture",
                            Currency.NOK,
                            amount,
                            before,
                            before + amount,
                            "api:" + merchant));
        }

        @Override
        public VippsOutcome<LedgerPage> ledgers(MerchantSerialNumber msn, @Nullable String cursor) {
            return new VippsOutcome.Done<>(new LedgerPage(ledgers, null));
        }

        @Override
        public VippsOutcome<DatePage> byDate(
                MerchantSerialNumber msn, String ledgerId, Topic topic, LocalDate date, @Nullable String cursor) {
            return away.contains(ledgerId)
                    ? new VippsOutcome.Unknown<>(new Uncertainty(Uncertainty.Cause.TIMEOUT, "no answer"))
                    : new VippsOutcome.Done<>(new DatePage(
                            entries.getOrDefault(ledgerId + date, List.of()), null, false, open.contains(date)));
        }

        @Override
        public VippsOutcome<FeedPage> feed(
                MerchantSerialNumber msn, String ledgerId, Topic topic, @Nullable String cursor) {
            throw new UnsupportedOperationException("reconciliation reads whole days");
        }
    }
}
