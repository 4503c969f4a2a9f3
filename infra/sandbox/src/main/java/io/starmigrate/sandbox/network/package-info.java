/** A network between workers and servers that loses, delays and cuts. */
@NullMarked
package io.starmigrate.sandbox.network;

import org.jspecify.annotations.NullMarked;
