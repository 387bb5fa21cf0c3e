/** What the tests of several modules share: architecture rules, sales to test with, a stage with Kafka and Vipps. */
@NullMarked
package io.vendflow.testing;

import org.jspecify.annotations.NullMarked;
