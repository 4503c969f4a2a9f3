/** The file event trigger: S3's ObjectCreated events into file tasks and queue messages. */
@NullMarked
package io.starmigrate.lambda;

import org.jspecify.annotations.NullMarked;
