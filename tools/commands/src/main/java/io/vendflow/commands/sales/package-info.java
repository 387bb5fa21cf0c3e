/** What operators do about a single sale, through capture-service, which knows who they are. */
@NullMarked
package io.vendflow.commands.sales;

import org.jspecify.annotations.NullMarked;
