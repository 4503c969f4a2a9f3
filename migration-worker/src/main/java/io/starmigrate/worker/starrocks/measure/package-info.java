/** What a cluster measures of its own rows, and of how busy it is. */
@NullMarked
package io.starmigrate.worker.starrocks.measure;

import org.jspecify.annotations.NullMarked;
