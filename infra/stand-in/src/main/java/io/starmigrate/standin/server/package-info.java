/** A StarRocks stand-in put together and listening. */
@NullMarked
package io.starmigrate.standin.server;

import org.jspecify.annotations.NullMarked;
