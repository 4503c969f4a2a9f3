package io.starmigrate.standin.catalog;

import java.util.List;

/** A secondary index. {@code kind} is BITMAP, GIN, NGRAMBF or VECTOR. */
public record TableIndex(String name, List<String> columns, String kind, String comment) {}
