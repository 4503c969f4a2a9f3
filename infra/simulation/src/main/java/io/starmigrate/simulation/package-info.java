/** The worker's real roles on a virtual clock, with faults at every port: one seed, one history. */
@NullMarked
package io.starmigrate.simulation;

import org.jspecify.annotations.NullMarked;
