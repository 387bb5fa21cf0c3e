/** Settlement and Report over HTTP. */
@NullMarked
package io.vendflow.simulator.settlement.http;

import org.jspecify.annotations.NullMarked;
