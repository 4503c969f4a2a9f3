package io.starmigrate.core.config;

import io.starmigrate.core.config.StorageReader.NamedRoot;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.storage.StorageUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads where files go from, where they go to, and who brings them there. */
final class RouteReader {
    private static final Pattern ANY = Pattern.compile(".*");

    /** Of addresses in quotes nobody takes one for two. */
    private static final Pattern SEVERAL = Pattern.compile("[^`'\"](?i:s3|s3a|s3n|oss|cos|obs|tos|gs)://");

    private final ValueReader values;
    private final StorageReader storages;

    RouteReader(ValueReader values, StorageReader storages) {
        this.values = values;
        this.storages = storages;
    }

    MigrationConfig.Route read(Set<Need> needs) {
        boolean sourceNeeded = needs.contains(Need.SOURCE_STORAGE);
        boolean targetNeeded = needs.contains(Need.TARGET_STORAGE);
        if (sourceNeeded || targetNeeded) {
            values.require(ConfigKey.STORAGES, "this command works with files");
        }
        StorageReader.Particulars source = storages.source();
        StorageReader.Particulars target = storages.target();
        Optional<RelayMode> relay = values.choice(ConfigKey.RELAY, RelayMode.class);
        List<NamedRoot> roots = roots();
        if (roots.isEmpty()) {
            return MigrationConfig.Route.unknown();
        }
        NamedRoot first = roots.get(0);
        NamedRoot last = roots.get(roots.size() - 1);
        boolean shared = roots.size() == 1 && targetNeeded;
        if (refuses(first, last, shared, source, target)) {
            return MigrationConfig.Route.unknown();
        }
        RelayMode chosen = checked(relay.orElse(fitting(first, last)), first, last);
        // Who works with exported files relays them too, where the relay is ours.
        boolean relaying = sourceNeeded && chosen == RelayMode.BUILTIN;
        return new MigrationConfig.Route(
                new MigrationConfig.Place(
                        first.uri(), storages.read(first, source, sourceNeeded).orElse(null)),
                new MigrationConfig.Place(
                        last.uri(),
                        storages.read(last, target, targetNeeded || relaying).orElse(null)),
                chosen);
    }

    /** Whether the key pairs do not fit the addresses; then that is told. */
    private boolean refuses(
            NamedRoot first,
            NamedRoot last,
            boolean shared,
            StorageReader.Particulars source,
            StorageReader.Particulars target) {
        if (isSwapped(first, last, source, target)) {
            values.fault(
                    ConfigKey.STORAGES,
                    "it names " + first.uri() + " first, and the key pair of OSS is given for the source's storage",
                    "write the source's address first, then the target's");
            return true;
        }
        if (shared && isOfSourceAlone(first, source, target)) {
            values.fault(
                    ConfigKey.STORAGES,
                    "it names " + first.uri() + " alone, for both storages, and the key pair of OSS is given for the"
                            + " source's alone",
                    "write the target's address behind it, or its key pair and endpoint for the target, too");
            return true;
        }
        return false;
    }

    private List<NamedRoot> roots() {
        List<String> items = values.list(ConfigKey.STORAGES, ANY);
        List<NamedRoot> roots = new ArrayList<>();
        for (String item : items) {
            if (SEVERAL.matcher(item).find()) {
                values.fault(ConfigKey.STORAGES, "\"" + item + "\" is two addresses", "put a comma between them");
                continue;
            }
            try {
                roots.add(root(WrittenName.of(item)));
            } catch (IllegalArgumentException wrong) {
                values.fault(ConfigKey.STORAGES, String.valueOf(wrong.getMessage()), "correct this address");
            }
        }
        if (roots.size() > 2) {
            values.remark(
                    ConfigKey.STORAGES, "only the first and the last address are used", "leave out those between them");
        }
        return roots.size() == items.size() ? roots : List.of();
    }

    private static NamedRoot root(String address) {
        StorageService service = StorageService.of(address).orElse(StorageService.S3);
        String read = service.isNamed() ? "s3" + address.substring(address.indexOf(':')) : address;
        return new NamedRoot(service, StorageUri.parse(read));
    }

    /** Only OSS takes a key pair of its own: given for the first address, it shows which was meant to be that. */
    private static boolean isSwapped(
            NamedRoot first, NamedRoot last, StorageReader.Particulars source, StorageReader.Particulars target) {
        return first.service() == StorageService.S3
                && last.service() == StorageService.OSS
                && source.pair() != null
                && target.pair() == null;
    }

    private static boolean isOfSourceAlone(
            NamedRoot root, StorageReader.Particulars source, StorageReader.Particulars target) {
        return root.service() == StorageService.OSS && source.pair() != null && target.pair() == null;
    }

    private static RelayMode fitting(NamedRoot first, NamedRoot last) {
        return first.service() == last.service()
                        && first.uri().asFolder().equals(last.uri().asFolder())
                ? RelayMode.NONE
                : RelayMode.BUILTIN;
    }

    private RelayMode checked(RelayMode relay, NamedRoot first, NamedRoot last) {
        RelayMode fitting = fitting(first, last);
        if (relay == RelayMode.NONE && fitting != RelayMode.NONE) {
            values.fault(
                    ConfigKey.RELAY,
                    "none, although the files must get from " + first.uri() + " to " + last.uri(),
                    "write builtin or dth, or make the two STORAGES the same");
        }
        if (relay != RelayMode.NONE && fitting == RelayMode.NONE) {
            values.fault(
                    ConfigKey.RELAY,
                    "nothing to copy: the first and the last of STORAGES are the same",
                    "leave RELAY blank");
        }
        return relay;
    }
}
