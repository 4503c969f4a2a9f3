/**
 * The cloud services of a migration on loopback: S3 with its events, SQS, DynamoDB and OSS, in their real protocols.
 */
@NullMarked
package io.starmigrate.sandbox.cloud;

import org.jspecify.annotations.NullMarked;
