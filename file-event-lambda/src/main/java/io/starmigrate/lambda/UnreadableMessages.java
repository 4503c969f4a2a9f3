package io.starmigrate.lambda;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Where messages go that no delivery will ever make readable. Safe for use by many threads. */
@FunctionalInterface
interface UnreadableMessages {
    /** What of a reason goes along: an attribute counts for the size of its message. */
    int REASON = 1_000;

    /** Nowhere: such a message comes again until the queue itself gives it up. */
    UnreadableMessages NOWHERE = (body, reason, log) -> false;

    /**
     * Puts a message aside.
     *
     * @param log is told why it could not be put there
     * @return whether it is there now; if not, the queue still has to keep it
     */
    boolean keep(String body, String reason, Consumer<String> log);

    /** Puts them on a queue, each with its reason as an attribute. */
    static UnreadableMessages on(SqsClient sqs, String queueUrl) {
        return (body, reason, log) -> {
            try {
                sqs.sendMessage(message -> message.queueUrl(queueUrl)
                        .messageBody(body)
                        .messageAttributes(Map.of(
                                "reason",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(written(reason))
                                        .build())));
                return true;
            } catch (SdkException unknown) {
                log.accept("it cannot be put aside, and is delivered again: " + unknown.getMessage());
                return false;
            }
        };
    }

    /** The reason quotes what somebody sent; SQS refuses a message for one character that XML has not. */
    private static String written(String reason) {
        String plain = reason.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
        return plain.substring(0, Math.min(REASON, plain.length()));
    }
}
