package io.vendflow.gateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vendflow.gateway.Census;
import io.vendflow.gateway.OpenState;
import io.vendflow.sale.Currency;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code vendflow_sales_open} by state, {@code vendflow_money_open} by currency in minor units, {@code
 * vendflow_money_open_oldest_seconds}, {@code vendflow_vends_unknown}, {@code vendflow_machines_known} and {@code _online}: of the shares that
 * this instance holds, so that they add up over all instances.
 */
final class MicrometerCensus implements Census {

    private final Map<String, CountedShare> shares = new ConcurrentHashMap<>();
    private final Clock clock;

    MicrometerCensus(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        for (OpenState state : OpenState.values()) {
            gauge("vendflow.sales.open", "Sales that have not ended", self -> self.sales(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        for (Currency currency : Currency.values()) {
            gauge(
                            "vendflow.money.open",
                            "Customers' money whose fate is not done, in minor units",
                            self -> self.money(currency))
                    .tag("currency", currency.name())
                    .register(registry);
        }
        oldest("in_time", sale -> sale.state() != OpenState.OVERDUE).register(registry);
        oldest("overdue", sale -> sale.state() == OpenState.OVERDUE).register(registry);
        gauge(
                        "vendflow.vends.unknown",
                        "Vends that nobody reported in time and nobody decided yet",
                        self -> self.sales(OpenState.OVERDUE))
                .register(registry);
        gauge(
                        "vendflow.machines.known",
                        "Machines that ever said something and are not retired",
                        self -> self.of(CountedShare::machines))
                .register(registry);
        gauge(
                        "vendflow.machines.online",
                        "Of these, those that are online",
                        self -> self.of(CountedShare::machinesOnline))
                .register(registry);
    }

    /** Apart, because money that is held for a late report, for a day if need be, must not hide what nothing holds. */
    private TimeGauge.Builder<MicrometerCensus> oldest(String vend, Predicate<CountedShare.OpenSale> which) {
        return TimeGauge.builder(
                        "vendflow.money.open.oldest", this, TimeUnit.MILLISECONDS, self -> self.oldestMoney(which))
                .description("Age of the oldest of it, since its approval was known")
                .tag("vend", vend);
    }

    private Gauge.Builder<MicrometerCensus> gauge(
            String name, String description, ToDoubleFunction<MicrometerCensus> value) {
        return Gauge.builder(name, this, value).description(description);
    }

    @Override
    public Count begin(String share) {
        CountedShare count = new CountedShare(self -> shares.remove(share, self));
        shares.put(share, count);
        return count;
    }

    private double of(ToDoubleFunction<CountedShare> number) {
        return shares.values().stream().mapToDouble(number).sum();
    }

    private double sales(OpenState state) {
        return sales().filter(sale -> sale.state() == state).count();
    }

    private double money(Currency currency) {
        return sales().filter(sale -> sale.currency() == currency)
                .mapToLong(CountedShare.OpenSale::money)
                .sum();
    }

    private double oldestMoney(Predicate<CountedShare.OpenSale> which) {
        long now = clock.millis();
        return sales().filter(sale -> sale.money() > 0)
                .filter(which)
                .mapToLong(sale -> Math.max(0, now - sale.since().toEpochMilli()))
                .max()
                .orElse(0);
    }

    private Stream<CountedShare.OpenSale> sales() {
        return shares.values().stream().flatMap(CountedShare::sales);
    }
}
