package io.vendflow.gateway;

import java.time.Duration;

/**
 * What holds of a sale when its machine does not say what it dispensed. Fixed when the sale begins, whatever becomes of
 * the machine's profile.
 *
 * @param reportTimeout how long after AUTHORIZED the machine has to report
 * @param unknown what becomes of the reservation when the report never comes
 */
record VendPolicy(Duration reportTimeout, UnknownVendPolicy unknown) {

    /** Of sales that began under a release that knew no other. */
    static final VendPolicy OF_OLD = new VendPolicy(Duration.ofMinutes(2), UnknownVendPolicy.RELEASE);
}
