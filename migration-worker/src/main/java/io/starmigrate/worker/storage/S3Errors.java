package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The one place where the AWS SDK's exceptions become ours. */
final class S3Errors {
    // What S3 answers with status 400 though waiting, sending what was damaged on its way once more, or signing anew,
    // is
    // the cure.
    private static final Set<String> BUSY = Set.of(
            "RequestTimeout",
            "InternalError",
            "OperationAborted",
            "BadDigest",
            "IncompleteBody",
            "XAmzContentSHA256Mismatch");
    private static final Set<String> DENIED = Set.of("ExpiredToken", "InvalidToken", "AuthorizationHeaderMalformed");

    /** The client tells a page of places where it looked. */
    private static final String UNSIGNED =
            "there are no credentials: the storage's keys are blank, and neither environment, profile nor role has any";

    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    /** What answers a header that a store does not know. */
    private static final Set<Integer> UNKNOWN = Set.of(400, 405, NOT_IMPLEMENTED);

    private final Refusals refusals;

    S3Errors(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Whether a store may have refused a request for a header that it does not know. */
    static boolean isOfUnknownHeader(ObjectStoreException refusal) {
        return refusal.getCause() instanceof S3Exception answer && UNKNOWN.contains(answer.statusCode());
    }

    /** Whether the store asks to be sent less: what came from another store, to be sent here, does not count. */
    static boolean isSlowDown(Throwable failure) {
        return failure instanceof S3Exception answer
                && (answer.statusCode() == UNAVAILABLE || answer.isThrottlingException());
    }

    <T> T call(String operation, StorageUri object, Supplier<T> request) {
        try {
            return refusals.pace().of(request, S3Errors::isSlowDown);
        } catch (InterruptedException e) {
            throw refusals.interrupted(operation, object, e);
        } catch (SdkException e) {
            throw fromContent(e).orElseGet(() -> translate(operation, object, e));
        }
    }

    /** What was to be sent came from another store, and that one refused. */
    private static Optional<ObjectStoreException> fromContent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ObjectStoreException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private ObjectStoreException translate(String operation, StorageUri object, SdkException e) {
        if (e instanceof S3Exception answer) {
            String code = code(answer);
            String text = answer.awsErrorDetails() == null
                    ? ""
                    : " " + answer.awsErrorDetails().errorMessage();
            String found = answer.statusCode() + " " + code + text;
            return isSlowDown(answer)
                    ? refusals.slowDown(operation, object, found, e)
                    : refusals.of(reason(answer.statusCode(), code), operation, object, found, e);
        }
        boolean unsigned = e instanceof SdkClientException
                && String.valueOf(e.getMessage()).contains("credentials");
        return unsigned
                ? refusals.of(Reason.DENIED, operation, object, UNSIGNED, e)
                : refusals.of(Reason.UNREACHABLE, operation, object, String.valueOf(e.getMessage()), e);
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? ""
                : answer.awsErrorDetails().errorCode();
    }

    private static Reason reason(int status, String code) {
        if (code.equals("NoSuchBucket")) {
            return Reason.NO_BUCKET;
        }
        if (BUSY.contains(code) || (status >= 500 && status != NOT_IMPLEMENTED)) {
            return Reason.BUSY;
        }
        if (code.equals("InvalidObjectState")) {
            return Reason.ARCHIVED;
        }
        if (code.equals("EntityTooLarge")) {
            return Reason.TOO_LARGE;
        }
        if (DENIED.contains(code) || status == 401 || status == 403) {
            return Reason.DENIED;
        }
        return switch (status) {
            case 404 -> Reason.NO_OBJECT;
            case 412 -> Reason.CHANGED;
            default -> Reason.REFUSED;
        };
    }
}
