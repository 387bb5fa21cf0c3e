/** Operators' commands over HTTP, on the management port. */
@NullMarked
package io.vendflow.operations.http;

import org.jspecify.annotations.NullMarked;
