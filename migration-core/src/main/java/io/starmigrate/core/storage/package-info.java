/** Where files are: storage addresses and the port every object store is reached through. */
@NullMarked
package io.starmigrate.core.storage;

import org.jspecify.annotations.NullMarked;
