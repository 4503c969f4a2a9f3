package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.schema.PropertyRule.Bearer;
import io.starmigrate.core.starrocks.schema.PropertyRule.Treatment;
import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rewrites the properties of one table, materialized view or partition. */
final class PropertyRewrite {
    private static final String REPLICAS = "replication_num";
    private static final String VOLUME = "storage_volume";
    private static final String DATACACHE = "datacache.enable";
    /** How many replicas a shared-nothing cluster keeps unless it is told. */
    private static final int DEFAULT_REPLICAS = 3;

    private static final Pattern MAY_DROP =
            Pattern.compile("ttl|retention|retain|expire|live_number|lifecycle|purge", Pattern.CASE_INSENSITIVE);

    private static final StarRocksVersion CLOUD_NATIVE_INDEX = new StarRocksVersion(3, 3, 0);

    private final Crossing crossing;
    private final Bearer bearer;
    private final String object;
    private final String clause;
    private final RewriteNotes notes;
    private final Map<String, String> result = new LinkedHashMap<>();

    /**
     * @param object what a deferred statement alters: {@code TABLE `db`.`t`}
     * @param clause what notes put before a property's name; {@code "property "} mostly
     */
    PropertyRewrite(Crossing crossing, Bearer bearer, String object, String clause, RewriteNotes notes) {
        this.crossing = crossing;
        this.bearer = bearer;
        this.object = object;
        this.clause = clause;
        this.notes = notes;
    }

    /** The properties of a table or materialized view. */
    Map<String, String> ofObject(Map<String, String> properties) {
        ofPart(properties);
        addReplicas();
        addVolume();
        return result;
    }

