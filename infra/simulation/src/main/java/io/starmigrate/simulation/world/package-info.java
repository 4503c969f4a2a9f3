/** Everything outside the processes: clusters, storages, installations with their jobs, and what others do to them. */
@NullMarked
package io.starmigrate.simulation.world;

import org.jspecify.annotations.NullMarked;
