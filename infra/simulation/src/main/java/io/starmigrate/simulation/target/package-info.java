/** A target cluster in memory, statement by statement: what shows, what is staged, what is loaded and overwritten. */
@NullMarked
package io.starmigrate.simulation.target;

import org.jspecify.annotations.NullMarked;
