/** Hands connections that come to one port on to whichever instance of a service is there. */
@NullMarked
package io.vendflow.door;

import org.jspecify.annotations.NullMarked;
