package io.vendflow.vipps.webhook;

/** A registration that is no more. */
public record Deleted(String id) {}
