/** Front ends over the MySQL protocol: which is asked, what it refuses, what it answers. */
@NullMarked
package io.starmigrate.worker.starrocks.frontend;

import org.jspecify.annotations.NullMarked;
