/** machine-gateway's decisions as a topology runs them: each record whole or not at all. */
@NullMarked
package io.vendflow.simulation.gateway;

import org.jspecify.annotations.NullMarked;
