/** What goes wrong between a process and its ports: how often, for how long, and what the process is told. */
@NullMarked
package io.starmigrate.simulation.faults;

import org.jspecify.annotations.NullMarked;
