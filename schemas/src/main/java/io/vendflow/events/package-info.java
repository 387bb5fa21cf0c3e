/** The events through which the services talk, generated from the Avro IDL beside this folder, and their topics. */
package io.vendflow.events;
