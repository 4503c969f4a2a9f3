package io.starmigrate.core.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every key of a configuration; a constant's name is the key as it is written. {@code .env.example} is made from this
 * catalogue and from {@link RetiredKey}.
 */
public enum ConfigKey {
    JOB_NAME(
            ConfigSection.JOB,
            ValueKind.JOB,
            "default",
            "Name of the job: 1 to 40 letters, digits, _ and -. The option --job wins.",
            "作业名：1 到 40 个字母、数字、_ 或 -。命令行选项 --job 优先。"),

    SOURCE_HOST(
            ConfigSection.SOURCE,
            ValueKind.HOSTS,
            "Front ends of the source cluster, comma separated; the first that answers is used.",
            "源集群的 FE 地址，多个用逗号分隔，使用第一个可用的。"),
    SOURCE_PORT(
            ConfigSection.SOURCE, ValueKind.PORT, "9030", "MySQL protocol port of the front ends.", "FE 的 MySQL 协议端口。"),
    SOURCE_USER(
            ConfigSection.SOURCE,
            ValueKind.TEXT,
            "Account that may read the database and run EXPORT.",
            "能够读取该数据库并执行 EXPORT 的账号。"),
    SOURCE_PWD(ConfigSection.SOURCE, ValueKind.SECRET, "", "Its password; blank for none.", "该账号的密码，没有则留空。"),
    SOURCE_DB_NAME(
            ConfigSection.SOURCE,
            ValueKind.DATABASE,
            "",
            "Database to migrate; or several, comma separated: * stands for any text, ? for any character, ! before a name"
                    + " leaves it out. Where there may be several, tables are named with their database in every key and"
                    + " option: shop.orders.",
            "要迁移的数据库；可写多个，用逗号分隔：* 匹配任意文本，? 匹配任意一个字符，名称前加 ! 表示排除。可能有多个数据库时，所有配置项和命令选项中的表名都要带上数据库：" + "shop.orders。"),
    SOURCE_TLS(
            ConfigSection.SOURCE,
            ValueKind.TLS,
            "PREFERRED",
            "Encryption: DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY.",
            "连接加密：DISABLED、PREFERRED、REQUIRED、VERIFY_CA 或 VERIFY_IDENTITY。"),
    SOURCE_BROKER(
            ConfigSection.SOURCE,
            ValueKind.TEXT,
            "Named broker, needed by StarRocks 2.3 and older only.",
            "Broker 名称，仅 StarRocks 2.3 及更早版本需要。"),
    SOURCE_VERSION(
            ConfigSection.SOURCE,
            ValueKind.VERSION,
            "Take the cluster for this version; blank asks the cluster.",
            "按此版本对待集群，留空则向集群查询。"),

    TARGET_HOST(
            ConfigSection.TARGET,
            ValueKind.HOSTS,
            "Front ends of the target cluster, comma separated; the first that answers is used.",
            "目标集群的 FE 地址，多个用逗号分隔，使用第一个可用的。"),
    TARGET_PORT(
            ConfigSection.TARGET, ValueKind.PORT, "9030", "MySQL protocol port of the front ends.", "FE 的 MySQL 协议端口。"),
    TARGET_USER(
            ConfigSection.TARGET,
            ValueKind.TEXT,
            "Account that may create tables, load and swap partitions.",
            "能够建表、导入数据和替换分区的账号。"),
    TARGET_PWD(ConfigSection.TARGET, ValueKind.SECRET, "", "Its password; blank for none.", "该账号的密码，没有则留空。"),
    TARGET_DB_NAME(
            ConfigSection.TARGET,
            ValueKind.DATABASE,
            "",
            "Database to load into. For several databases: as many names in the same order, one pattern such as *_new, or"
                    + " blank for the same names.",
            "要导入的数据库。源为多个数据库时：按相同顺序写同样多个名称，或写一个模式（例如 *_new），或留空表示名称不变。"),
    TARGET_TLS(
            ConfigSection.TARGET,
            ValueKind.TLS,
            "PREFERRED",
            "Encryption: DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY.",
            "连接加密：DISABLED、PREFERRED、REQUIRED、VERIFY_CA 或 VERIFY_IDENTITY。"),
    TARGET_BROKER(
            ConfigSection.TARGET,
            ValueKind.TEXT,
            "Named broker, needed by StarRocks 2.3 and older only.",
            "Broker 名称，仅 StarRocks 2.3 及更早版本需要。"),
    TARGET_VERSION(
            ConfigSection.TARGET,
            ValueKind.VERSION,
            "Take the cluster for this version; blank asks the cluster.",
            "按此版本对待集群，留空则向集群查询。"),
    PUBLISH(
            ConfigSection.TARGET,
            ValueKind.PUBLISH,
            "auto",
            "How tables that are not partitioned come to show: auto (INSERT OVERWRITE, which keeps rollups, views and grants,"
                    + " wherever the target has it) or swap (SWAP, which writes rows once).",
            "未分区表的发布方式：auto（目标集群支持时用 INSERT OVERWRITE，保留 rollup、物化视图和授权）或 swap（用 SWAP，数据只写一次）。"),

