/** What S3 says of files that arrived, recorded and announced: into file tasks and queue messages. */
@NullMarked
@PublicApi
package io.starmigrate.core.arrival;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
