package io.vendflow.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void readsAndWritesTheExampleOfTheSpecification() {
        String example = "00-" + TRACE + "-" + SPAN + "-01";

        assertThat(Traceparent.parse(example)).contains(new Traceparent(TRACE, SPAN, true));
        assertThat(new Traceparent(TRACE, SPAN, true).header()).isEqualTo(example);
        assertThat(new Traceparent(TRACE, SPAN, false).header()).endsWith("-00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "03", "ff"})
    void readsOfTheFlagsOnlyWhetherItIsSampled(String flags) {
        assertThat(Traceparent.parse("00-" + TRACE + "-" + SPAN + "-" + flags))
                .contains(new Traceparent(TRACE, SPAN, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like"
            })
    void readsOfALaterVersionWhatItKnows(String header) {
        assertThat(Traceparent.parse(header)).contains(new Traceparent(TRACE, SPAN, true));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more"
            })
    void takesNothingThatIsNotToTheLetter(String header) {
        assertThat(Traceparent.parse(header)).isEmpty();
    }

    @Test
    void takesNothingThatIsLong() {
        assertThat(Traceparent.parse("01-" + TRACE + "-" + SPAN + "-01-" + "x".repeat(1_000_000)))
                .isEmpty();
    }

    @Property
    void neverThrowsOnWhatStrangersSend(@ForAll String header) {
        Optional<Traceparent> read = Traceparent.parse(header);

        read.ifPresent(each -> assertThat(Traceparent.parse(each.header())).contains(each));
    }

    @Test
    void isNeverMadeOfSomethingElse() {
        assertThatThrownBy(() -> new Traceparent("0".repeat(32), SPAN, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Traceparent(TRACE, "x", true)).isInstanceOf(IllegalArgumentException.class);
    }
}
