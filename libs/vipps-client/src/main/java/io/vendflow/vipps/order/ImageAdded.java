package io.vendflow.vipps.order;

/** Vipps has the picture, under this name. */
public record ImageAdded(String id) {}