    STORAGES(
            ConfigSection.STORAGE,
            ValueKind.STORAGES,
            "Comma separated: the first is where the source cluster exports to, the last is where the target cluster"
                    + " loads from. s3:// (Amazon, or a store of your own), oss://, cos:// (Tencent), obs:// (Huawei),"
                    + " tos:// (Volcano) or gs:// (Google).",
            "用逗号分隔：第一个是源集群导出到的位置，最后一个是目标集群导入的位置。可用 s3://（亚马逊或自建存储）、oss://、"
                    + "cos://（腾讯云）、obs://（华为云）、tos://（火山引擎）或 gs://（Google）。"),
    RELAY(
            ConfigSection.STORAGE,
            ValueKind.RELAY,
            "Who copies from the first to the last: builtin, dth (Data Transfer Hub or other means) or none. Blank: none"
                    + " when they are the same, builtin otherwise.",
            "由谁把文件从第一个位置复制到最后一个：builtin（内置）、dth（DTH 或其他工具）或 none。留空：两者相同时为 none，否则为 builtin。"),
    AK(
            ConfigSection.STORAGE,
            ValueKind.TEXT,
            "AWS access key, for S3, the queue and the recorder; blank for the default credential chain (IAM role).",
            "AWS 访问密钥，用于 S3、队列和记录表；留空则使用默认凭证链（IAM 角色）。"),
    SK(ConfigSection.STORAGE, ValueKind.SECRET, "", "AWS secret key that belongs to AK.", "与 AK 对应的 AWS 私有密钥。"),
    SOURCE_STORAGE_AK(
            ConfigSection.STORAGE,
            ValueKind.TEXT,
            "Access key of the first storage: needed for all but S3; blank uses AK and SK for S3.",
            "第一个存储的访问密钥：S3 以外必填；S3 留空则使用 AK 和 SK。"),
    SOURCE_STORAGE_SK(
            ConfigSection.STORAGE,
            ValueKind.SECRET,
            "Secret key that belongs to SOURCE_STORAGE_AK.",
            "与 SOURCE_STORAGE_AK 对应的私有密钥。"),
    SOURCE_STORAGE_ENDPOINT(
            ConfigSection.STORAGE,
            ValueKind.ENDPOINT,
            "Where this tool reaches the first storage, such as oss-cn-hangzhou.aliyuncs.com: needed for OSS; blank for the public one of its region elsewhere.",
            "本工具访问第一个存储的地址，例如 oss-cn-hangzhou.aliyuncs.com：OSS 必填；其他留空则使用其区域的公网地址。"),
    SOURCE_STORAGE_REGION(
            ConfigSection.STORAGE,
            ValueKind.TEXT,
            "Its region; blank: AWS_REGION for S3, else told by the endpoint.",
            "其区域；留空：S3 使用 AWS_REGION，其他由地址得出。"),
    SOURCE_STORAGE_CLUSTER_ENDPOINT(
            ConfigSection.STORAGE,
            ValueKind.ENDPOINT,
            "Where the source cluster reaches it, when that differs, such as an internal endpoint.",
            "源集群访问它的地址，与上面不同时填写，例如内网地址。"),
    TARGET_STORAGE_AK(
            ConfigSection.STORAGE,
            ValueKind.TEXT,
            "Access key of the last storage: needed for all but S3; blank uses AK and SK for S3.",
            "最后一个存储的访问密钥：S3 以外必填；S3 留空则使用 AK 和 SK。"),
    TARGET_STORAGE_SK(
            ConfigSection.STORAGE,
            ValueKind.SECRET,
            "Secret key that belongs to TARGET_STORAGE_AK.",
            "与 TARGET_STORAGE_AK 对应的私有密钥。"),
    TARGET_STORAGE_ENDPOINT(
            ConfigSection.STORAGE,
            ValueKind.ENDPOINT,
            "Where this tool reaches the last storage: needed for OSS; blank for the public one of its region elsewhere.",
            "本工具访问最后一个存储的地址：OSS 必填；其他留空则使用其区域的公网地址。"),
    TARGET_STORAGE_REGION(
            ConfigSection.STORAGE,
            ValueKind.TEXT,
            "Its region; blank: AWS_REGION for S3, else told by the endpoint.",
            "其区域；留空：S3 使用 AWS_REGION，其他由地址得出。"),
    TARGET_STORAGE_CLUSTER_ENDPOINT(
            ConfigSection.STORAGE,
            ValueKind.ENDPOINT,
            "Where the target cluster reaches it, when that differs, such as an internal endpoint.",
            "目标集群访问它的地址，与上面不同时填写，例如内网地址。"),

