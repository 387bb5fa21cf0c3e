/** Receipts, links and pictures in the customer's app, by Vipps' Order Management API. */
@NullMarked
package io.vendflow.vipps.order;

import org.jspecify.annotations.NullMarked;
