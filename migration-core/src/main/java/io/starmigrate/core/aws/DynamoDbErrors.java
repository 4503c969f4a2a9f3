package io.starmigrate.core.aws;

import io.starmigrate.core.aws.WriteOutcome.Cause;
import io.starmigrate.core.aws.WriteOutcome.Reason;
import io.starmigrate.core.aws.WriteOutcome.Refused;
import io.starmigrate.core.aws.WriteOutcome.Unknown;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.text.SettingName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Turns what DynamoDB throws into what the recorder's callers know. The only place that does. */
final class DynamoDbErrors {
    private static final String MISSING = "ResourceNotFoundException";

    private final String table;
    private final DynamoDbClient client;

    /** @param client knows in which region the table should be */
    DynamoDbErrors(String table, DynamoDbClient client) {
        this.table = table;
        this.client = client;
    }

    /** What became of a write, by the exception that answered it. Throws when nothing was written and never will be. */
    WriteOutcome outcome(String operation, String subject, SdkException e) {
        if (e instanceof ConditionalCheckFailedException failed) {
            Map<String, AttributeValue> held = failed.hasItem() ? failed.item() : Map.of();
            return new Refused(List.of(new Reason(Cause.CONDITION, held)));
        }
        RecorderException exception = exception(operation, subject, e);
        if (e instanceof TransactionCanceledException cancelled) {
            return new Refused(cancelled.cancellationReasons().stream()
                    .map(reason -> reason(reason).orElseThrow(() -> exception))
                    .toList());
        }
        boolean answered = e instanceof AwsServiceException service
                && service.statusCode() < 500
                && !(e instanceof TransactionInProgressException);
        if (answered) {
            throw exception;
        }
        return new Unknown(exception);
    }

    RecorderException exception(String operation, String subject, SdkException e) {
        if (code(e).equals(MISSING)) {
            return RecorderException.refused(
                    "There is no table " + place() + ", which is to be the recorder; deploy the stack that has it"
                            + " (sam deploy: infra/sam/README.md), or correct " + SettingName.RECORDER + " or "
                            + SettingName.AWS_REGION,
                    e);
        }
        if (SigningFaults.isDenied(e)) {
            return RecorderException.refused(
                    "Cannot use the recorder, table " + place() + ": " + SigningFaults.found(e) + "; "
                            + SigningFaults.cure(e).orElseThrow(),
                    e);
        }
        if (SigningFaults.unknownHost(e).isPresent()) {
            return new RecorderException(
                    "Cannot reach the recorder, table " + place() + ": " + SigningFaults.found(e) + "; "
                            + SigningFaults.cure(e).orElseThrow(),
                    e);
        }
        return new RecorderException(
                "Cannot " + operation + " " + subject + " in table \"" + table + "\": "
                        + SigningFaults.found(e) + "; "
                        + SigningFaults.cure(e).orElseGet(() -> remedy(e)),
                e);
    }

    private String place() {
        @Nullable DynamoDbServiceClientConfiguration asked = client.serviceClientConfiguration();
        return "\"" + table + "\"" + (asked == null ? "" : " in " + asked.region());
    }

    private static String code(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : "";
    }

    private static Optional<Reason> reason(CancellationReason reason) {
        return switch (reason.code()) {
            case "None" -> Optional.of(new Reason(Cause.NONE, Map.of()));
            case "ConditionalCheckFailed" ->
                Optional.of(new Reason(Cause.CONDITION, reason.hasItem() ? reason.item() : Map.of()));
            case "TransactionConflict" -> Optional.of(new Reason(Cause.CONFLICT, Map.of()));
            default -> Optional.empty();
        };
    }

    private static String remedy(SdkException e) {
        return code(e).equals("ValidationException")
                ? "this is a fault of this program, or the table has another shape"
                : "read it again before acting";
    }
}
