package io.starmigrate.core.aws;

import io.starmigrate.core.text.PrintableName;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Why a message was put aside, as an attribute beside its text. A reason may quote what somebody has sent, and SQS
 * refuses a message for one character that XML has not, and for its length, to which attributes count: a letter that it
 * refuses would keep its message on the queue. Pure.
 */
public final class LetterReason {
    /** Carried by a dead letter, for people. */
    static final String NAME = "reason";

    /** In characters: enough for a sentence and the name it is about. */
    private static final int LONGEST = 1_000;

    private static final String CUT = "…";

    private LetterReason() {}

    /** The attribute that carries a reason: readable characters, no more than some four thousand bytes of them. */
    public static Map<String, MessageAttributeValue> attribute(String reason) {
        return Map.of(
                NAME,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(written(reason))
                        .build());
    }

    private static String written(String reason) {
        String readable = PrintableName.of(reason);
        return readable.codePointCount(0, readable.length()) <= LONGEST
                ? readable
                : readable.substring(0, readable.offsetByCodePoints(0, LONGEST - 1)) + CUT;
    }
}
