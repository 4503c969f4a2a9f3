package io.starmigrate.standin.storage;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.OSSObjectSummary;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Alibaba Cloud OSS. */
final class OssStorage implements BackendStorage {
    private final OSS client;

    OssStorage(StorageAccess access) {
        ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
        configuration.setMaxErrorRetry(1);
        // An address that is a number can carry no bucket in front.
        String host = URI.create(access.endpoint()).getHost();
        configuration.setSLDEnabled(host != null && host.matches("[\\d.]+"));
        this.client =
                new OSSClientBuilder().build(access.endpoint(), access.accessKey(), access.secretKey(), configuration);
    }

    @Override
    public List<Item> list(String bucket, String prefix) {
        return asked("list " + bucket + "/" + prefix, () -> {
            List<Item> items = new ArrayList<>();
            String token = null;
            do {
                ListObjectsV2Result page = page(bucket, prefix, token);
                for (OSSObjectSummary object : page.getObjectSummaries()) {
                    items.add(new Item(object.getKey(), object.getSize()));
                }
                token = page.isTruncated() ? page.getNextContinuationToken() : null;
            } while (token != null);
            return items;
        });
    }

    private ListObjectsV2Result page(String bucket, String prefix, @Nullable String token) {
        ListObjectsV2Request request = new ListObjectsV2Request(bucket, prefix);
        request.setMaxKeys(1000);
        if (token != null) {
            request.setContinuationToken(token);
        }
        return client.listObjectsV2(request);
    }

    @Override
    public InputStream read(String bucket, String key) {
        return asked("read " + key, () -> client.getObject(bucket, key).getObjectContent());
    }

    @Override
    public boolean exists(String bucket, String key) {
        return asked("check if path " + key + " exist", () -> client.doesObjectExist(bucket, key));
    }

    @Override
    public void write(String bucket, String key, Path file) {
        asked("write " + key, () -> client.putObject(bucket, key, file.toFile()));
    }

    @Override
    public void copy(String bucket, String from, String to) {
        asked("rename " + from, () -> client.copyObject(bucket, from, bucket, to));
    }

    @Override
    public void delete(String bucket, String key) {
        asked("delete " + key, () -> client.deleteObject(bucket, key));
    }

    private static <T> T asked(String work, Supplier<T> request) {
        try {
            return request.get();
        } catch (OSSException refused) {
            throw new BackendStorageException(
                    "errors while " + work + ": " + refused.getErrorCode() + ": " + refused.getErrorMessage(), refused);
        } catch (ClientException unreachable) {
            throw new BackendStorageException(
                    "errors while " + work + ": " + unreachable.getErrorMessage(), unreachable);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
