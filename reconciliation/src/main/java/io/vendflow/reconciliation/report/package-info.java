/** A report of a run as people and programs read it: text, CSV, JSON and a page of HTML. */
@NullMarked
package io.vendflow.reconciliation.report;

import org.jspecify.annotations.NullMarked;
