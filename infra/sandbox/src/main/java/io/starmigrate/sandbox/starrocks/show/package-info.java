/** Statements and virtual tables that show the catalog. */
@NullMarked
package io.starmigrate.sandbox.starrocks.show;

import org.jspecify.annotations.NullMarked;
