package io.starmigrate.core.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the keys of the AWS account. */
final class AwsReader {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final Pattern QUEUE = Pattern.compile("https?://[^\\s/]+/\\S+(?<!\\.fifo)|[A-Za-z0-9_-]{1,80}");

    private final ValueReader values;

    AwsReader(ValueReader values) {
        this.values = values;
    }

    /** The account; its region is empty when blank or wrong. */
    AwsConfig read(Set<Need> needs) {
        if (needs.contains(Need.RECORDER)) {
            values.require(ConfigKey.AWS_REGION, "the recorder and the queue are in a region");
        }
        return new AwsConfig(
                values.text(ConfigKey.AWS_REGION, REGION),
                credentials(),
                endpoints(),
                values.text(ConfigKey.RECORDER, TABLE),
                values.text(ConfigKey.TASK_QUEUE, QUEUE));
    }

    private Credentials credentials() {
        Optional<Credentials.KeyPair> pair = new KeyPairReader(values).read(ConfigKey.AK, ConfigKey.SK);
        return pair.isPresent() ? pair.get() : new Credentials.DefaultChain();
    }

    private AwsConfig.ServiceEndpoints endpoints() {
        URI all = values.endpoint(ConfigKey.AWS_ENDPOINT_URL).orElse(null);
        return new AwsConfig.ServiceEndpoints(
                endpoint(ConfigKey.AWS_ENDPOINT_URL_S3, all),
                endpoint(ConfigKey.AWS_ENDPOINT_URL_SQS, all),
                endpoint(ConfigKey.AWS_ENDPOINT_URL_DYNAMODB, all));
    }

    private @Nullable URI endpoint(ConfigKey key, @Nullable URI otherwise) {
        URI own = values.endpoint(key).orElse(null);
        return own == null ? otherwise : own;
    }
}
