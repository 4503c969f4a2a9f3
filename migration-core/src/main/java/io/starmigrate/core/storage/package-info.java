/** Where files are: storage addresses and the port every object store is reached through. */
@NullMarked
@PublicApi
package io.starmigrate.core.storage;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
