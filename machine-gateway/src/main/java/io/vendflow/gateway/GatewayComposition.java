package io.vendflow.gateway;

import io.vendflow.gateway.kafka.EventEffects;
import io.vendflow.gateway.kafka.EventIntake;
import io.vendflow.gateway.kafka.ProposalIntake;

/**
 * The decisions with their events, put together without anything that they run on: for whoever wants to run them otherwise
 * than in Kafka Streams, such as a simulation.
 */
public record GatewayComposition(
        MachineDesk desk, Deadlines deadlines, EventIntake intake, ProposalIntake proposals, EventEffects effects) {

    public static GatewayComposition of(
            Memory memory, EventEffects.Exit exit, GatewayRules rules, GatewayMetrics metrics) {
        EventEffects effects = new EventEffects(exit, metrics);
        return new GatewayComposition(
                new MachineDesk(memory, effects, rules),
                new Deadlines(memory, effects, rules),
                new EventIntake(new PaymentProgress(memory, effects, rules), memory, effects),
                new ProposalIntake(new OperatorDesk(memory, effects, rules)),
                effects);
    }
}
