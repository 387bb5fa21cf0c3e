package io.vendflow.gateway.kafka;

import io.vendflow.gateway.MachineProfile;
import io.vendflow.gateway.QrSource;
import io.vendflow.gateway.UnknownVendPolicy;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The operator's word about a machine, as far as selling needs it. */
final class ProfileMapper {

    /** For as long the machine can sell nothing else. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    private ProfileMapper() {}

    /** @throws UnreadableEventException when it breaks a rule that ours never break */
    static MachineProfile fromEvent(io.vendflow.events.MachineProfile event) {
        Integer timeout = event.getVendReportTimeoutSeconds();
        try {
            return new MachineProfile(
                    new MachineId(event.getMachineId()),
                    new MerchantSerialNumber(event.getMerchantSerialNumber()),
                    known(event.getCaptureMode(), CaptureMode.class),
                    known(event.getReceiptMode(), ReceiptMode.class),
                    known(event.getQrSource(), QrSource.class),
                    known(event.getUnknownVendPolicy(), UnknownVendPolicy.class),
                    timeout == null ? null : withinBounds(Duration.ofSeconds(timeout)),
                    event.getActive());
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("the machine's profile is not valid: " + e.getMessage(), e);
        }
    }

    private static Duration withinBounds(Duration timeout) {
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "the time to report a vend is 1 to " + LONGEST_TIMEOUT.toSeconds() + " s");
        }
        return timeout;
    }

    private static <E extends Enum<E>> @Nullable E known(Enum<?> said, Class<E> type) {
        return said.name().equals("UNSPECIFIED") ? null : Enum.valueOf(type, said.name());
    }
}
