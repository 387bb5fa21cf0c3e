package io.vendflow.reconciliation;

/** Vipps' book of payments. Only ever read. Called from several threads. */
public interface PaymentBooks {

    PaymentReading read(String merchant, String reference);
}
