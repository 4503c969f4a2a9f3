/** One seed, one history: a hostile time, a time to recover, and what was found broken. */
@NullMarked
package io.starmigrate.simulation.history;

import org.jspecify.annotations.NullMarked;
