/** The MySQL protocol, server side. */
@NullMarked
package io.starmigrate.standin.wire;

import org.jspecify.annotations.NullMarked;
