@NullMarked
package io.vendflow.reconciliation.bench;

import org.jspecify.annotations.NullMarked;
