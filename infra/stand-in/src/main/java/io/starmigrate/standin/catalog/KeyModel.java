package io.starmigrate.standin.catalog;

/** The four table kinds by what their key means. */
public enum KeyModel {
    DUPLICATE("DUP_KEYS"),
    AGGREGATE("AGG_KEYS"),
    UNIQUE("UNQ_KEYS"),
    PRIMARY("PRI_KEYS");

    private final String catalogName;

    KeyModel(String catalogName) {
        this.catalogName = catalogName;
    }

    /** As {@code information_schema.tables_config} names it. */
    public String catalogName() {
        return catalogName;
    }
}
