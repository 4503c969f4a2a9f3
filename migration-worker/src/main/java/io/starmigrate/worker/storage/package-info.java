/** The object stores a worker reads and writes: Amazon S3 and what speaks its protocol, and Alibaba Cloud OSS. */
@NullMarked
package io.starmigrate.worker.storage;

import org.jspecify.annotations.NullMarked;
