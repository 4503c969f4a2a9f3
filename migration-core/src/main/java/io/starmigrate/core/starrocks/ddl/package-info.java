/** The statements that StarRocks prints for its tables and views, read into values and written back. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
