/** What every server of a cloud is: where it listens, who may speak with it, and how it says that it cannot start. */
@NullMarked
package io.starmigrate.sandbox.cloud.server;

import org.jspecify.annotations.NullMarked;
