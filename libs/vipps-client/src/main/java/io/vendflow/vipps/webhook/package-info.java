/** Where Vipps sends its events, and whether an event really is from Vipps. */
@NullMarked
package io.vendflow.vipps.webhook;

import org.jspecify.annotations.NullMarked;
