/** The access token API, and the gateway's check of keys and tokens before every other call. */
@NullMarked
package io.vendflow.simulator.token;

import org.jspecify.annotations.NullMarked;
