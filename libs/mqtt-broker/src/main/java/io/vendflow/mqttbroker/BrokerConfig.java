package io.vendflow.mqttbroker;

/** What HiveMQ reads as {@code config.xml}: two listeners on loopback and limits that do not lose a sale. */
record BrokerConfig(int port, int webSocketPort) {

    /**
     * Messages kept per session and per shared subscription. HiveMQ's own 1000 would drop acknowledged messages when
     * the gateway is away for longer than a lunch break.
     */
    static final int MAX_QUEUED_MESSAGES = 1_000_000;

    /** Bytes. The largest legal message is a PNG of 1000 x 1000 pixels in base64, well below. */
    static final int MAX_PACKET_SIZE = 1_048_576;

    String toXml() {
        return """
                <?xml version="1.0"?>
                <hivemq xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <listeners>
                    <tcp-listener>
                      <port>%d</port>
                      <bind-address>127.0.0.1</bind-address>
                    </tcp-listener>
                    <websocket-listener>
                      <port>%d</port>
                      <bind-address>127.0.0.1</bind-address>
                      <path>/mqtt</path>
                      <subprotocols>
                        <subprotocol>mqtt</subprotocol>
                        <subprotocol>mqttv3.1</subprotocol>
                      </subprotocols>
                    </websocket-listener>
                  </listeners>
                  <mqtt>
                    <queued-messages>
                      <max-queue-size>%d</max-queue-size>
                      <strategy>discard</strategy>
                    </queued-messages>
                    <packets>
                      <max-packet-size>%d</max-packet-size>
                    </packets>
                    <receive-maximum>
                      <server-receive-maximum>100</server-receive-maximum>
                    </receive-maximum>
                  </mqtt>
                  <anonymous-usage-statistics>
                    <enabled>false</enabled>
                  </anonymous-usage-statistics>
                  <persistence>
                    <mode>file</mode>
                  </persistence>
                </hivemq>
                """.formatted(port, webSocketPort, MAX_QUEUED_MESSAGES, MAX_PACKET_SIZE);
    }
}
