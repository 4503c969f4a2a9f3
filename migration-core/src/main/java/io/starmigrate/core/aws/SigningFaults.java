package io.starmigrate.core.aws;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What keeps a request from being signed, or its signature from being believed, in words that say what to do. AWS has
 * one code for wrong keys and for a wrong clock, and tells them apart in its text: "Signature expired: ... is now
 * earlier than ...", "Signature not yet current: ...".
 */
final class SigningFaults {
    private static final Pattern CLOCK =
            Pattern.compile("signature (expired|not yet current)|tooskewed", Pattern.CASE_INSENSITIVE);
    private static final String NO_KEYS = "Unable to load credentials";

    private SigningFaults() {}

    /** What AWS, or its client, found. */
    static String found(SdkException refusal) {
        if (refusal instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return service.awsErrorDetails().errorCode() + ": "
                    + service.awsErrorDetails().errorMessage();
        }
        String said = String.valueOf(refusal.getMessage());
        return said.contains(NO_KEYS)
                ? "there are no credentials: AK and SK are blank, and neither environment, profile nor role has any"
                : said;
    }

    /** What to do about it; empty when it is something else. */
    static Optional<String> cure(SdkException refusal) {
        if (CLOCK.matcher(found(refusal)).find()) {
            return Optional.of("this machine's clock is wrong: set it (timedatectl, chronyc tracking), the keys are not"
                    + " at fault");
        }
        return String.valueOf(refusal.getMessage()).contains(NO_KEYS)
                ? Optional.of("write AK and SK, or run this where a role or a profile gives them")
                : Optional.empty();
    }
}
