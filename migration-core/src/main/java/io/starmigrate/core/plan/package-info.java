/** What to move and in which order: selections, filters, the planner and load batches, all pure. */
@NullMarked
@PublicApi
package io.starmigrate.core.plan;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
