/** Rows as both clusters hold them, in files, fingerprints and buckets. */
@NullMarked
package io.starmigrate.simulation.rows;

import org.jspecify.annotations.NullMarked;
