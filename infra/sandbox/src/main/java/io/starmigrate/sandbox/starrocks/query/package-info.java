/** SELECT, INSERT and DELETE: parse trees brought to DuckDB's SQL and executed. */
@NullMarked
package io.starmigrate.sandbox.starrocks.query;

import org.jspecify.annotations.NullMarked;
