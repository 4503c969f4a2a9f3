/** Changes of the catalog. */
@NullMarked
package io.starmigrate.sandbox.starrocks.ddl;

import org.jspecify.annotations.NullMarked;
