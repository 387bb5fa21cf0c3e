/** Puts the receipt of what a customer got into the customer's app, once, before the money is captured. */
@NullMarked
package io.vendflow.receipt;

import org.jspecify.annotations.NullMarked;
