/** By which file format and conversions each column of a table survives the way from one cluster to another. */
@NullMarked
package io.starmigrate.core.starrocks.transfer;

import org.jspecify.annotations.NullMarked;
