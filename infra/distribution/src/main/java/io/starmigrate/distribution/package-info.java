/** What goes into the archive besides what others have made. */
@NullMarked
package io.starmigrate.distribution;

import org.jspecify.annotations.NullMarked;
