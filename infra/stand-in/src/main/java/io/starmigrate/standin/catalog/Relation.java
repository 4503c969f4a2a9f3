package io.starmigrate.standin.catalog;

/** What a name in a database can mean. */
public sealed interface Relation permits Table, View, MaterializedView {
    long id();

    String name();

    String comment();
}
