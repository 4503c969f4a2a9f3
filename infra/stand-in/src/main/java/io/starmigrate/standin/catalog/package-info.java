/** Databases, tables, columns and partitions in memory; data is known here only by partition id. */
@NullMarked
package io.starmigrate.standin.catalog;

import org.jspecify.annotations.NullMarked;