    AWS_REGION(
            ConfigSection.AWS,
            ValueKind.REGION,
            "Region of the bucket, the queue and the recorder.",
            "存储桶、队列和记录表所在的区域。"),
    RECORDER(
            ConfigSection.AWS,
            ValueKind.TABLE,
            "starrocks-migration-recorder",
            "DynamoDB table of the recorder. The predecessor's table has another shape and cannot be used.",
            "记录任务状态的 DynamoDB 表。旧工具的表结构不同，不能使用。"),
    TASK_QUEUE(
            ConfigSection.AWS,
            ValueKind.QUEUE,
            "starrocks-migration-queue",
            "SQS queue of arrived files: its URL, or its name in this account and region.",
            "到达文件的 SQS 队列：队列 URL，或本账号本区域内的队列名。"),
    AWS_ENDPOINT_URL(
            ConfigSection.AWS,
            ValueKind.ENDPOINT,
            "Endpoint of all AWS services, as the AWS SDKs know it; blank for the public ones.",
            "所有 AWS 服务的地址，含义与 AWS SDK 相同；留空则使用公网地址。"),
    AWS_ENDPOINT_URL_S3(
            ConfigSection.AWS,
            ValueKind.ENDPOINT,
            "Endpoint of S3, such as an interface endpoint; wins over AWS_ENDPOINT_URL.",
            "S3 的地址，例如接口终端节点；优先于 AWS_ENDPOINT_URL。"),
    AWS_ENDPOINT_URL_SQS(
            ConfigSection.AWS,
            ValueKind.ENDPOINT,
            "Endpoint of SQS; wins over AWS_ENDPOINT_URL.",
            "SQS 的地址；优先于 AWS_ENDPOINT_URL。"),
    AWS_ENDPOINT_URL_DYNAMODB(
            ConfigSection.AWS,
            ValueKind.ENDPOINT,
            "Endpoint of DynamoDB; wins over AWS_ENDPOINT_URL.",
            "DynamoDB 的地址；优先于 AWS_ENDPOINT_URL。"),

    TABLE_NAMES(
            ConfigSection.SELECTION,
            ValueKind.TABLES,
            "Tables, and views for schema, comma separated; * stands for any text, ? for any character, ! before a name leaves"
                    + " it out. A name with blanks, points, commas or quotes stands in backquotes: `b.c d`; so in every key"
                    + " and option. Blank: every table.",
            "要迁移的表（schema 还包括视图），用逗号分隔；* 匹配任意文本，? 匹配任意一个字符，名称前加 ! 表示排除。含空格、点、逗号或引号的名称写在反引号中："
                    + "`b.c d`；所有配置项和命令选项都如此。留空：所有表。"),
    TABLE_RENAMES(
            ConfigSection.SELECTION,
            ValueKind.RENAMES,
            "",
            "Tables and views the target calls otherwise: old:new, comma separated, or `old name`:`new name`. Blank: the same"
                    + " names.",
            "在目标端改名的表和视图：旧名:新名，用逗号分隔。留空：名称不变。"),
    TASK_FILTER(
            ConfigSection.SELECTION,
            ValueKind.TEXT,
            "Partitions to migrate: RANGE(from,to) without its end, EACH(p1,p2), STARTWITH(p) or ENDWITH(p). Blank: every partition.",
            "要迁移的分区：RANGE(起,止)（不含止）、EACH(p1,p2)、STARTWITH(p) 或 ENDWITH(p)。留空：所有分区。"),
    ON_SOURCE_DROP(
            ConfigSection.SELECTION,
            ValueKind.SOURCE_DROP,
            "report",
            "What becomes, at the target, of partitions that the source has dropped since: report (they stay, and are named"
                    + " in every round) or drop (unless others have written to them).",
            "源端已删除的分区在目标端如何处理：report（保留，并在每一轮中列出）或 drop（删除，他人写入过的除外）。"),
    DATA_FILTER(
            ConfigSection.SELECTION,
            ValueKind.TEXT,
            "Rows to migrate: one SQL condition, such as amount > 0; needs a source of StarRocks 3.2 or later. Blank: every row.",
            "要迁移的行：一个 SQL 条件，例如 amount > 0；源集群须为 StarRocks 3.2 或更高版本。留空：所有行。"),

