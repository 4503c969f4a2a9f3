/** Alibaba Cloud OSS on loopback: as much of its protocol as a migration and a person with rclone use. */
@NullMarked
package io.starmigrate.sandbox.cloud.oss;

import org.jspecify.annotations.NullMarked;
