/** The sale as a value that every service shares: identifiers, amounts in minor units, lines and their tax. */
@NullMarked
package io.vendflow.sale;

import org.jspecify.annotations.NullMarked;
