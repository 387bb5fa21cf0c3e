package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;

/**
 * An image as far as anybody can ask for it again: no API gives its pixels back, and so they are not kept.
 *
 * @param format PNG or JPEG
 * @param width in pixels
 * @param height in pixels
 */
public record Image(MerchantSerialNumber msn, String id, String format, int width, int height) {}
