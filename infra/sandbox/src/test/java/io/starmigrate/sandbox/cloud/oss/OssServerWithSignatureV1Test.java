package io.starmigrate.sandbox.cloud.oss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.oss.common.comm.SignVersion;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class OssServerWithSignatureV1Test extends OssServerContract {
    OssServerWithSignatureV1Test() {
        super(SignVersion.V1);
    }

    @Test
    void a_signed_url_serves_until_it_expires() throws Exception {
        client.putObject("source", "a", stream("hello"));

        try (InputStream in = signedUrl(Duration.ofMinutes(1)).openStream()) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
        }
        HttpURLConnection late =
                (HttpURLConnection) signedUrl(Duration.ofSeconds(-5)).openConnection();
        assertThat(late.getResponseCode()).isEqualTo(403);
    }

    private URL signedUrl(Duration validity) {
        return client.generatePresignedUrl(
                "source", "a", Date.from(Instant.now().plus(validity)));
    }
}
