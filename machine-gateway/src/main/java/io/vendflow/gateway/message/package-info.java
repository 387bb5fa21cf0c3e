/** Reads what machines send, and says in words what is wrong with it. */
@NullMarked
package io.vendflow.gateway.message;

import org.jspecify.annotations.NullMarked;
