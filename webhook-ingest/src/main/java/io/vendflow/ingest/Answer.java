package io.vendflow.ingest;

/** A look at Vipps came back. */
public record Answer(LookUp lookUp, Found found) {}
