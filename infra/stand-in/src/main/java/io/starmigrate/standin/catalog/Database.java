package io.starmigrate.standin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A database with its relations, ordered by name. Read and changed only while holding the cluster's lock. */
public final class Database {
    private final long id;
    private final String name;
    private final Map<String, String> properties;
    private final Map<String, Relation> relations = new TreeMap<>();
    private final List<AlterJob> alterJobs = new ArrayList<>();

    public Database(long id, String name, Map<String, String> properties) {
        this.id = id;
        this.name = name;
        this.properties = Map.copyOf(properties);
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Map<String, String> properties() {
        return properties;
    }

    public List<Relation> relations() {
        return new ArrayList<>(relations.values());
    }

    /** Relation names are matched with regard to case. */
    public Optional<Relation> relation(String relationName) {
        return Optional.ofNullable(relations.get(relationName));
    }

    public Optional<Table> table(String tableName) {
        return relation(tableName).filter(Table.class::isInstance).map(Table.class::cast);
    }

    public void put(Relation relation) {
        relations.put(relation.name(), relation);
    }

    public void remove(Relation relation) {
        relations.remove(relation.name());
    }

    /** Changes of columns and rollups, oldest first. */
    public List<AlterJob> alterJobs() {
        return List.copyOf(alterJobs);
    }

    public void add(AlterJob job) {
        alterJobs.add(job);
    }
}
