/** How much may happen at once at a cluster: what is decided of what it tells. */
@NullMarked
package io.starmigrate.core.pace;

import org.jspecify.annotations.NullMarked;
