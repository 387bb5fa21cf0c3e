/** Who may speak MQTT and as whom: certificates and passwords of machines, of the gateway and of the broker itself. */
@NullMarked
package io.vendflow.commands.machines.credentials;

import org.jspecify.annotations.NullMarked;
