package io.starmigrate.core.aws;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The updates that the recorder sends, as DynamoDB reads them: attributes are set to what is given. Any other is
 * refused by name, and what DynamoDB finds invalid is found so here.
 */
final class Assignments {
    private static final Pattern EXPRESSION = Pattern.compile("SET (?<all>#\\w+ = :\\w+(, #\\w+ = :\\w+)*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("[#:]\\w+");

    private Assignments() {}

    /** What is there once this was applied to what is {@code held}; an item of the same key where that is nothing. */
    static Map<String, AttributeValue> applied(UpdateItemRequest request, Map<String, AttributeValue> held) {
        requireUsed(request);
        Matcher expression = EXPRESSION.matcher(request.updateExpression());
        if (!expression.matches() || request.returnValues() != ReturnValue.ALL_NEW) {
            throw new UnsupportedOperationException("No update of the recorder: " + request);
        }
        Map<String, AttributeValue> now = new HashMap<>(held);
        now.putAll(request.key());
        Set<String> set = new HashSet<>(request.key().keySet());
        for (String one : expression.group("all").split(", ", -1)) {
            List<String> sides = List.of(one.split(" = ", -1));
            @Nullable String name = request.expressionAttributeNames().get(sides.get(0));
            @Nullable AttributeValue value = request.expressionAttributeValues().get(sides.get(1));
            if (name == null || value == null || !set.add(name)) {
                throw invalid();
            }
            now.put(name, value);
        }
        return now;
    }

    /** A placeholder that stands nowhere is an error of the request. */
    private static void requireUsed(UpdateItemRequest request) {
        Set<String> unused = new HashSet<>(request.expressionAttributeNames().keySet());
        unused.addAll(request.expressionAttributeValues().keySet());
        PLACEHOLDER
                .matcher(request.updateExpression() + " " + request.conditionExpression())
                .results()
                .forEach(placeholder -> unused.remove(placeholder.group()));
        if (!unused.isEmpty()) {
            throw invalid();
        }
    }

    private static RuntimeException invalid() {
        return InMemoryTable.answer(400, "ValidationException");
    }
}
