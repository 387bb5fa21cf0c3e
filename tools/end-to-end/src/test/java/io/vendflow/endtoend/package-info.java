/** Sales on real parts, seen as a machine, a customer, the log and Vipps see them. */
@NullMarked
package io.vendflow.endtoend;

import org.jspecify.annotations.NullMarked;
