/** Reading PromQL. */
@NullMarked
package io.vendflow.checks.promql;

import org.jspecify.annotations.NullMarked;
