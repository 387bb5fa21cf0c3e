/** What the tests of several modules share: architecture rules, sales to test with. */
@NullMarked
package io.vendflow.testing;

import org.jspecify.annotations.NullMarked;
