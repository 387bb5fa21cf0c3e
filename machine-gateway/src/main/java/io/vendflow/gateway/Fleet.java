package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import java.util.Objects;

/** Says whether a machine may sell, and on what terms. */
final class Fleet {

    /** Whether a machine may sell. */
    sealed interface Admission {

        record Sells(SaleTerms terms) implements Admission {}

        /** @param message in words for a technician */
        record Refused(String code, String message) implements Admission {}
    }

    private final Memory memory;
    private final GatewayRules rules;

    Fleet(Memory memory, GatewayRules rules) {
        this.memory = memory;
        this.rules = rules;
    }

    Admission admit(MachineId machineId) {
        MachineProfile profile = memory.profile(machineId);
        if (profile == null) {
            MerchantSerialNumber merchant = rules.defaultMerchant();
            return merchant == null
                    ? new Admission.Refused("UNKNOWN_MACHINE", "machine " + machineId + " has no profile")
                    : new Admission.Sells(rules.termsFor(merchant));
        }
        if (!profile.active()) {
            return new Admission.Refused("MACHINE_INACTIVE", "machine " + machineId + " is retired and sells nothing");
        }
        return new Admission.Sells(terms(profile));
    }

    private SaleTerms terms(MachineProfile profile) {
        SaleTerms usual = rules.termsFor(profile.merchant());
        return new SaleTerms(
                profile.merchant(),
                Objects.requireNonNullElse(profile.captureMode(), usual.captureMode()),
                Objects.requireNonNullElse(profile.receiptMode(), usual.receiptMode()),
                Objects.requireNonNullElse(profile.qrSource(), usual.qrSource()),
                new VendPolicy(
                        Objects.requireNonNullElse(
                                profile.vendReportTimeout(), usual.vendPolicy().reportTimeout()),
                        Objects.requireNonNullElse(
                                profile.unknownVend(), usual.vendPolicy().unknown())));
    }
}
