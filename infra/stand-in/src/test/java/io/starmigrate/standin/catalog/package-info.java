/** Bounds of partitions. */
@NullMarked
package io.starmigrate.standin.catalog;

import org.jspecify.annotations.NullMarked;
