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
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.StoredFormat;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Records as items: an attribute for each component, named like it, and {@code schema}. Times, durations, addresses and
 * big numbers are texts; what is null is left out. Renaming a component changes what is stored: raise the schema then.
 */
final class ItemCodec {
    static final String SCHEMA_NAME = "schema";
    static final int SCHEMA = 1;

    /** What an item carries besides the record. */
    private static final Set<String> OUTSIDE = Set.of(ItemKey.PK, ItemKey.SK, ItemKey.JOB_STATE, SCHEMA_NAME);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(texts())
            .build();

    private ItemCodec() {}

    /** The item of a record, without what an index needs. */
    static Map<String, AttributeValue> write(ItemKey key, Object value) {
        Map<String, AttributeValue> item = new HashMap<>(key.attributes());
        item.put(SCHEMA_NAME, AttributeValue.fromN(Integer.toString(SCHEMA)));
        item.putAll(AttributeTree.attributes(MAPPER.valueToTree(value)));
        return item;
    }

    /**
     * The record of an item.
     *
     * @throws RecorderException when the item is of a schema, or has an attribute, that this version does not know
     */
    static <T> T read(Map<String, AttributeValue> item, Class<T> type) {
        requireSchema(item);
        ObjectNode tree = AttributeTree.tree(item);
        tree.remove(OUTSIDE);
        return convert(ItemKey.of(item), tree, type);
    }

    /**
     * Refuses an item that another version of this program laid out.
     *
     * @throws RecorderException naming the item and both schemas
     */
    static void requireSchema(Map<String, AttributeValue> item) {
        AttributeValue schema = item.get(SCHEMA_NAME);
        if (schema == null || !Integer.toString(SCHEMA).equals(schema.n())) {
            throw new RecorderException(
                    "Cannot read item " + ItemKey.of(item) + ": its schema is "
                            + (schema == null ? "missing" : schema.n()) + ", this version reads " + SCHEMA
                            + "; use the version that wrote it",
                    null);
        }
    }

    /**
     * One attribute of an item.
     *
     * @throws RecorderException when the item lacks it
     */
    static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new RecorderException("Cannot read an item: it has no \"" + name + "\", only " + item.keySet(), null);
        }
        return value;
    }

    private static <T> T convert(ItemKey key, JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new RecorderException(
                    "Cannot read item " + key + " as a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
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
