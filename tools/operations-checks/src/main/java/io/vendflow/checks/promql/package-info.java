/** PromQL, as far as one has to read it to know which metrics and labels an expression asks for. */
@NullMarked
package io.vendflow.checks.promql;

import org.jspecify.annotations.NullMarked;
