/** Statements and virtual tables that show the catalog. */
@NullMarked
package io.starmigrate.standin.show;

import org.jspecify.annotations.NullMarked;
