/** What a cluster's catalog says: tables, partitions, bounds and columns, read by column name. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
