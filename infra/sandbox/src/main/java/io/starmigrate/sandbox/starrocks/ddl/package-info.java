/** Statements that change the catalog. */
@NullMarked
package io.starmigrate.sandbox.starrocks.ddl;

import org.jspecify.annotations.NullMarked;
