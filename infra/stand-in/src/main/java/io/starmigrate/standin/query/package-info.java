/** SELECT, DELETE and TRUNCATE: parse trees brought to the SQL of DuckDB and executed. */
@NullMarked
package io.starmigrate.standin.query;

import org.jspecify.annotations.NullMarked;
