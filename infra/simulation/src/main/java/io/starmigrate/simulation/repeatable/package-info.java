/**
 * What makes a run the same again from the same seed: chance, a clock that is turned, threads of which one is awake.
 */
@NullMarked
package io.starmigrate.simulation.repeatable;

import org.jspecify.annotations.NullMarked;
