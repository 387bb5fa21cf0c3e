/** The one place that speaks HTTP: calls, answers, problem details, and the server under them. */
@NullMarked
package io.vendflow.simulator.http;

import org.jspecify.annotations.NullMarked;
