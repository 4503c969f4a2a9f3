package io.starmigrate.core.aws;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells a refusal for this machine's clock from one for its keys: AWS gives both the same code, and says "Signature
 * expired: ... is now earlier than ..." or "Signature not yet current: ...".
 */
final class SkewedClock {
    private static final Pattern SAID =
            Pattern.compile("signature (expired|not yet current)|tooskewed", Pattern.CASE_INSENSITIVE);

    private SkewedClock() {}

    /** What to do, when it is the clock; empty when it is something else. */
    static Optional<String> cure(SdkException refusal) {
        boolean skewed = refusal instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && SAID.matcher(service.awsErrorDetails().errorCode() + " "
                                + service.awsErrorDetails().errorMessage())
                        .find();
        return skewed
                ? Optional.of("this machine's clock is wrong: set it (timedatectl, chronyc tracking), the keys are not"
                        + " at fault")
                : Optional.empty();
    }
}
