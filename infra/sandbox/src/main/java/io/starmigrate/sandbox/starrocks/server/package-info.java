/** A StarRocks stand-in put together and listening. */
@NullMarked
package io.starmigrate.sandbox.starrocks.server;

import org.jspecify.annotations.NullMarked;
