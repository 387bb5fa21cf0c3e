/** How long machines' certificates are good. Whether one is let in is the broker's to say; this is for people who renew them. */
@NullMarked
package io.vendflow.gateway.certificates;

import org.jspecify.annotations.NullMarked;
