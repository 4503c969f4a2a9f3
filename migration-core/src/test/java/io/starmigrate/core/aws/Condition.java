package io.starmigrate.core.aws;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The conditions that the recorder sends, as DynamoDB reads them; any other is refused by name.
 *
 * @param names what {@code #…} stands for
 * @param values what {@code :…} stands for
 */
record Condition(Map<String, String> names, Map<String, AttributeValue> values) {
    private static final Pattern TERM = Pattern.compile("attribute_not_exists\\((?<absent>#\\w+)\\)"
            + "|begins_with\\((?<beginning>#\\w+), (?<prefix>:\\w+)\\)"
            + "|(?<in>#\\w+) IN \\((?<any>[:\\w, ]+)\\)"
            + "|(?<left>#\\w+) (?<sign>=|<=|>=) (?<right>:\\w+)");

    /** Whether this holds of an item; of none when that is empty. */
    boolean holds(String text, Map<String, AttributeValue> item) {
        List<String> either = apart(text, " OR ");
        if (either.size() > 1) {
            return either.stream().anyMatch(one -> holds(one, item));
        }
        List<String> all = apart(text, " AND ");
        if (all.size() > 1) {
            return all.stream().allMatch(one -> holds(one, item));
        }
        return text.startsWith("(") ? holds(text.substring(1, text.length() - 1), item) : term(text, item);
    }

    private boolean term(String text, Map<String, AttributeValue> item) {
        Matcher term = TERM.matcher(text);
        if (!term.matches()) {
            throw new UnsupportedOperationException("No condition of the recorder: " + text);
        }
        if (term.group("absent") != null) {
            return held(item, term.group("absent")).isEmpty();
        }
        if (term.group("beginning") != null) {
            return held(item, term.group("beginning"))
                    .filter(held ->
                            held.s().startsWith(value(term.group("prefix")).s()))
                    .isPresent();
        }
        if (term.group("in") != null) {
            return held(item, term.group("in"))
                    .filter(held -> Stream.of(term.group("any").split(", ", -1))
                            .anyMatch(any -> value(any).equals(held)))
                    .isPresent();
        }
        return held(item, term.group("left"))
                .filter(held -> compared(held, term.group("sign"), value(term.group("right"))))
                .isPresent();
    }

    private static boolean compared(AttributeValue held, String sign, AttributeValue value) {
        return switch (sign) {
            case "=" -> held.equals(value);
            case "<=" -> new BigDecimal(held.n()).compareTo(new BigDecimal(value.n())) <= 0;
            default -> new BigDecimal(held.n()).compareTo(new BigDecimal(value.n())) >= 0;
        };
    }

    private Optional<AttributeValue> held(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(Objects.requireNonNull(names.get(name), name)));
    }

    private AttributeValue value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** Cut where a word stands outside of parentheses. */
    private static List<String> apart(String text, String word) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(word, i)) {
                parts.add(text.substring(begin, i));
                begin = i + word.length();
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
