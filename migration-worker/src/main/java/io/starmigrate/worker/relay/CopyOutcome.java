package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StoredObject;

record CopyOutcome(StoredObject target, long bytes) {}
