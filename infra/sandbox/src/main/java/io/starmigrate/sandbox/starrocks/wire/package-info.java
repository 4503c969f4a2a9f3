/** The MySQL protocol, server side. */
@NullMarked
package io.starmigrate.sandbox.starrocks.wire;

import org.jspecify.annotations.NullMarked;
