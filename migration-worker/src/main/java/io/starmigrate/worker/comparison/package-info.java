/** Measures both clusters as they are now, for a comparison. */
@NullMarked
package io.starmigrate.worker.comparison;

import org.jspecify.annotations.NullMarked;
