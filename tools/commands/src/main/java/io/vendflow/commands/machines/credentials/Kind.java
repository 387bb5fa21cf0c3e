package io.vendflow.commands.machines.credentials;

import java.util.Locale;

/** How somebody shows who they are. */
enum Kind {
    CERTIFICATE,
    PASSWORD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
