/** Gives every service its tracing. */
@NullMarked
package io.vendflow.tracing.spring;

import org.jspecify.annotations.NullMarked;
