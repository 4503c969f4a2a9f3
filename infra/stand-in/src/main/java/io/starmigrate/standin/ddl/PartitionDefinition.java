package io.starmigrate.standin.ddl;

import io.starmigrate.standin.catalog.PartitionBounds;
import java.util.Map;

/** A partition that a statement wants to exist. */
record PartitionDefinition(String name, PartitionBounds bounds, Map<String, String> own, boolean ifNotExists) {}
