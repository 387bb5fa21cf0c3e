package io.vendflow.simulator.payments;

/** How the customer gets into the app (facts sheet 2.2). PUSH_MESSAGE needs an approval that no merchant here has. */
public enum UserFlow {
    QR,
    WEB_REDIRECT,
    NATIVE_REDIRECT,
    PUSH_MESSAGE
}
