package io.starmigrate.worker.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.starmigrate.core.aws.SigningFaults;
import io.starmigrate.core.aws.SqsDeadLetters;
import io.starmigrate.core.aws.SqsTaskQueue;
import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.time.Duration;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Finds the queue a configuration names, and its dead-letter queue, which its own redrive policy names. */
final class SqsQueues {
    private SqsQueues() {}

    static TaskQueue open(SqsClient client, AwsConfig aws, Duration visibility) {
        return found(
                client,
                aws,
                (url, deadLetterUrl) -> new SqsTaskQueue(client, url, deadLetterUrl).withVisibility(visibility));
    }

    static DeadLetters openDeadLetters(SqsClient client, AwsConfig aws) {
        return found(client, aws, (url, deadLetterUrl) -> new SqsDeadLetters(client, deadLetterUrl));
    }

    /** Makes something of the addresses of the queue and of its dead-letter queue. */
    private static <T> T found(SqsClient client, AwsConfig aws, BiFunction<String, String, T> opened) {
        try {
            String url = aws.taskQueueIsUrl() ? aws.taskQueue() : url(client, aws.taskQueue());
            return opened.apply(url, url(client, deadLetterName(client, url)));
        } catch (QueueDoesNotExistException missing) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "There is no queue \"" + aws.taskQueue() + "\" in " + aws.region()
                            + ", or its dead-letter queue is gone; deploy the stack that has it (sam deploy:"
                            + " infra/sam/README.md), or correct " + SettingName.TASK_QUEUE + " or "
                            + SettingName.AWS_REGION,
                    missing);
        } catch (SdkException refused) {
            throw new MigrationException(
                    SigningFaults.isDenied(refused) ? Fault.WRONG_INPUT : Fault.FAILED,
                    "Cannot open the queue \"" + aws.taskQueue() + "\" in " + aws.region() + ": "
                            + SigningFaults.found(refused) + "; "
                            + SigningFaults.cure(refused)
                                    .orElse("check " + SettingName.TASK_QUEUE + " and " + SettingName.AWS_REGION
                                            + ", and that this machine may connect there"),
                    refused);
        }
    }

    private static String url(SqsClient client, String name) {
        return client.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private static String deadLetterName(SqsClient client, String url) {
        String policy = client.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .attributes()
                .get(QueueAttributeName.REDRIVE_POLICY);
        if (policy == null) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "The queue " + url
                            + " has no dead-letter queue: what cannot be processed would come back for ever; "
                            + "give it a redrive policy, as infra/sam does",
                    null);
        }
        try {
            String arn = new ObjectMapper()
                    .readTree(policy)
                    .path("deadLetterTargetArn")
                    .asText();
            return arn.substring(arn.lastIndexOf(':') + 1);
        } catch (JsonProcessingException unreadable) {
            throw new MigrationException(
                    Fault.FAILED, "Cannot read the redrive policy of the queue " + url + ": " + policy, unreadable);
        }
    }
}
