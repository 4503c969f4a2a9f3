package io.starmigrate.core.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.task.UnreadableItemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * In which form items are stored, and how this program reads those of others. {@code CONTRIBUTING.md} tells how to
 * change it.
 *
 * <p>{@link #SCHEMA} grows when what is stored means something else: older items are brought up to date by
 * {@link Upgrade}, one schema at a time, and newer ones are refused by name. {@link #MINOR} grows when an attribute is
 * added that programs of before need not know: they read past it, and keep it when they replace the item. What they
 * told in another way is read by an {@link Upgrade}, too.
 */
final class StoredForm {
    static final int SCHEMA = 2;
    static final int MINOR = 9;

    static final String SCHEMA_NAME = "schema";
    /** Left out while it is 0. */
    static final String MINOR_NAME = "minor";

    /**
     * What a condition ends with so that nothing is written over an item that {@link #isLater}; {@code #minor} is
     * {@link #MINOR_NAME} there, and {@code :minor} is {@link #MINOR}.
     */
    static final String UNLESS_LATER = " AND (attribute_not_exists(#minor) OR #minor <= :minor)";

    /** From schema 1 to 2, from 2 to 3, and so on. */
    private static final List<Upgrade> UPGRADES = List.of(new FromSchema1());

    private static final Upgrade PROSE = new FromProse();

    private static final List<String> SCHEMAS =
            IntStream.rangeClosed(1, SCHEMA).mapToObj(Integer::toString).toList();

    private StoredForm() {}

    /** Brings an item's tree from one schema to the next. */
    interface Upgrade {
        /** @param type the record it is going to be read as */
        void apply(ObjectNode tree, Class<?> type);
    }

    /** Marks an item as being of the present form. */
    static void mark(Map<String, AttributeValue> item) {
        item.put(SCHEMA_NAME, number(SCHEMA));
        if (MINOR > 0) {
            item.put(MINOR_NAME, number(MINOR));
        }
    }

    /**
     * The schema of an item.
     *
     * @throws UnreadableItemException naming the item and both schemas, when a later program wrote it, or none
     */
    static int schema(Map<String, AttributeValue> item) {
        String schema = item.containsKey(SCHEMA_NAME)
                ? String.valueOf(item.get(SCHEMA_NAME).n())
                : "missing";
        if (!SCHEMAS.contains(schema)) {
            throw new UnreadableItemException(
                    "Cannot read item " + ItemKey.of(item) + ": its schema is " + schema + ", this version reads "
                            + String.join(" and ", SCHEMAS) + "; use the version that wrote it",
                    null);
        }
        return Integer.parseInt(schema);
    }

    /**
     * Refuses an item that a later program has laid out otherwise.
     *
     * @throws UnreadableItemException naming the item and both schemas
     */
    static void requireKnown(Map<String, AttributeValue> item) {
        var unused = schema(item);
    }

    /**
     * Brings an item's tree to the present form.
     *
     * @throws UnreadableItemException as {@link #schema} does
     */
    static void upgrade(Map<String, AttributeValue> item, ObjectNode tree, Class<?> type) {
        UPGRADES.subList(schema(item) - 1, UPGRADES.size()).forEach(upgrade -> upgrade.apply(tree, type));
        if (minor(item) < FromProse.UNTIL) {
            PROSE.apply(tree, type);
        }
    }

    private static int minor(Map<String, AttributeValue> item) {
        @Nullable AttributeValue minor = item.get(MINOR_NAME);
        return minor == null || minor.n() == null ? 0 : Integer.parseInt(minor.n());
    }

    /** Whether a later program of the same schema wrote an item: it may have attributes that nobody here knows. */
    static boolean isLater(Map<String, AttributeValue> item) {
        return minor(item) > MINOR;
    }

    /** The same write, refused where it would replace an item that {@link #isLater}. */
    static Put unlessLater(Put put) {
        Map<String, String> names = new HashMap<>(put.expressionAttributeNames());
        names.put("#minor", MINOR_NAME);
        Map<String, AttributeValue> values = new HashMap<>(put.expressionAttributeValues());
        values.put(":minor", number(MINOR));
        return put.toBuilder()
                .conditionExpression(put.conditionExpression() + UNLESS_LATER)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    /**
     * What replaces an item of a later program: {@code next}, and what is held beside what this program knows of it.
     *
     * @param held what is stored, whole
     * @param known what this program knows of it
     * @param next what this program makes of that
     */
    static JsonNode merged(JsonNode held, JsonNode known, JsonNode next) {
        if (next.equals(known)) {
            return held;
        }
        if (!(next instanceof ObjectNode object) || !held.isObject() || !known.isObject()) {
            return next;
        }
        ObjectNode merged = object.deepCopy();
        held.properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (!known.has(name)) {
                merged.set(name, attribute.getValue());
            } else if (object.has(name)) {
                merged.set(name, merged(attribute.getValue(), known.get(name), object.get(name)));
            }
        });
        return merged;
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
