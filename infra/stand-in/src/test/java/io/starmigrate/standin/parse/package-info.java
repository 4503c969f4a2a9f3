/** How statements are read. */
@NullMarked
package io.starmigrate.standin.parse;

import org.jspecify.annotations.NullMarked;
