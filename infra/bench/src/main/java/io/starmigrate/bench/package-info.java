/** How fast the tool is beside others, on one machine, in one run. */
@NullMarked
package io.starmigrate.bench;

import org.jspecify.annotations.NullMarked;