    CONCURRENCY(
            ConfigSection.PACE,
            ValueKind.COUNT,
            "5",
            "Exports running at once to begin with; pressure on the source lowers and raises it.",
            "并发导出的初始并发度，之后随源集群的压力升降。"),
    IMPORT_CONCURRENCY(ConfigSection.PACE, ValueKind.COUNT, "4", "Loads running at once.", "同时运行的导入任务数。"),
    VERIFY_CONCURRENCY(ConfigSection.PACE, ValueKind.COUNT, "4", "Partitions compared at once.", "同时比对的分区数。"),
    RELAY_CONCURRENCY(ConfigSection.PACE, ValueKind.COUNT, "8", "Files being relayed at once.", "同时中转的文件数。"),
    RELAY_MEMORY(
            ConfigSection.PACE,
            ValueKind.SIZE,
            "128MB",
            "Memory that holds files while they are relayed, at least 32MB: as many parts of 8 MB are under way at once as it holds;"
                    + " a quarter is kept for small files, which wait for no large one.",
            "中转时存放文件内容的内存，至少 32MB：能放下多少个 8 MB 的分片，就同时传输多少个；其中四分之一留给小文件，小文件不必等待大文件。"),
    RELAY_BANDWIDTH(
            ConfigSection.PACE,
            ValueKind.TIMETABLE,
            "Bytes a second that the relay of one worker may read, such as 20M; or by the time of day of this machine, such as"
                    + " 08:00,20M 20:00,off. Blank: no limit.",
            "单个 worker 中转时每秒最多读取的字节数，例如 20M；也可按本机时间分段，例如 08:00,20M 20:00,off。留空：不限速。"),
    QUIET_HOURS(
            ConfigSection.PACE,
            ValueKind.COUNTS,
            "The most exports of the job, and the most loads of one worker, at once; by the time of day of this machine, such as"
                    + " 08:00,1 20:00,off. 0: none begins. Blank: no limit. This and RELAY_BANDWIDTH hold from when this file is"
                    + " changed, without a restart.",
            "作业同时运行的导出数和单个 worker 同时运行的导入数的上限；可按本机时间分段，例如 08:00,1 20:00,off。0：不开始新的。留空：不限制。"
                    + "本项和 RELAY_BANDWIDTH 修改文件后立即生效，无需重启。"),
    RELAY_COMPRESSION(
            ConfigSection.PACE,
            ValueKind.COMPRESSION,
            "none",
            "How the built-in relay packs CSV files on their way: zstd, gzip, none, or auto: as the target's version is known to"
                    + " read it. Holds for what is exported from then on.",
            "内置中转如何压缩途中的 CSV 文件：zstd、gzip、none，或 auto（按目标集群版本已知能读取的格式）。只影响此后导出的分区。"),
    LOAD_MAX_FILES(
            ConfigSection.PACE,
            ValueKind.COUNT,
            "100",
            "A load is submitted when it has this many files,",
            "一个导入任务达到这么多文件时提交，"),
    LOAD_MAX_SIZE(
            ConfigSection.PACE,
            ValueKind.SIZE,
            "10GB",
            "or this size (B, KB, MB, GB, TB; 1 KB is 1024 bytes),",
            "或达到此大小（B、KB、MB、GB、TB，1 KB 为 1024 字节），"),
    LOAD_MAX_WAIT(
            ConfigSection.PACE,
            ValueKind.DURATION,
            "5s",
            "or when its first file has waited this long (ms, s, m).",
            "或第一个文件已等待这么久（ms、s、m）。"),
    GROUP_SIZE(
            ConfigSection.PACE,
            ValueKind.SIZE_OR_OFF,
            "off",
            "Partitions of a table travel together up to this size of all (by the source's catalog): one export and one load for up"
                    + " to 100 of them, each proved and published by itself. off: each travels alone.",
            "同一张表的小分区合并搬运，总大小（按源端目录）不超过此值：最多 100 个分区共用一次导出和一次导入，仍逐个分区校验和发布。off：每个分区单独搬运。"),
    DELTA_SIZE(
            ConfigSection.PACE,
            ValueKind.SIZE_OR_OFF,
            "64MB",
            "A changed partition from this size on (by the source's catalog) is compared by buckets of keys first, and only the"
                    + " buckets that differ travel; the target copies the others. Sources from 3.2 on, no AGGREGATE KEY. off: whole"
                    + " partitions travel.",
            "源端目录中不小于此值、且已发生变化的分区先按主键分桶比较，只搬运有差异的桶，其余行由目标端自行复制。源端需 3.2 及以上，不含 AGGREGATE KEY 表。off：始终搬运整个分区。"),
    ROUND_EVERY(
            ConfigSection.PACE,
            ValueKind.DURATION,
            "The service begins a round of a job that is planned each time this has passed, once the round before has ended"
                    + " (ms, s, m). Blank: only commands plan.",
            "常驻服务每隔这么久为已规划的作业开始新的一轮（上一轮结束之后）（ms、s、m）。留空：只由命令进行规划。"),
    TAKEOVER_AFTER(
            ConfigSection.PACE,
            ValueKind.DURATION,
            "30s",
            "How long silence lasts before it counts, the same for all workers of a job: of a worker whose work another"
                    + " then takes over, and of a cluster that does not list what it was sent. At least 2s; StarRocks may take 30s.",
            "沉默多久才算数，同一作业的所有 worker 必须一致：worker 沉默这么久后由其他 worker 接管；集群这么久仍未列出已提交的任务则重新提交。至少 2s；StarRocks 可能需要 30s。"),

