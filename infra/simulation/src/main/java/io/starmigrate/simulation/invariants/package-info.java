/** What has to be true: at every moment of a run, and at its end. */
@NullMarked
package io.starmigrate.simulation.invariants;

import org.jspecify.annotations.NullMarked;
