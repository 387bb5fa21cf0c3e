/** What the facts sheet says, rule by rule over real HTTP: a failing row names the sheet's section. */
@NullMarked
package io.vendflow.simulator.conformance;

import org.jspecify.annotations.NullMarked;
