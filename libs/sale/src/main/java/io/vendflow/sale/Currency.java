package io.vendflow.sale;

/** The currencies in which a Vipps MobilePay wallet can be charged (facts sheet 2.2), with the smallest amount in minor units. */
public enum Currency {
    NOK(100),
    DKK(1),
    EUR(1);

    private final long smallestPayment;

    Currency(long smallestPayment) {
        this.smallestPayment = smallestPayment;
    }

    /** The smallest payment in minor units; Vipps refuses less with code 6010. */
    public long smallestPayment() {
        return smallestPayment;
    }
}
