package io.starmigrate.core.aws;

import io.starmigrate.core.text.SettingName;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What keeps a request from being signed, or its signature from being believed, in words that say what to do. AWS has
 * one code for wrong keys and for a wrong clock, and tells them apart in its text: "Signature expired: ... is now
 * earlier than ...", "Signature not yet current: ...".
 */
public final class SigningFaults {
    private static final Pattern DENIED = Pattern.compile(
            "AccessDenied(Exception)?|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|"
                    + "InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature(Exception)?|"
                    + "MissingAuthenticationToken(Exception)?|ExpiredToken(Exception)?|OptInRequired");
    private static final Pattern CLOCK =
            Pattern.compile("signature (expired|not yet current)|tooskewed", Pattern.CASE_INSENSITIVE);
    private static final String NO_KEYS = "Unable to load credentials";

    private SigningFaults() {}

    /** What AWS, or its client, found. */
    public static String found(SdkException refusal) {
        if (refusal instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return service.awsErrorDetails().errorCode() + ": "
                    + service.awsErrorDetails().errorMessage();
        }
        String said = String.valueOf(refusal.getMessage());
        Optional<String> nowhere = unknownHost(refusal);
        if (nowhere.isPresent()) {
            return "there is no host " + nowhere.get();
        }
        return said.contains(NO_KEYS)
                ? "there are no credentials: " + SettingName.AK + " and " + SettingName.SK
                        + " are blank, and neither environment, profile nor role has any"
                : said;
    }

    /** Whether it is the keys, or what they may do: the same request is answered so until somebody mends that. */
    public static boolean isDenied(SdkException refusal) {
        boolean isKeys = String.valueOf(refusal.getMessage()).contains(NO_KEYS)
                || DENIED.matcher(code(refusal)).matches();
        return isKeys && !CLOCK.matcher(found(refusal)).find();
    }

    /** The host that has no address: a region that is none, or no name service. */
    static Optional<String> unknownHost(SdkException refusal) {
        for (Throwable cause = refusal.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException unknown) {
                String host = String.valueOf(unknown.getMessage());
                return Optional.of(host.contains(":") ? host.substring(0, host.indexOf(':')) : host);
            }
        }
        return Optional.empty();
    }

    private static String code(SdkException refusal) {
        return refusal instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? String.valueOf(service.awsErrorDetails().errorCode())
                : "";
    }

    /** What to do about it; empty when it is something else. */
    public static Optional<String> cure(SdkException refusal) {
        if (CLOCK.matcher(found(refusal)).find()) {
            return Optional.of("this machine's clock is wrong: set it (timedatectl, chronyc tracking), the keys are not"
                    + " at fault");
        }
        if (unknownHost(refusal).isPresent()) {
            return Optional.of("check " + SettingName.AWS_REGION + ", and that this machine can look up names");
        }
        if (String.valueOf(refusal.getMessage()).contains(NO_KEYS)) {
            return Optional.of("write " + SettingName.AK + " and " + SettingName.SK
                    + ", or run this where a role or a profile gives them");
        }
        return isDenied(refusal)
                ? Optional.of("check " + SettingName.AK + " and " + SettingName.SK
                        + ", or the role, and what its policy lets it do")
                : Optional.empty();
    }
}