    /** The properties of one partition. */
    Map<String, String> ofPart(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (crossing.settings().isUnwanted(name)) {
                notes.dropped(clause + name, value, "it was asked to be left out");
            } else {
                PropertyRules.known()
                        .find(name)
                        .ifPresentOrElse(rule -> known(rule, name, value), () -> unknown(name, value));
            }
        });
        return result;
    }

    /** Properties that the target does not take before; each is set afterwards. */
    void afterwards(Map<String, String> properties, String reason) {
        ofPart(properties)
                .forEach((name, value) -> notes.paused(
                        clause + name, properties.getOrDefault(name, value), reason, List.of(set(name, value))));
    }

    private void unknown(String name, String value) {
        if (crossing.source().isUnderstoodBy(crossing.target())) {
            if (MAY_DROP.matcher(name).find()) {
                defer(name, value, "this tool does not know it, and by its name it may drop imported history");
            } else {
                result.put(name, value);
            }
        } else {
            notes.dropped(
                    clause + name,
                    value,
                    "this tool does not know it; such properties are kept only for a target of the same mode and the"
                            + " same or a later version");
        }
    }

    private void known(PropertyRule rule, String name, String value) {
        boolean never = rule.treatment() == Treatment.DROP;
        Optional<String> obstacle = never || rule.treatment() == Treatment.DATACACHE
                ? Optional.empty()
                : rule.obstacle(crossing.target(), bearer);
        if (never) {
            notes.dropped(clause + name, value, rule.reason());
        } else if (obstacle.isPresent()) {
            notes.dropped(clause + name, value, obstacle.get());
        } else {
            treat(rule, name, value);
        }
    }

    private void treat(PropertyRule rule, String name, String value) {
        switch (rule.treatment()) {
            case KEEP -> result.put(name, value);
            case DROP -> throw new IllegalStateException(name);
            case PAUSE -> pause(rule, name, value);
            case DEFER -> defer(name, value, rule.reason());
            case REPLICAS -> replicas(rule, name, value);
            case VOLUME -> volume(rule, name, value);
            case COOLDOWN -> cooldown(name, value);
            case DATACACHE -> datacache(rule, name, value);
            case PERSISTENT_INDEX -> persistentIndex(rule, name, value);
            case INDEX_TYPE -> indexType(rule, name, value);
            case COMPRESSION -> compression(name, value);
            case CONSTRAINTS ->
                put(name, value, new NameList(value).constraints(renames()), "tables are called so on the target");
            case TABLES ->
                put(name, value, new NameList(value).tables(renames()), "tables are called so on the target");
        }
    }

    private Renames renames() {
        return crossing.settings().renames();
    }

    private void put(String name, String from, String to, String reason) {
        notes.translated(clause + name, from, to, reason);
        result.put(name, to);
    }

    private Sql set(String name, String value) {
        return Sql.of("ALTER " + object + " SET ")
                .then(PropertyList.empty().with(name, value).inParentheses());
    }

    private void cooldown(String name, String value) {
        if (crossing.settings().isOver(value)) {
            notes.dropped(clause + name, value, "it is over, and StarRocks refuses a time that has passed");
        } else {
            result.put(name, value);
        }
    }

    private void pause(PropertyRule rule, String name, String value) {
        boolean runs = value.equalsIgnoreCase("true") && crossing.settings().isPaused();
        if (runs) {
            notes.paused(clause + name, value, rule.reason(), List.of(set(name, value)));
        }
        result.put(name, runs ? "false" : value);
    }

    /** What hangs on one partition is not set afterwards: nothing alters it alone. */
    private void defer(String name, String value, String reason) {
        if (object.isEmpty()) {
            notes.dropped(clause + name, value, reason);
        } else if (crossing.settings().isPaused()) {
            notes.paused(clause + name, value, reason, List.of(set(name, value)));
        } else {
            result.put(name, value);
        }
    }

    private void replicas(PropertyRule rule, String name, String value) {
        if (crossing.target().maySharedData()) {
            notes.dropped(clause + name, value, rule.reason());
            return;
        }
        if (crossing.settings().replicas().isPresent()) {
            put(name, value, String.valueOf(crossing.settings().replicas().getAsInt()), "it was asked for");
        } else if (crossing.source().mode() != RunMode.SHARED_NOTHING) {
            notes.dropped(clause + name, value, "that of a shared-data table says nothing about replicas");
        } else {
            int wanted = value.matches("\\d{1,4}") ? Integer.parseInt(value) : DEFAULT_REPLICAS;
            int possible = Math.min(wanted, crossing.settings().backends().orElse(wanted));
            put(name, value, String.valueOf(possible), "the target has no more backends alive");
        }
    }

    private void addReplicas() {
        if (crossing.target().mode() != RunMode.SHARED_NOTHING || result.containsKey(REPLICAS)) {
            return;
        }
        crossing.settings().replicas().ifPresent(number -> add(REPLICAS, String.valueOf(number), "it was asked for"));
        int backends = crossing.settings().backends().orElse(DEFAULT_REPLICAS);
        if (!result.containsKey(REPLICAS) && backends < DEFAULT_REPLICAS) {
            add(REPLICAS, String.valueOf(backends), "the target has no more backends alive");
        }
    }

    private void addVolume() {
        boolean possible = crossing.target().isSharedData()
                && PropertyRules.known()
                        .find(VOLUME)
                        .filter(rule -> rule.obstacle(crossing.target(), bearer).isEmpty())
                        .isPresent();
        if (possible && !result.containsKey(VOLUME)) {
            crossing.settings().storageVolume().ifPresent(name -> add(VOLUME, name, "it was asked for"));
        }
    }

    private void add(String name, String value, String reason) {
        result.put(name, value);
        notes.added(clause + name, value, reason);
    }

    private void volume(PropertyRule rule, String name, String value) {
        crossing.settings()
                .storageVolume()
                .ifPresentOrElse(
                        wanted -> put(name, value, wanted, "it was asked for"),
                        () -> notes.dropped(
                                clause + name, value, rule.reason() + "; the target's default volume is used"));
    }

    private void datacache(PropertyRule rule, String name, String value) {
        boolean possible = PropertyRules.known()
                .find(DATACACHE)
                .filter(successor ->
                        successor.obstacle(crossing.target(), bearer).isEmpty())
                .isPresent();
        if (possible) {
            notes.translated(clause + name, value, DATACACHE + " = " + value, rule.reason());
            result.put(DATACACHE, value);
        } else {
            notes.dropped(clause + name, value, rule.reason());
        }
    }

    private boolean hasCloudNativeIndex() {
        return crossing.target().capabilities().version().isAtLeast(CLOUD_NATIVE_INDEX);
    }

    private void persistentIndex(PropertyRule rule, String name, String value) {
        if (!crossing.target().maySharedData()) {
            result.put(name, value);
        } else if (hasCloudNativeIndex()) {
            put(name, value, "true", "shared-data clusters keep the index in the object storage");
        } else if (crossing.source().isSharedData() && crossing.target().isSharedData()) {
            result.put(name, value);
        } else {
            notes.dropped(clause + name, value, rule.reason());
        }
    }

    private void indexType(PropertyRule rule, String name, String value) {
        boolean local = value.equalsIgnoreCase("LOCAL");
        if (hasCloudNativeIndex()) {
            put(name, value, "CLOUD_NATIVE", "a local one needs disks of the compute nodes");
        } else if (local) {
            result.put(name, value);
        } else {
            notes.dropped(clause + name, value, rule.reason() + ", in the object storage since 3.3 only");
        }
    }

    private void compression(String name, String value) {
        int level = value.indexOf('(');
        boolean tooNew = level >= 0 && !crossing.target().has(Capability.COMPRESSION_LEVEL);
        String method = tooNew ? value.substring(0, level).strip().toUpperCase(Locale.ROOT) : value;
        put(name, value, method, "the target takes no level");
    }
}
