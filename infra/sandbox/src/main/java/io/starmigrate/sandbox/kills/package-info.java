/** Real worker processes, killed again and again until their job is done. */
@NullMarked
package io.starmigrate.sandbox.kills;

import org.jspecify.annotations.NullMarked;
