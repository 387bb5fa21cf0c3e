/** What the engineer on call works with (alerts, runbooks, dashboards), read as it stands in the repository, and what is wrong with it. */
@NullMarked
package io.vendflow.checks;

import org.jspecify.annotations.NullMarked;
