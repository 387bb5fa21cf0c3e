/** What callers hold in their hands: outcomes, keys, credentials, and the one place where the client is put together. */
@NullMarked
package io.vendflow.vipps;

import org.jspecify.annotations.NullMarked;
