/** How much runs at once at each cluster, and who is told of it. */
@NullMarked
package io.starmigrate.worker.pace;

import org.jspecify.annotations.NullMarked;
