package io.vendflow.gateway;

/** An operator who decides, and why. */
public record Person(String name, String reason) {}
