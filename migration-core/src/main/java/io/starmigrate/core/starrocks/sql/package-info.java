/** Texts of SQL: statements with their secrets hidden, names, quoting, separators. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.sql;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
