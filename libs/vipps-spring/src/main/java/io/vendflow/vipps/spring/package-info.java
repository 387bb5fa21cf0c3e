/** Wires the Vipps client into a Spring Boot service: settings, keys, beans. */
@NullMarked
package io.vendflow.vipps.spring;

import org.jspecify.annotations.NullMarked;
