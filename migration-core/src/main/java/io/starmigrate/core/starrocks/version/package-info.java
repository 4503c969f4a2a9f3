/** Which version a cluster is, in which mode it runs, and what it can therefore do. */
@NullMarked
package io.starmigrate.core.starrocks.version;

import org.jspecify.annotations.NullMarked;
