/** Texts of SQL: statements with their secrets hidden, names, quoting, separators. */
@NullMarked
package io.starmigrate.core.starrocks.sql;

import org.jspecify.annotations.NullMarked;
