package io.vendflow.gateway;

/** Who draws the QR that a machine shows. */
public enum QrSource {
    /** We do, from the target that Vipps tells. */
    DRAWN,
    /** Vipps does, for merchants whose own design Vipps has not approved (facts sheet 2.3). */
    VIPPS_IMAGE
}
