@NullMarked
package io.vendflow.http.spring;

import org.jspecify.annotations.NullMarked;
