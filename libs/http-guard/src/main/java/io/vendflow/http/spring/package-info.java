/** Guards the management port of every service that has this on its classpath. */
@NullMarked
package io.vendflow.http.spring;

import org.jspecify.annotations.NullMarked;
