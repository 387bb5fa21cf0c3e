package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.payments.ErrorCode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Section 2.11: the shape of a problem, and every code with its title and HTTP status. */
class Section211ErrorsTest extends Conformance {

    /** All others are 400 (section 9 of the design); 3010 is the server's own fault. */
    private static final Map<Integer, Integer> STATUS =
            Map.of(3010, 500, 4010, 409, 4020, 409, 4150, 409, 5070, 422, 5090, 404, 6160, 423, 6250, 423);

    private static final String CODES = """
            3010 Internal error
            4010 Capture idempotency conflict
            4020 Idempotency error
            4040 Invalid amount
            4050 Invalid CustomerToken
            4060 Invalid PersonalQr
            4070 Invalid phone number
            4080 Invalid scope
            4090 Invalid URL
            4100 Metadata.*
            4110 Metadata.*
            4120 Metadata.*
            4130 Metadata.*
            4140 Missing required parameter
            4150 Reference exists.*
            4160 Invalid payment method type
            5010 Blocking sources not applicable
            5020 Express not allowed
            5030 Illegal scope
            5040 Invalid currency for merchant
            5050 Long-living payment not allowed
            5060 Merchant bank account not verified
            5070 Payment cannot be created
            5080 PUSH_MESSAGE not allowed
            5090 Reference not found
            5100 Refund not possible
            6010 Amount too small
            6020 Attempted refund before reservation
            6030 Cancel period expired
            6040 Cannot cancel a captured payment
            6050 Cannot cancel a non-reserved payment
            6060 Cannot cancel authorized payment
            6070 Cannot capture a cancelled payment
            6080 Cannot capture before reservation
            6090 Capture amount too high
            6100 Capture period expired
            6110 Expiration date too late
            6120 Expiration date too soon
            6130 Long living payments require a receipt
            6140 Must capture full amount
            6150 Not enough refundable
            6160 Order processing
            6170 Payment already captured
            6180 Payment already refunded
            6190 .*cannot be cancelled
            6200 .*cannot be captured
            6210 .*cannot be refunded
            6220 Refund period expired
            6230 Payment is already reserved
            6250 Cannot cancel processing payment
            6260 Funds unavailable
            6280 Capture failed, try again later
            7010 Customer not found
            10010 Approve failed
            10020 .*ot allowed
            10030 Identification required
            10040 Invalid source
            10050 No cards
            10060 Not supported
            10070 Limit exceeded
            """;

    @Override
    Stream<Rule> rules() {
        return Stream.of(shapes(), codes(), memory()).flatMap(rules -> rules);
    }

    private static Stream<Rule> shapes() {
        return Stream.of(
                rule(
                        "2.11 a refusal is a problem with type, title, status, detail, instance and traceId",
                        shop -> shop.create()
                                .capture(2500)
                                .refused(400, 6080)
                                .shows("/type", "https://httpstatuses.io/400")
                                .shows("/title", "Cannot capture before reservation")
                                .shows("/status", 400)
                                .has("/detail")
                                .shows("/instance", "/v1/payments/VM0042-7F3K9Q/capture")
                                .matches("/traceId", "00-[0-9a-f]{32}-[0-9a-f]{16}-01")),
                rule(
                        "2.11 a validation error has no code, but the field and the rule",
                        shop -> shop.createAs("{}")
                                .invalid("reference")
                                .shows("/title", "Bad Request")
                                .shows("/detail", "See extraDetails for further details")
                                .shows("/instance", "/v1/payments")),
                rule("2.11 401, 403 and 429 are the gateway's and no problems", shop -> {
                    shop.vipps().faults(FaultRule.times(1, "get", Fault.STATUS_429));
                    shop.get().gateway(429);
                    shop.with("Merchant-Serial-Number", "654321").get().gateway(403);
                    shop.without("Authorization").get().gateway(401);
                }),
                rule("2.11 502 is temporary and no JSON", shop -> {
                    shop.vipps().faults(FaultRule.times(1, "create", Fault.STATUS_502));
                    shop.create()
                            .is(502)
                            .header("Content-Type", "text/html")
                            .create()
                            .is(201);
                }),
                rule("2.11 500 is a problem with 3010", shop -> {
                    shop.vipps().faults(FaultRule.times(1, "create", Fault.STATUS_500));
                    shop.create().refused(500, 3010).create().is(201);
                }));
    }

    /** Each code can be ordered, of every operation that speaks in codes. */
    private static Stream<Rule> codes() {
        return CODES.lines().map(line -> {
            int number = Integer.parseInt(line.substring(0, line.indexOf(' ')));
            String title = line.substring(line.indexOf(' ') + 1);
            int status = STATUS.getOrDefault(number, 400);
            return rule("2.11 code " + number + " is " + status + ", " + title, shop -> {
                ErrorCode code = ErrorCode.of(number).orElseThrow();
                shop.vipps().faults(FaultRule.refuse("*", code));
                shop.create().refused(status, number).matches("/title", title);
                shop.vipps().clearFaults();
                shop.create().approve();
                shop.vipps().faults(FaultRule.refuse("*", code));
                shop.capture(2500)
                        .refused(status, number)
                        .get()
                        .refused(status, number)
                        .approve()
                        .refused(status, number);
                shop.vipps().clearFaults();
                shop.sums(2500, 0, 0, 0);
            });
        });
    }

    private static Stream<Rule> memory() {
        Stream<Rule> sticky = Stream.of(6260, 5070, 4150)
                .map(number -> rule("2.11 " + number + " sticks to its key, a new key passes", shop -> {
                    refuseOnce(shop, number);
                    shop.key("k")
                            .capture(2500)
                            .refused(STATUS.getOrDefault(number, 400), number)
                            .key("k2")
                            .capture(2500)
                            .is(200);
                }));
        Stream<Rule> passing = Stream.of(6160, 6280, 3010)
                .map(number -> rule("2.11 " + number + " passes: the same key may try again", shop -> {
                    refuseOnce(shop, number);
                    shop.key("k").capture(2500).is(200).sums(2500, 0, 2500, 0);
                }));
        Rule all = rule("2.11 no code is missing from this table, none is made up", shop -> {
            long listed = CODES.lines().count();
            long known = Arrays.stream(ErrorCode.values()).count();
            if (listed != known) {
                throw new AssertionError(listed + " codes listed, " + known + " known");
            }
        });
        return Stream.of(sticky, passing, Stream.of(all)).flatMap(rules -> rules);
    }

    private static void refuseOnce(Shop shop, int number) {
        shop.create().approve();
        shop.vipps()
                .faults(FaultRule.refuse("capture", ErrorCode.of(number).orElseThrow())
                        .atMost(1));
        shop.key("k").capture(2500).refused(STATUS.getOrDefault(number, 400), number);
    }
}
