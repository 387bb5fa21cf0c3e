@NullMarked
package io.vendflow.kafka.spring;

import org.jspecify.annotations.NullMarked;
