/** What exported files hold: their format and their columns, in the words of statements and of the recorder alike. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.file;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
