package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9464", "localhost:0", "0.0.0.0:65535", "[::1]:9464", "off"})
    void isWrittenAsItWasRead(String text) {
        assertThat(ListenAddress.parse(text)).map(ListenAddress::toString).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9464", "127.0.0.1", "127.0.0.1:65536", "::1:9464", "http://127.0.0.1:9464", "a b:1", ":1"})
    void isNothingElse(String text) {
        assertThat(ListenAddress.parse(text)).isEmpty();
    }

    @Test
    void isNowhereWhenItIsOff() {
        assertThat(ListenAddress.parse("OFF"))
                .hasValueSatisfying(off -> assertThat(off.isOff()).isTrue());
        assertThat(ListenAddress.parse("[::1]:1"))
                .hasValueSatisfying(address -> assertThat(address.host()).isEqualTo("::1"));
    }
}
