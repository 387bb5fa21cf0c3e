package io.vendflow.checks;

/** A rule that keeps the answer to an expression under a name of its own. */
public record Recording(String name, String expression) {}
