package io.vendflow.commands.sales;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command about a sale has. */
final class SaleOptions {

    @Parameters(paramLabel = "REFERENCE", description = "The payment's name at Vipps: machineId-saleId.")
    private String reference = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Which operator of the tokens' file; without it the first, or VENDFLOW_OPERATOR_TOKEN.")
    private @Nullable String operator;

    String reference() {
        return reference;
    }

    @Nullable String operator() {
        return operator;
    }
}
