package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void reads_sizes_in_units_of_1024() {
        assertThat(Formats.bytes("512B")).contains(512L);
        assertThat(Formats.bytes("1kb")).contains(1024L);
        assertThat(Formats.bytes("10 GB")).contains(10L << 30);
        assertThat(Formats.bytes("1000TB")).contains(1000L << 40);
        assertThat(Formats.bytes("1001TB")).isEmpty();
        assertThat(Formats.bytes("0GB")).isEmpty();
        assertThat(Formats.bytes("10")).isEmpty();
        assertThat(Formats.bytes("-1GB")).isEmpty();
    }

    @Test
    void reads_durations() {
        assertThat(Formats.duration("500ms")).contains(Duration.ofMillis(500));
        assertThat(Formats.duration("5s")).contains(Duration.ofSeconds(5));
        assertThat(Formats.duration("2 m")).contains(Duration.ofMinutes(2));
        assertThat(Formats.duration("5")).isEmpty();
    }

    @Test
    void reads_endpoints_with_and_without_scheme() {
        assertThat(Formats.endpoint("oss-cn-hangzhou.aliyuncs.com"))
                .contains(URI.create("https://oss-cn-hangzhou.aliyuncs.com"));
        assertThat(Formats.endpoint("127.0.0.1:9000")).contains(URI.create("https://127.0.0.1:9000"));
        assertThat(Formats.endpoint("http://[::1]:9000/")).contains(URI.create("http://[::1]:9000"));
        assertThat(Formats.endpoint("ftp://host")).isEmpty();
        assertThat(Formats.endpoint("https://host/path")).isEmpty();
        assertThat(Formats.endpoint("https://user:pw@host")).isEmpty();
        assertThat(Formats.endpoint("https://*.vpce.amazonaws.com")).isEmpty();
        assertThat(Formats.endpoint("not a host")).isEmpty();
    }
}
