package io.vendflow.sale;

/**
 * One product of a sale.
 *
 * @param slot where in the machine it lies
 * @param sku the operator's product number
 * @param name what the customer reads on the receipt
 * @param quantity how many, at least 1
 * @param unitPrice price of one in minor units, VAT included
 * @param taxRate VAT in hundredths of a percent, 1500 is 15 %
 */
public record SaleLine(String slot, String sku, String name, int quantity, long unitPrice, int taxRate) {

    /** @throws IllegalArgumentException when a figure is outside its range */
    public SaleLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1");
        }
        if (unitPrice < 0) {
            throw new IllegalArgumentException("unitPrice must not be negative");
        }
        if (taxRate < 0 || taxRate > 10_000) {
            throw new IllegalArgumentException("taxRate must be 0 to 10000 hundredths of a percent");
        }
    }

    /**
     * Price of the whole line in minor units, VAT included.
     *
     * @throws ArithmeticException when it does not fit
     */
    public long total() {
        return Math.multiplyExact(unitPrice, quantity);
    }

    /**
     * VAT within {@link #total()} in minor units, so that total - net = tax holds to the unit. Rounded half up on the
     * net amount: Vipps refuses a receipt line whose three figures do not agree (facts sheet 4.2).
     */
    public long tax() {
        long divisor = 10_000L + taxRate;
        long net = (Math.multiplyExact(total(), 10_000L) + divisor / 2) / divisor;
        return total() - net;
    }

    public SaleLine withQuantity(int other) {
        return new SaleLine(slot, sku, name, other, unitPrice, taxRate);
    }
}
