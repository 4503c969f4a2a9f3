/** A source cluster in memory: what it holds, what it exports. */
@NullMarked
package io.starmigrate.simulation.source;

import org.jspecify.annotations.NullMarked;