    OBSERVE_ADDRESS(
            ConfigSection.SERVICE,
            ValueKind.LISTEN,
            "127.0.0.1:9464",
            "Where the worker shows how far it is, for reading only: a page, JSON, health, Prometheus metrics. off: nowhere. Port 0"
                    + " takes any that is free and logs it.",
            "worker 展示进度的监听地址，只读：网页、JSON、健康检查和 Prometheus 指标。off：不监听。端口 0 表示任选一个空闲端口并写入日志。"),
    EMF_ADDRESS(
            ConfigSection.SERVICE,
            ValueKind.LISTEN,
            "off",
            "Where a CloudWatch agent listens for metrics in the embedded metric format, such as 127.0.0.1:25888: the worker's"
                    + " metrics go there once a minute. off: nowhere.",
            "CloudWatch agent 接收嵌入式指标格式（EMF）的地址，例如 127.0.0.1:25888：worker 每分钟把指标发到那里。off：不发送。");

    private final ConfigSection section;
    private final ValueKind kind;
    private final String defaultValue;
    private final String english;
    private final String chinese;

    /** Blank means nothing. */
    ConfigKey(ConfigSection section, ValueKind kind, String english, String chinese) {
        this(section, kind, "", english, chinese);
    }

    ConfigKey(ConfigSection section, ValueKind kind, String defaultValue, String english, String chinese) {
        this.section = section;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.english = english;
        this.chinese = chinese;
    }

    /** The key written like this, if there is one. */
    public static Optional<ConfigKey> named(String text) {
        return Arrays.stream(values()).filter(key -> key.name().equals(text)).findFirst();
    }

    /** The group it is documented in. */
    public ConfigSection section() {
        return section;
    }

    /** What its value must look like. */
    public ValueKind kind() {
        return kind;
    }

    /** What a blank value means; empty when there is no value to fall back to. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it is for, in English. */
    public String english() {
        return english;
    }

    /** What it is for, in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** Whether its value may never be shown. */
    public boolean isSecret() {
        return kind == ValueKind.SECRET;
    }

    /** A value that could stand here: the default, when there is one. */
    String example() {
        return defaultValue.isEmpty() ? kind.example() : defaultValue;
    }
}
