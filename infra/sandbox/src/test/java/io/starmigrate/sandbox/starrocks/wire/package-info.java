/** The MySQL protocol as clients meet it. */
@NullMarked
package io.starmigrate.sandbox.starrocks.wire;

import org.jspecify.annotations.NullMarked;
