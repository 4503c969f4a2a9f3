/** How statements are read. */
@NullMarked
package io.starmigrate.sandbox.starrocks.parse;

import org.jspecify.annotations.NullMarked;
