/** SELECT, DELETE and TRUNCATE: parse trees brought to the SQL of DuckDB and executed. */
@NullMarked
package io.starmigrate.sandbox.starrocks.query;

import org.jspecify.annotations.NullMarked;
