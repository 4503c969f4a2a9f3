/** By which file format and conversions each column of a table survives the way from one cluster to another. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
