/** The ePayment API: requests read and refused field by field, outcomes rendered as Vipps renders them. */
@NullMarked
package io.vendflow.simulator.payments.http;

import org.jspecify.annotations.NullMarked;
