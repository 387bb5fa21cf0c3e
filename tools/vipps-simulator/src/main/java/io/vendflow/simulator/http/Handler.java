package io.vendflow.simulator.http;

/** Answers calls. Decorators of it are faults, keys and limits. */
@FunctionalInterface
public interface Handler {

    Reply handle(Call call);
}
