package io.vendflow.vipps.webhook;

import io.vendflow.vipps.Secret;

/**
 * A new registration.
 *
 * @param secret signs the deliveries; Vipps never shows it again
 */
public record Registered(String id, Secret secret) {}
