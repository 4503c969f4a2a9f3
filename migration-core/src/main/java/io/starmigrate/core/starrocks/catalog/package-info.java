/** What a cluster's catalog says: tables, partitions, bounds and columns, read by column name. */
@NullMarked
package io.starmigrate.core.starrocks.catalog;

import org.jspecify.annotations.NullMarked;
