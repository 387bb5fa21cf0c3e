package io.vendflow.ingest;

/** How many payments are open, and how old the oldest is, over all shares of the payments that this instance has. */
public interface OpenGauges {

    OpenGauge begin();
}
