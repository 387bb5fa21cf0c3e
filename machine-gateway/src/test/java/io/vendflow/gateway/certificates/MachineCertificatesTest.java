package io.vendflow.gateway.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MachineCertificatesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String HEADER = "machine,valid_until\n";

    @TempDir
    private Path folder;

    private Path file;
    private MachineCertificates certificates;

    @BeforeEach
    void setUp() {
        file = folder.resolve("machine-certificates.csv");
        certificates = new MachineCertificates(file, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-20T12:00:00Z, GOOD",
        "2026-12-20T11:59:59Z, WEEKS_LEFT",
        "2026-12-02T12:00:00Z, WEEKS_LEFT",
        "2026-12-02T11:59:59Z, DAYS_LEFT",
        "2026-11-29T12:00:00Z, DAYS_LEFT",
        "2026-11-29T11:59:59Z, EXPIRED",
        "1970-01-01T00:00:00Z, EXPIRED",
    })
    void aMachineCountsWhereItsCertificateStands(Instant until, CertificateState state) throws IOException {
        write(HEADER + "VM0042," + until + "\n");

        for (CertificateState each : CertificateState.values()) {
            assertThat(certificates.count(each)).as(each.toString()).isEqualTo(each == state ? 1 : 0);
        }
    }

    @Test
    void aListThatIsReplacedIsReadAgain() throws IOException {
        write(HEADER + "VM0042,2026-12-01T00:00:00Z\nVM0043,2026-12-01T00:00:00Z\n");
        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isEqualTo(2);
        later(HEADER + "VM0042,2027-12-01T00:00:00Z\nVM0043,2026-12-01T00:00:00Z\n", 1);
        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isEqualTo(1);
        assertThat(certificates.count(CertificateState.GOOD)).isEqualTo(1);
    }

    @Test
    void aFleetWithoutCertificatesHasNone() throws IOException {
        write(HEADER);
        assertThat(certificates.count(CertificateState.GOOD)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VM0042,2026-12-01T00:00:00Z\n",
                HEADER + "VM0042\n",
                HEADER + "VM0042,2026-12-01T00:00:00Z,more\n",
                HEADER + "VM0042,2026-12-01\n",
                HEADER + "VM0042,2026-12-01T00:00:00Z\n\n",
            })
    void aListThatIsNoneIsNotGuessedAt(String content, CapturedOutput log) throws IOException {
        write(HEADER + "VM0042,2026-12-01T00:00:00Z\n");
        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isEqualTo(1);
        later(content, 1);

        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isNaN();
        assertThat(certificates.count(CertificateState.GOOD)).isNaN();
        assertThat(log.getOut().split("is not known", -1)).as("said once").hasSize(2);

        later(HEADER, 2);
        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isZero();
    }

    @Test
    void aListThatIsGoneIsNotTheOneFromBefore(CapturedOutput log) throws IOException {
        write(HEADER + "VM0042,2026-12-01T00:00:00Z\n");
        FileTime written = Files.getLastModifiedTime(file);
        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isEqualTo(1);
        Files.delete(file);
        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isNaN();
        assertThat(log).contains("NoSuchFileException");

        write(HEADER + "VM0042,2026-12-01T00:00:00Z\n");
        Files.setLastModifiedTime(file, written);
        assertThat(certificates.count(CertificateState.DAYS_LEFT)).isEqualTo(1);
    }

    @Test
    void areMeasuredWhereTheEnvironmentNamesTheListAndNowhereElse() throws IOException {
        write(HEADER + "VM0042,1970-01-01T00:00:00Z\n");
        ApplicationContextRunner service = new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(MachineCertificatesConfiguration.class);

        service.run(
                context -> assertThat(bound(context.getBean(MeterBinder.class)).getMeters())
                        .isEmpty());
        service.withPropertyValues("MQTT_MACHINE_CERTIFICATES_FILE=" + file).run(context -> {
            MeterRegistry meters = bound(context.getBean(MeterBinder.class));
            // A gauge forgets what nobody else holds.
            System.gc();
            assertThat(meters.get("vendflow.machines.certificates").gauges())
                    .extracting(each -> each.getId().getTag("state"), Gauge::value)
                    .containsExactlyInAnyOrder(
                            tuple("good", 0.0),
                            tuple("weeks_left", 0.0),
                            tuple("days_left", 0.0),
                            tuple("expired", 1.0));
        });
    }

    private static MeterRegistry bound(MeterBinder binder) {
        MeterRegistry meters = new SimpleMeterRegistry();
        binder.bindTo(meters);
        return meters;
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
    }

    /** At another second, whatever the clock of the file system can tell apart. */
    private void later(String content, long seconds) throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        write(content);
        Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(seconds)));
    }
}
