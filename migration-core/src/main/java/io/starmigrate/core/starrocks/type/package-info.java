/** Column types as values, read from the texts of the catalog. */
@NullMarked
package io.starmigrate.core.starrocks.type;

import org.jspecify.annotations.NullMarked;
