/** What to move and in which order: selections, filters, the planner and load batches, all pure. */
@NullMarked
package io.starmigrate.core.plan;

import org.jspecify.annotations.NullMarked;
