/** Wires the library into a Spring Boot service: settings, beans, health, metrics. */
@NullMarked
package io.vendflow.kafka.spring;

import org.jspecify.annotations.NullMarked;
