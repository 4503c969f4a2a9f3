/** Statements read with the published StarRocks grammar, and values taken out of parse trees. */
@NullMarked
package io.starmigrate.sandbox.starrocks.parse;

import org.jspecify.annotations.NullMarked;
