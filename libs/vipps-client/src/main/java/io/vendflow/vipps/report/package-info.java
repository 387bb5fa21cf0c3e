/** What Vipps owes and charges, entry by entry, by its Settlement and Report APIs. */
@NullMarked
package io.vendflow.vipps.report;

import org.jspecify.annotations.NullMarked;
