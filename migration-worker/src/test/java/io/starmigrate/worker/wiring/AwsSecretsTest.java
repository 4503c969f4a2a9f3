package io.starmigrate.worker.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.config.ConfigException;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.storage.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Against a server that answers as both services do. */
class AwsSecretsTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:source-AbCdEf";

    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private String answer = "";
    private HttpServer server;
    private AwsSecrets secrets;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        secrets = new AwsSecrets(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                + exchange.getRequestHeaders().getFirst("Authorization").replaceAll(".*/(\\S+-\\d)/.*", "$1") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Secret password(String written) {
        return load(written).source().login().password();
    }

    private MigrationConfig load(String password) {
        String text = "AWS_REGION=us-east-2\nSOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=shop\nSOURCE_PWD="
                + password + "\n";
        return ConfigLoader.parse(".env", text, Map.of(), EnumSet.of(Need.SOURCE_CLUSTER), secrets)
                .config();
    }

    private void isRefused(String written, String told) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> password(written))
                .withMessageContainingAll(
                        ".env:5: SOURCE_PWD", told, "put quotes around a secret that begins like this")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2", "AbCdEf"));
    }

    @Test
    void aSecretIsAskedForInItsOwnRegion() {
        answer = "{\"SecretString\":\"p#w = 1\"}";

        assertThat(password(ARN)).isEqualTo(Secret.of("p#w = 1"));
        assertThat(asked).containsExactly("secretsmanager.GetSecretValue eu-west-1 {\"SecretId\":\"" + ARN + "\"}");
    }

    @Test
    void aFieldOfASecretThatIsAnObjectIsNamedBehindIt() {
        answer = "{\"SecretString\":\"{\\\"username\\\":\\\"root\\\",\\\"password\\\":\\\"hunter2\\\"}\"}";

        assertThat(password(ARN + "#password")).isEqualTo(Secret.of("hunter2"));
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request).doesNotContain("#password"));
        isRefused(ARN + "#nope", "no such field");
    }

    @Test
    void aParameterIsAskedForDecryptedInTheConfiguredRegion() {
        answer = "{\"Parameter\":{\"Name\":\"/m/pwd\",\"Type\":\"SecureString\",\"Value\":\"hunter2\"}}";

        assertThat(password("ssm:/m/pwd")).isEqualTo(Secret.of("hunter2"));
        assertThat(password("arn:aws:ssm:eu-west-1:123456789012:parameter/m/pwd"))
                .isEqualTo(Secret.of("hunter2"));
        assertThat(asked)
                .containsExactly(
                        "AmazonSSM.GetParameter us-east-2 {\"Name\":\"/m/pwd\",\"WithDecryption\":true}",
                        "AmazonSSM.GetParameter eu-west-1 {\"Name\":\"arn:aws:ssm:eu-west-1:123456789012:parameter/m/pwd\","
                                + "\"WithDecryption\":true}");
    }

    @ParameterizedTest
    @CsvSource({"ssm:/hunter2, ParameterNotFound", "arn:aws:ssm:eu-west-1:1:parameter/hunter2, AccessDeniedException"})
    void whatAwsRefusesIsToldByItsNameAlone(String written, String code) {
        status = 400;
        answer = "{\"__type\":\"" + code + "\",\"message\":\"no hunter2\"}";

        isRefused(written, "AWS refuses to tell the secret it names: " + code);
    }

    @Test
    void whatCannotBeASecretIsRefusedWithoutBeingShown() {
        answer = "{\"SecretString\":\"hunter2\\nhunter2\"}";
        isRefused(ARN, "not one line of text");
        isRefused(ARN + "#a", "no JSON object");
        isRefused("arn:aws:secretsmanager::1:secret:hunter2", "the name is not complete");
    }

    @Test
    void nobodyIsAskedForASecretInQuotes() {
        assertThat(password("\"ssm:hunter2\"")).isEqualTo(Secret.of("ssm:hunter2"));
        assertThat(password("arn:aws:s3:::hunter2")).isEqualTo(Secret.of("arn:aws:s3:::hunter2"));
        assertThat(asked).isEmpty();
    }
}
