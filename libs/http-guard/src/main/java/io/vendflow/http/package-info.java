/** Who comes over HTTP, by a token, and how often somebody may be wrong about it. */
@NullMarked
package io.vendflow.http;

import org.jspecify.annotations.NullMarked;
