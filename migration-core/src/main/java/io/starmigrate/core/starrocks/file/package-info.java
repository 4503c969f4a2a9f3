/** What exported files hold: their format and their columns, in the words of statements and of the recorder alike. */
@NullMarked
package io.starmigrate.core.starrocks.file;

import org.jspecify.annotations.NullMarked;
