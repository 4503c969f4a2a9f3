/** Statements that core makes, run on the stand-in: what a statement means, not only how it is written. */
@NullMarked
package io.starmigrate.sandbox.dialect;

import org.jspecify.annotations.NullMarked;
