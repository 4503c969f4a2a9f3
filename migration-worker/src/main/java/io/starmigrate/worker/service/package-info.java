/** The process that systemd starts: arguments, log lines, signals and exit codes. */
@NullMarked
package io.starmigrate.worker.service;

import org.jspecify.annotations.NullMarked;
