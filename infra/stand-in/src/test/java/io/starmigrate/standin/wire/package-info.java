/** The MySQL protocol as clients meet it. */
@NullMarked
package io.starmigrate.standin.wire;

import org.jspecify.annotations.NullMarked;
