package io.vendflow.simulator.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class OpenApiContractTest {

    @Test
    void probe() {
        assumeTrue(Description.areThere());
        System.out.println(new Description("epayment.2026-04.yaml"));
    }
}
