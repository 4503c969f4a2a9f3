/** The statements that StarRocks prints for its tables and views, read into values and written back. */
@NullMarked
package io.starmigrate.core.starrocks.ddl;

import org.jspecify.annotations.NullMarked;
