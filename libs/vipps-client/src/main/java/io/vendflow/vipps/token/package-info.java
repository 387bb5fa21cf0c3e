/** Access tokens: fetched, shared and renewed in time. */
@NullMarked
package io.vendflow.vipps.token;

import org.jspecify.annotations.NullMarked;
