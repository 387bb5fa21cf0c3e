package io.vendflow.simulation.machine;

import io.vendflow.events.MachineProfile;
import io.vendflow.events.Topics;
import io.vendflow.gateway.UnknownVendPolicy;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulation.vipps.SimulatedVipps;
import io.vendflow.simulation.world.Chance;
import java.time.Instant;
import java.util.List;

/**
 * What kind of machine it is, and on what terms it sells.
 *
 * @param reports whether it can say what it dispensed
 */
record Traits(
        MachineId id,
        MerchantSerialNumber merchant,
        CaptureMode mode,
        UnknownVendPolicy unknownVend,
        int vendReportTimeoutSeconds,
        boolean reports) {

    private static final MerchantSerialNumber WITH_PARTS = new MerchantSerialNumber("123456");

    static Traits random(int number, Chance chance) {
        boolean onAuthorization = chance.happens(0.3);
        return new Traits(
                new MachineId("VM%03d".formatted(number)),
                chance.happens(0.3) ? SimulatedVipps.WITHOUT_PARTS : WITH_PARTS,
                onAuthorization ? CaptureMode.ON_AUTHORIZATION : CaptureMode.AFTER_VEND,
                chance.oneOf(List.of(UnknownVendPolicy.values())),
                chance.between(30, 120),
                !chance.happens(onAuthorization ? 0.6 : 0.04));
    }

    boolean canCaptureParts() {
        return !merchant.equals(SimulatedVipps.WITHOUT_PARTS);
    }

    Emission<MachineProfile> profile(Instant now) {
        return Emission.of(
                Topics.MACHINES,
                MachineProfile.newBuilder()
                        .setMeta(Metas.of("operator", "simulation", now, "machine", id.value()))
                        .setMachineId(id.value())
                        .setMerchantSerialNumber(merchant.value())
                        .setName(id.value())
                        .setPlace("")
                        .setCaptureMode(io.vendflow.events.CaptureMode.valueOf(mode.name()))
                        .setUnknownVendPolicy(io.vendflow.events.UnknownVendPolicy.valueOf(unknownVend.name()))
                        .setVendReportTimeoutSeconds(vendReportTimeoutSeconds)
                        .setActive(true)
                        .build());
    }
}
