package io.starmigrate.standin.storage;

/** Connects to the real protocols. */
public final class CloudConnector implements BackendStorage.Connector {
    @Override
    public BackendStorage connect(StorageAccess access) {
        return switch (access.kind()) {
            case S3 -> new S3Storage(access);
            case OSS -> new OssStorage(access);
        };
    }
}
