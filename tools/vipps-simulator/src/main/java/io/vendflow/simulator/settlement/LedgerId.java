package io.vendflow.simulator.settlement;

import io.vendflow.sale.MerchantSerialNumber;

/** A ledger's number. There is one ledger per sales unit, and the one number follows from the other. */
public record LedgerId(String value) {

    private static final String PREFIX = "30";

    public static LedgerId of(MerchantSerialNumber msn) {
        return new LedgerId(PREFIX + msn.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
