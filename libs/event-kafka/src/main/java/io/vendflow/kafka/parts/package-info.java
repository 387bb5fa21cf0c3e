/** What a service is made of that can live or die on its own, and how it is told. */
@NullMarked
package io.vendflow.kafka.parts;

import org.jspecify.annotations.NullMarked;
