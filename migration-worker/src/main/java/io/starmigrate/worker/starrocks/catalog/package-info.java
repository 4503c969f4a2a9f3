/** What the tables and views of a cluster look like, as it tells. */
@NullMarked
package io.starmigrate.worker.starrocks.catalog;

import org.jspecify.annotations.NullMarked;
