package io.starmigrate.sandbox.starrocks.ddl;

import io.starmigrate.sandbox.starrocks.catalog.PartitionBounds;

/** A partition that a statement wants to exist. */
record PartitionDefinition(String name, PartitionBounds bounds, boolean ifNotExists) {}
