/** Machines on the wire. */
@NullMarked
package io.vendflow.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
