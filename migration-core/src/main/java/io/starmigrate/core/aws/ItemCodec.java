package io.starmigrate.core.aws;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.StoredFormat;
import io.starmigrate.core.task.UnreadableItemException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Records as items: an attribute for each component, named like it, and the form it is stored in. Times, durations,
 * addresses and big numbers are texts; what is null is left out. What a component is called, and what it means, is
 * stored for months: see {@link StoredForm} before changing either.
 */
final class ItemCodec {
    /** What an item carries besides the record. */
    private static final Set<String> OUTSIDE = Set.of(
            ItemKey.PK,
            ItemKey.SK,
            ItemKey.JOB_STATE,
            ItemKey.JOB_SHARD,
            ItemKey.CHANGED_AT,
            StoredForm.SCHEMA_NAME,
            StoredForm.MINOR_NAME);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(texts())
            .build();

    private ItemCodec() {}

    /** The item of a record, without what an index needs. */
    static Map<String, AttributeValue> write(ItemKey key, Object value) {
        Map<String, AttributeValue> item = new HashMap<>(key.attributes());
        StoredForm.mark(item);
        item.putAll(AttributeTree.attributes(MAPPER.valueToTree(value)));
        return item;
    }

    /**
     * The record of an item, also of one that an earlier program stored. Attributes that a later one has added are
     * passed over.
     *
     * @throws UnreadableItemException when the item is of a schema that this version does not know, or is no such
     *     record
     */
    static <T> T read(Map<String, AttributeValue> item, Class<T> type) {
        try {
            ObjectNode tree = content(item);
            StoredForm.upgrade(item, tree, type);
            return Whole.require(MAPPER.treeToValue(tree, type));
        } catch (JsonProcessingException e) {
            throw unreadable(item, type, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unreadable(item, type, String.valueOf(e.getMessage()), e);
        }
    }

    private static UnreadableItemException unreadable(
            Map<String, AttributeValue> item, Class<?> type, String found, Exception cause) {
        return new UnreadableItemException(
                "Cannot read item " + ItemKey.of(item) + " as a " + type.getSimpleName() + ": " + found, cause);
    }

    /**
     * An item that replaces one of a later program, and keeps what only that program knows.
     *
     * @param held the item to replace
     * @param item what is to replace it
     * @param next the record {@code item} is made of
     */
    static Map<String, AttributeValue> keeping(
            Map<String, AttributeValue> held, Map<String, AttributeValue> item, Object next) {
        JsonNode known = MAPPER.valueToTree(read(held, next.getClass()));
        JsonNode merged = StoredForm.merged(content(held), known, MAPPER.valueToTree(next));
        Map<String, AttributeValue> kept = new HashMap<>(item);
        kept.putAll(AttributeTree.attributes(merged));
        kept.put(StoredForm.MINOR_NAME, attribute(held, StoredForm.MINOR_NAME));
        return kept;
    }

    private static ObjectNode content(Map<String, AttributeValue> item) {
        ObjectNode tree = AttributeTree.tree(item);
        tree.remove(OUTSIDE);
        return tree;
    }

    /**
     * One attribute of an item.
     *
     * @throws UnreadableItemException when the item lacks it
     */
    static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new UnreadableItemException(
                    "Cannot read item " + keyOf(item) + ": it has no \"" + name + "\", only " + item.keySet(), null);
        }
        return value;
    }

    /** As much of an item's key as it has. */
    private static String keyOf(Map<String, AttributeValue> item) {
        return Stream.of(ItemKey.PK, ItemKey.SK)
                .map(item::get)
                .map(value -> value == null ? "?" : String.valueOf(value.s()))
                .collect(Collectors.joining(" "));
    }

    private static SimpleModule texts() {
        SimpleModule module = new SimpleModule();
        addText(module, Instant.class, Instant::parse);
        addText(module, Duration.class, Duration::parse);
        addText(module, StorageUri.class, StorageUri::parse);
        addText(module, BigInteger.class, BigInteger::new);
        addText(module, JobId.class, JobId::new);
        module.addSerializer(FileFormat.class, new StdDelegatingSerializer(FileFormat.class, new Storing()));
        module.addDeserializer(FileFormat.class, new StdDelegatingDeserializer<>(new Restoring()));
        return module;
    }

    private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromText<>(type, parse));
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parse.apply(parser.getText());
        }
    }

    private static final class Storing extends StdConverter<FileFormat, StoredFormat> {
        @Override
        public StoredFormat convert(FileFormat format) {
            return StoredFormat.of(format);
        }
    }

    private static final class Restoring extends StdConverter<StoredFormat, FileFormat> {
        @Override
        public FileFormat convert(StoredFormat stored) {
            return stored.format();
        }
    }
}
