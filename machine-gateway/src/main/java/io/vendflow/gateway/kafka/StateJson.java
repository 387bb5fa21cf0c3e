package io.vendflow.gateway.kafka;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.vendflow.gateway.MachineProfile;
import io.vendflow.gateway.MachineRecord;
import io.vendflow.gateway.SaleRecord;
import io.vendflow.gateway.SaleState;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered, as JSON: private to this service, readable when something has to be looked into, and tolerant of
 * fields that another release knows.
 */
final class StateJson {

    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(SaleState.class, SaleStateNames.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    byte[] write(SaleRecord sale) {
        return json.writeValueAsBytes(sale);
    }

    byte[] write(MachineProfile profile) {
        return json.writeValueAsBytes(profile);
    }

    MachineProfile readProfile(byte[] bytes) {
        return json.readValue(bytes, MachineProfile.class);
    }

    byte[] write(MachineRecord machine) {
        return json.writeValueAsBytes(machine);
    }

    SaleRecord readSale(byte[] bytes) {
        return json.readValue(bytes, SaleRecord.class);
    }

    MachineRecord readMachine(byte[] bytes) {
        return json.readValue(bytes, MachineRecord.class);
    }

    /** Names that stay when classes are renamed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SaleState.Requested.class, name = "REQUESTED"),
        @JsonSubTypes.Type(value = SaleState.AwaitingPayment.class, name = "AWAITING_PAYMENT"),
        @JsonSubTypes.Type(value = SaleState.GivingUp.class, name = "GIVING_UP"),
        @JsonSubTypes.Type(value = SaleState.Authorized.class, name = "AUTHORIZED"),
        @JsonSubTypes.Type(value = SaleState.Overdue.class, name = "OVERDUE"),
        @JsonSubTypes.Type(value = SaleState.Reported.class, name = "REPORTED"),
        @JsonSubTypes.Type(value = SaleState.LettingGo.class, name = "LETTING_GO"),
        @JsonSubTypes.Type(value = SaleState.Ended.class, name = "ENDED"),
    })
    private interface SaleStateNames {}
}
