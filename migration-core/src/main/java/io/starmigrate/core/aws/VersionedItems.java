package io.starmigrate.core.aws;

import io.starmigrate.core.aws.WriteOutcome.Applied;
import io.starmigrate.core.aws.WriteOutcome.Cause;
import io.starmigrate.core.aws.WriteOutcome.Reason;
import io.starmigrate.core.aws.WriteOutcome.Refused;
import io.starmigrate.core.aws.WriteOutcome.Unknown;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.UnreadableItemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Items of one kind, each replaced only by the next version of itself. */
final class VersionedItems<T> {
    private static final String STATE = "state";

    private final RecorderTable table;
    private final ItemKind<T> kind;

    VersionedItems(RecorderTable table, ItemKind<T> kind) {
        this.table = table;
        this.kind = kind;
    }

    Optional<T> read(ItemKey key) {
        return table.get(key).map(this::decode);
    }

    /** Those that are there. */
    List<T> read(List<ItemKey> keys) {
        return table.get(keys).stream().map(this::decode).toList();
    }

    List<T> list(String pk, String prefix) {
        return table.query(pk, prefix).map(this::decode).toList();
    }

    /** Those of {@link #list} that can be read. */
    List<T> readable(String pk, String prefix) {
        return table.query(pk, prefix).flatMap(this::decoded).toList();
    }

    private Stream<T> decoded(Map<String, AttributeValue> item) {
        try {
            return Stream.of(decode(item));
        } catch (UnreadableItemException damaged) {
            return Stream.empty();
        }
    }

    T decode(Map<String, AttributeValue> item) {
        try {
            T value = ItemCodec.read(item, kind.type());
            ItemKey key = ItemKey.of(item);
            if (!kind.key().apply(value).equals(key)) {
                throw new UnreadableItemException(
                        "Cannot read item " + key + ": it holds " + kind.key().apply(value), null);
            }
            return value;
        } catch (UnreadableItemException damaged) {
            return kind.unreadable().apply(item, damaged);
        }
    }

    Map<String, AttributeValue> encode(T value) {
        return ItemCodec.write(kind.key().apply(value), value);
    }

    /** Writes the first version unless something is there; answers what is there now. */
    T create(T first) {
        return created(first, table.write(List.of(table.create(encode(first)))));
    }

    /**
     * The same, by a write that may also go over what is there, and leaves of it what {@code first} does not tell.
     *
     * @param creation what writes {@code first}, and is applied unless what is there is to stay
     */
    T create(T first, UpdateItemRequest creation) {
        return created(first, table.write(creation));
    }

    private T created(T first, WriteOutcome outcome) {
        if (outcome instanceof Refused refused
                && !refused.reasons().get(0).held().isEmpty()) {
            return decode(refused.reasons().get(0).held());
        }
        if (outcome instanceof Applied applied) {
            return applied.now().isEmpty() ? first : decode(applied.now());
        }
        return read(kind.key().apply(first)).orElseThrow(() -> lost(first, outcome));
    }

    /** Replaces the version before this one. */
    boolean advance(T next) {
        return advance(next, encode(next), List.of());
    }

    /**
     * Replaces the version before this one, and writes other items in the same transaction.
     *
     * @param item {@code next} with what an index needs
     */
    boolean advance(T next, Map<String, AttributeValue> item, List<Put> beside) {
        WriteOutcome outcome = write(replacement(next, item), beside);
        if (outcome instanceof Refused refused
                && isMadeFromLater(refused.reasons().get(0), next)) {
            Map<String, AttributeValue> held = refused.reasons().get(0).held();
            outcome = write(replace(next, ItemCodec.keeping(held, item, next)), beside);
        }
        if (outcome instanceof Applied) {
            return true;
        }
        if (outcome instanceof Refused refused) {
            Map<String, AttributeValue> held = refused.reasons().get(0).held();
            return switch (refused.reasons().get(0).cause()) {
                case CONDITION -> !held.isEmpty() && isHeld(decode(held), next);
                case CONFLICT, NONE -> isThere(next);
            };
        }
        return settle(next, outcome);
    }

    /** What replaces the version before this one, unless a later program wrote that. */
    Put replacement(T next, Map<String, AttributeValue> item) {
        return StoredForm.unlessLater(replace(next, item));
    }

    /** What writes the first version unless something is there, and any other in place of the one before it. */
    Put creationOrReplacement(T next) {
        return kind.version().applyAsLong(next) == 1 ? table.create(encode(next)) : replacement(next, encode(next));
    }

    private WriteOutcome write(Put replacement, List<Put> beside) {
        List<Put> puts = new ArrayList<>(List.of(replacement));
        puts.addAll(beside);
        return table.write(puts);
    }

    private Put replace(T next, Map<String, AttributeValue> item) {
        Map<String, String> names = new HashMap<>(Map.of("#version", kind.versionName()));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":read", AttributeValue.fromN(Long.toString(kind.version().applyAsLong(next) - 1)));
        String condition = "#version = :read";
        List<String> from = kind.from().apply(next);
        if (!from.isEmpty()) {
            names.put("#state", STATE);
            for (int i = 0; i < from.size(); i++) {
                values.put(":from" + i, AttributeValue.fromS(from.get(i)));
            }
            condition += " AND #state IN (" + String.join(", ", fromNames(from.size())) + ")";
        }
        return table.put(item)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    /** Whether a write was refused because what it replaces may have attributes that nobody here knows. */
    private boolean isMadeFromLater(Reason refusal, T next) {
        return refusal.cause() == Cause.CONDITION
                && StoredForm.isLater(refusal.held())
                && kind.version().applyAsLong(decode(refusal.held()))
                        == kind.version().applyAsLong(next) - 1;
    }

    private static List<String> fromNames(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> ":from" + i).toList();
    }

    /**
     * Whether what is held is {@code next}: an earlier try of the same write. A step the kind lacks is refused here.
     */
    private boolean isHeld(T held, T next) {
        if (kind.version().applyAsLong(held) == kind.version().applyAsLong(next) - 1) {
            kind.require().accept(held, next);
        }
        return held.equals(next);
    }

    private boolean isThere(T next) {
        return read(kind.key().apply(next)).filter(next::equals).isPresent();
    }

    /** A lost reply: what is there now tells, unless it is still what {@code next} was made from. */
    private boolean settle(T next, WriteOutcome outcome) {
        T held = read(kind.key().apply(next)).orElseThrow(() -> lost(next, outcome));
        if (kind.version().applyAsLong(held) < kind.version().applyAsLong(next)) {
            throw lost(next, outcome);
        }
        return held.equals(next);
    }

    private RecorderException lost(T value, WriteOutcome outcome) {
        return outcome instanceof Unknown unknown
                ? unknown.cause()
                : new RecorderException(
                        "Cannot write " + kind.key().apply(value)
                                + ": it was there a moment ago and is gone; is the job being cleaned?",
                        null);
    }
}
