/** BROKER LOAD: jobs, labels, file reading, filtering and the atomic commit. */
@NullMarked
package io.starmigrate.sandbox.starrocks.load;

import org.jspecify.annotations.NullMarked;
