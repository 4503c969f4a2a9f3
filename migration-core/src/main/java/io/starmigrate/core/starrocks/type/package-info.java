/** Column types as values, read from the texts of the catalog. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.type;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
