/** Statements read with the published StarRocks grammar, and values taken out of parse trees. */
@NullMarked
package io.starmigrate.standin.parse;

import org.jspecify.annotations.NullMarked;
