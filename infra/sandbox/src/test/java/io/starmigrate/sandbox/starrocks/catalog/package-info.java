/** Bounds of partitions. */
@NullMarked
package io.starmigrate.sandbox.starrocks.catalog;

import org.jspecify.annotations.NullMarked;
