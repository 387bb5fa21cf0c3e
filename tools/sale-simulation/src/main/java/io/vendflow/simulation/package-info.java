/** Thousands of sales at once through the decisions of all services, in virtual time, repeatable by a seed. */
@NullMarked
package io.vendflow.simulation;

import org.jspecify.annotations.NullMarked;
