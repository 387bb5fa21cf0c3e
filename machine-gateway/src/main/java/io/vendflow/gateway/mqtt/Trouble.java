package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there is no connection, in words for whoever looks after the installation. */
final class Trouble {

    private Trouble() {}

    static String inWords(Throwable cause, MqttProperties properties) {
        String where = properties.url().toString();
        return causes(cause)
                .map(each -> known(each, where, properties))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> where + ": " + Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    /** From the innermost out, since that is where it began. */
    private static Stream<Throwable> causes(Throwable cause) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable each = cause; each != null; each = each.getCause()) {
            all.addFirst(each);
        }
        return all.stream();
    }

    private static @Nullable String known(Throwable cause, String where, MqttProperties properties) {
        return switch (cause) {
            case Mqtt5ConnAckException refused ->
                where + " refuses us: " + refused.getMqttMessage().getReasonCode()
                        + (properties.username() == null
                                ? " (no MQTT_USERNAME is set)"
                                : " (MQTT_USERNAME is " + properties.username() + ")");
            case Mqtt5DisconnectException sentAway ->
                where + " sent us away: " + sentAway.getMqttMessage().getReasonCode();
            case UnknownHostException _ -> where + ": no such host";
            case ConnectException unreachable -> where + ": " + unreachable.getMessage();
            case CertificateException disbelieved ->
                "the certificate of " + where + " is not to be believed: " + disbelieved.getMessage()
                        + "; MQTT_CA_FILE says whom we believe";
            case SSLException failed ->
                where + " and we do not agree on TLS: " + failed.getMessage()
                        + "; MQTT_CERTIFICATE_FILE says who we are";
            case ConnectionClosedException _
            when properties.isTls() ->
                where
                        + " closed the connection without a word, as Mosquitto does with a certificate that is revoked, out"
                        + " of date or of another authority; MQTT_CERTIFICATE_FILE says who we are";
            default -> null;
        };
    }
}
