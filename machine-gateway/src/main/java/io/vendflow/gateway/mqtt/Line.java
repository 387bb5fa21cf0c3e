package io.vendflow.gateway.mqtt;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One direction between the gateway and the machines, as its health sees it.
 *
 * @param isThere whether messages pass
 * @param isGivenUp whether they do not, and nobody tries to change that
 * @param trouble why they do not, in words that follow "because"
 */
record Line(BooleanSupplier isThere, BooleanSupplier isGivenUp, Supplier<String> trouble) {}
