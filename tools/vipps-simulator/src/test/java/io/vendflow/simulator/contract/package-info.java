/** What our client sends and our simulator answers, held against Vipps' own OpenAPI descriptions. */
@NullMarked
package io.vendflow.simulator.contract;

import org.jspecify.annotations.NullMarked;
