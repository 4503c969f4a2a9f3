/** Statements that change the catalog. */
@NullMarked
package io.starmigrate.standin.ddl;

import org.jspecify.annotations.NullMarked;
