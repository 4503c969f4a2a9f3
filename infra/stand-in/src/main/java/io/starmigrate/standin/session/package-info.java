/** Connections, the cluster they talk to, and the way of a statement from its text to its executor. */
@NullMarked
package io.starmigrate.standin.session;

import org.jspecify.annotations.NullMarked;
