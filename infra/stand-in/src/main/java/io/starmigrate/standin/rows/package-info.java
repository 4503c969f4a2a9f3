/** Partitions' rows in DuckDB, and the texts and forms StarRocks gives to values. */
@NullMarked
package io.starmigrate.standin.rows;

import org.jspecify.annotations.NullMarked;
