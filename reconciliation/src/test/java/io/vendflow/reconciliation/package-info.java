@NullMarked
package io.vendflow.reconciliation;

import org.jspecify.annotations.NullMarked;
