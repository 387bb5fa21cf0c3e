/** HiveMQ Community Edition as a program of its own, kept apart from everything that needs another Netty. */
@NullMarked
package io.vendflow.mqttbroker;

import org.jspecify.annotations.NullMarked;
