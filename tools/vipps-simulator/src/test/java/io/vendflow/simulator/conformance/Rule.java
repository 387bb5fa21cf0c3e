package io.vendflow.simulator.conformance;

import java.util.function.Consumer;

/**
 * One rule of the facts sheet.
 *
 * @param name the sheet's section and what it says there
 * @param story shows that the simulator keeps to it
 */
record Rule(String name, Consumer<Shop> story) {

    static Rule rule(String name, Consumer<Shop> story) {
        return new Rule(name, story);
    }

    @Override
    public String toString() {
        return name;
    }
}
