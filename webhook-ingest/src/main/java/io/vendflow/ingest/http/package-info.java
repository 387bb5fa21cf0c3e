/** The one door that Vipps may knock on. */
@NullMarked
package io.vendflow.ingest.http;

import org.jspecify.annotations.NullMarked;
