package io.starmigrate.lambda;

import io.starmigrate.core.aws.LetterReason;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Where messages go that no delivery will ever make readable. Safe for use by many threads. */
@FunctionalInterface
interface UnreadableMessages {
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
                sqs.sendMessage(message ->
                        message.queueUrl(queueUrl).messageBody(body).messageAttributes(LetterReason.attribute(reason)));
                return true;
            } catch (SdkException unknown) {
                log.accept("it cannot be put aside, and is delivered again: " + unknown.getMessage());
                return false;
            }
        };
    }
}
