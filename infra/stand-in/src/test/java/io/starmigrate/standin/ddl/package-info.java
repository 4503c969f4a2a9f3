/** Changes of the catalog. */
@NullMarked
package io.starmigrate.standin.ddl;

import org.jspecify.annotations.NullMarked;
