package io.vendflow.simulation.log;

import org.apache.avro.specific.SpecificRecordBase;

/** An event that an operator wants to happen, in the gateway's inbox. */
public record Proposal(SpecificRecordBase event, String causationId, boolean force) {}
