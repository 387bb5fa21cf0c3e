package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.gateway.kafka.OutboxAtWork;
import io.vendflow.simulation.SimulatedDay;
import io.vendflow.simulation.gateway.Downlink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever machines are told on a day on which everything goes wrong fits what is written for their developers. */
class WhatTheGatewaySaysTest {

    private static final Documents DOCUMENT = Documents.machines();

    private static List<Downlink> told;

    @BeforeAll
    static void live() {
        told = SimulatedDay.of(1).told();
    }

    @Test
    void everyMessageFitsItsSchema() {
        assertThat(told).hasSizeGreaterThan(250).allSatisfy(message -> {
            JsonNode sent = OutboxAtWork.sent(message.topic(), message.notAfter(), message.payload());
            String schema = message.isError() ? "Error" : "PaymentUpdate";
            assertThat(DOCUMENT.complaints("/components/schemas/" + schema, sent))
                    .as(sent.toString())
                    .isEmpty();
        });
    }

    @Test
    void theMessagesAreOnTheTopicsThatAreDescribed() {
        assertThat(told)
                .allSatisfy(message -> assertThat(message.topic())
                        .isIn(
                                "vending/v1/down/" + message.machine() + "/payment",
                                "vending/v1/down/" + message.machine() + "/error"));
    }

    @Test
    void everyStateIsSaidAndEveryWordIsExplained() {
        Set<String> states = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (Downlink message : told) {
            if (!message.isError()) {
                states.add(message.word());
            }
            if (!message.why().isEmpty()) {
                codes.add(message.why());
            }
        }
        assertThat(states)
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.root()
                        .at("/components/schemas/PaymentUpdate/properties/state/enum")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
        String explained = DOCUMENT.root()
                        .at("/components/schemas/PaymentUpdate/properties/code")
                        .toString()
                + DOCUMENT.root().at("/components/schemas/Error/properties/code");
        assertThat(codes)
                .hasSizeGreaterThan(5)
                .allSatisfy(code -> assertThat(explained).contains(code.startsWith("VIPPS_") ? "VIPPS_" : code));
    }
}
