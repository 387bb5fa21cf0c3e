package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import io.vendflow.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Section 6: how many calls a minute, counted by operation, reference and sales unit. */
class Section6RateLimitsTest extends Conformance {

    @Override
    SimulatorSettings settings() {
        return SimulatorSettings.forTests();
    }

    @Override
    Stream<Rule> rules() {
        return Stream.of(
                rule("6 the sixth create within a minute is 429", shop -> {
                    times(5, () -> shop.create());
                    shop.create().gateway(429);
                }),
                rule("6 the sixth capture is 429", shop -> {
                    shop.create().approve();
                    times(5, () -> shop.capture(100).is(200));
                    shop.capture(100).gateway(429).sums(2500, 0, 500, 0);
                }),
                rule("6 the sixth refund is 429", shop -> {
                    shop.create().approve().capture(2500);
                    times(5, () -> shop.refund(100).is(200));
                    shop.refund(100).gateway(429);
                }),
                rule("6 the sixth cancel is 429", shop -> {
                    times(5, () -> shop.cancel().is(404));
                    shop.cancel().gateway(429);
                }),
                rule("6 the 121st get within a minute is 429", looks(shop -> shop.get())),
                rule("6 the 121st look at the events is 429", looks(shop -> shop.events())),
                rule("6 each operation is counted on its own", shop -> {
                    shop.create().approve();
                    times(5, () -> shop.capture(100).is(200));
                    shop.refund(100).is(200).cancel().is(200);
                }),
                rule("6 each reference is counted on its own", shop -> {
                    times(5, () -> shop.cancel());
                    shop.reference("VM0042-OTHER").cancel().is(404);
                }),
                rule("6 each sales unit is counted on its own", shop -> {
                    times(5, () -> shop.cancel());
                    shop.danish().cancel().is(404);
                }),
                rule("6 without a reference all payments count as one", shop -> {
                    times(
                            5,
                            () -> shop.createBut("\"reference\"", "\"refrence\"")
                                    .is(400));
                    shop.reference("VM0042-OTHER")
                            .createBut("\"reference\"", "\"refrence\"")
                            .gateway(429);
                }),
                rule("6 Retry-After says when, and then it passes", shop -> {
                    times(5, () -> shop.cancel());
                    shop.cancel()
                            .gateway(429)
                            .header("Retry-After", "\\d{1,2}")
                            .later(Duration.ofMinutes(1))
                            .cancel()
                            .is(404);
                }),
                rule("6 a call that was let through too often does nothing", shop -> {
                    shop.create().approve();
                    times(5, () -> shop.key("k").capture(100).is(200));
                    shop.key("k").capture(100).gateway(429).sums(2500, 0, 100, 0);
                }));
    }

    private static Consumer<Shop> looks(Consumer<Shop> look) {
        return shop -> {
            shop.create();
            times(120, () -> look.accept(shop));
            shop.is(200);
            look.accept(shop);
            shop.gateway(429);
        };
    }

    private static void times(int times, Runnable call) {
        IntStream.range(0, times).forEach(i -> call.run());
    }
}
