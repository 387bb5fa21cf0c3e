package io.vendflow.simulator.payments;

/** A field that breaks a rule: where it is ({@code amount.value}), and the rule in words. */
public record Violation(String name, String reason) {}
