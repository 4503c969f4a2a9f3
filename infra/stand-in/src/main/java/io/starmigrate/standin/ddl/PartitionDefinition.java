package io.starmigrate.standin.ddl;

import io.starmigrate.standin.catalog.PartitionBounds;

/** A partition that a statement wants to exist. */
record PartitionDefinition(String name, PartitionBounds bounds, boolean ifNotExists) {}
