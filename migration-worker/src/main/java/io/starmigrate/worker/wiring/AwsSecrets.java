package io.starmigrate.worker.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.starmigrate.core.config.SecretStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Secrets that AWS Secrets Manager or Parameter Store keep. Asked with the machine's own credentials, never with those
 * of the configuration, which may be among the secrets. Safe for use by many threads.
 */
public final class AwsSecrets implements SecretStore {
    private static final String SHORT = "ssm:";
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration ALL = Duration.ofSeconds(20);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AwsCredentialsProvider credentials;
    private final @Nullable URI endpoint;

    /** The secrets of AWS itself. */
    public AwsSecrets() {
        this(DefaultCredentialsProvider.builder().build(), null);
    }

    /** @param endpoint where both services are; null: where AWS has them */
    AwsSecrets(AwsCredentialsProvider credentials, @Nullable URI endpoint) {
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    @Override
    public String read(String reference, String region) throws IOException {
        try {
            return line(reference.startsWith(SHORT) ? parameter(reference, region) : ofArn(reference));
        } catch (AwsServiceException refused) {
            String code = Optional.ofNullable(refused.awsErrorDetails())
                    .map(details -> details.errorCode())
                    .orElse("status " + refused.statusCode());
            throw new IOException("AWS refuses to tell the secret it names: " + code, refused);
        } catch (SdkException unreached) {
            throw new IOException(
                    "AWS could not be asked for the secret it names: see that this machine has credentials and a way"
                            + " to the service",
                    unreached);
        }
    }

    private String ofArn(String reference) throws IOException {
        String[] parts = reference.split(":", 6);
        if (parts.length < 6 || parts[3].isEmpty()) {
            throw new IOException("the name is not complete: it needs a region, an account and a name");
        }
        return parts[2].equals("ssm") ? parameter(reference, parts[3]) : secret(reference, parts[3]);
    }

    private String parameter(String reference, String region) throws IOException {
        if (region.isEmpty()) {
            throw new IOException("it does not say in which region it is; set AWS_REGION");
        }
        String name = reference.startsWith(SHORT) ? reference.substring(SHORT.length()) : reference;
        try (SsmClient client = configured(SsmClient.builder(), region)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
            return client.getParameter(asked -> asked.name(name).withDecryption(true))
                    .parameter()
                    .value();
        }
    }

    private String secret(String reference, String region) throws IOException {
        int hash = reference.indexOf('#');
        String arn = hash < 0 ? reference : reference.substring(0, hash);
        try (SecretsManagerClient client = configured(SecretsManagerClient.builder(), region)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
            String text = client.getSecretValue(asked -> asked.secretId(arn)).secretString();
            if (text == null) {
                throw new IOException("the secret it names is binary, not text");
            }
            return hash < 0 ? text : field(text, reference.substring(hash + 1));
        }
    }

    /** The message of what reads JSON quotes it: it must not go on. */
    private static String field(String text, String name) throws IOException {
        JsonNode found;
        try {
            found = MAPPER.readTree(text).path(name);
        } catch (JsonProcessingException quoting) {
            throw new IOException("the secret it names is no JSON object; leave out what follows #");
        }
        if (!found.isValueNode() || found.isNull()) {
            throw new IOException("the secret it names has no such field as follows #");
        }
        return found.asText();
    }

    private static String line(String text) throws IOException {
        String secret = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (secret.isBlank() || secret.contains("\n")) {
            throw new IOException("the secret it names is not one line of text");
        }
        return secret;
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, String region) {
        builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .overrideConfiguration(
                        client -> client.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ALL));
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }
}
