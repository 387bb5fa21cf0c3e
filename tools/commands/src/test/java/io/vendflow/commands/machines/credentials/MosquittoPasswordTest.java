package io.vendflow.commands.machines.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class MosquittoPasswordTest {

    @Test
    void isHashedAsMosquittoPasswdDoes() {
        // Written by mosquitto_passwd 2.0.11 for the password "a".
        String theirs = "$7$101$Ki9iLQszJWHhN6lP$"
                + "S68dXEZbyierxZuFiHil53Q2iMqjZDyYTUvMiSWd6MAEDI3mQsqFNu2UDZlu1Fs7dyRaRLoBkIeQanhc8CLGGA==";
        byte[] salt = Base64.getDecoder().decode("Ki9iLQszJWHhN6lP");

        assertThat(MosquittoPassword.hash(new char[] {'a'}, salt, 101)).isEqualTo(theirs);
    }

    @Test
    void isAnotherEachTimeAndNothingThatATerminalOrAUrlWouldSpoil() {
        String one = new String(MosquittoPassword.random());

        assertThat(one).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(new String(MosquittoPassword.random()));
        assertThat(MosquittoPassword.hash(one.toCharArray()))
                .isNotEqualTo(MosquittoPassword.hash(one.toCharArray()))
                .doesNotContain(one);
    }
}
