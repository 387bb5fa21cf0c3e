/** One exchange with Vipps over HTTP, and what its answer means. */
@NullMarked
package io.vendflow.vipps.http;

import org.jspecify.annotations.NullMarked;
