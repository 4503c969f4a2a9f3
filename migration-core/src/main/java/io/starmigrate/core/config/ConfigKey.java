package io.starmigrate.core.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every key of a configuration; a constant's name is the key as it is written. {@code .env.example} is made from this
 * catalogue and from {@link RetiredKey}.
 */
public enum ConfigKey {
    JOB_NAME(
            Section.JOB,
            Kind.JOB,
            "default",
            "Name of the job: 1 to 40 letters, digits, _ and -. The option --job wins.",
            "作业名：1 到 40 个字母、数字、_ 或 -。命令行选项 --job 优先。"),

    SOURCE_HOST(
            Section.SOURCE,
            Kind.HOSTS,
            "",
            "Front ends of the source cluster, comma separated; the first that answers is used.",
            "源集群的 FE 地址，多个用逗号分隔，使用第一个可用的。"),
    SOURCE_PORT(Section.SOURCE, Kind.PORT, "9030", "MySQL protocol port of the front ends.", "FE 的 MySQL 协议端口。"),
    SOURCE_USER(
            Section.SOURCE,
            Kind.TEXT,
            "",
            "Account that may read the database and run EXPORT.",
            "能够读取该数据库并执行 EXPORT 的账号。"),
    SOURCE_PWD(Section.SOURCE, Kind.SECRET, "", "Its password; blank for none.", "该账号的密码，没有则留空。"),
    SOURCE_DB_NAME(Section.SOURCE, Kind.DATABASE, "", "Database to migrate.", "要迁移的数据库。"),
    SOURCE_TLS(
            Section.SOURCE,
            Kind.TLS,
            "PREFERRED",
            "Encryption: DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY.",
            "连接加密：DISABLED、PREFERRED、REQUIRED、VERIFY_CA 或 VERIFY_IDENTITY。"),
    SOURCE_BROKER(
            Section.SOURCE,
            Kind.TEXT,
            "",
            "Named broker, needed by StarRocks 2.3 and older only.",
            "Broker 名称，仅 StarRocks 2.3 及更早版本需要。"),
    SOURCE_VERSION(
            Section.SOURCE,
            Kind.VERSION,
            "",
            "Take the cluster for this version; blank asks the cluster.",
            "按此版本对待集群，留空则向集群查询。"),

    TARGET_HOST(
            Section.TARGET,
            Kind.HOSTS,
            "",
            "Front ends of the target cluster, comma separated; the first that answers is used.",
            "目标集群的 FE 地址，多个用逗号分隔，使用第一个可用的。"),
    TARGET_PORT(Section.TARGET, Kind.PORT, "9030", "MySQL protocol port of the front ends.", "FE 的 MySQL 协议端口。"),
    TARGET_USER(
            Section.TARGET,
            Kind.TEXT,
            "",
            "Account that may create tables, load and swap partitions.",
            "能够建表、导入数据和替换分区的账号。"),
    TARGET_PWD(Section.TARGET, Kind.SECRET, "", "Its password; blank for none.", "该账号的密码，没有则留空。"),
    TARGET_DB_NAME(Section.TARGET, Kind.DATABASE, "", "Database to load into.", "要导入的数据库。"),
    TARGET_TLS(
            Section.TARGET,
            Kind.TLS,
            "PREFERRED",
            "Encryption: DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY.",
            "连接加密：DISABLED、PREFERRED、REQUIRED、VERIFY_CA 或 VERIFY_IDENTITY。"),
    TARGET_BROKER(
            Section.TARGET,
            Kind.TEXT,
            "",
            "Named broker, needed by StarRocks 2.3 and older only.",
            "Broker 名称，仅 StarRocks 2.3 及更早版本需要。"),
    TARGET_VERSION(
            Section.TARGET,
            Kind.VERSION,
            "",
            "Take the cluster for this version; blank asks the cluster.",
            "按此版本对待集群，留空则向集群查询。"),

    STORAGES(
            Section.STORAGE,
            Kind.STORAGES,
            "",
            "Comma separated: the first is where the source cluster exports to, the last is where the target cluster"
                    + " loads from.",
            "用逗号分隔：第一个是源集群导出到的位置，最后一个是目标集群导入的位置。"),
    RELAY(
            Section.STORAGE,
            Kind.RELAY,
            "",
            "Who copies from the first to the last: builtin, dth (Data Transfer Hub or other means) or none. Blank: none"
                    + " when they are the same, builtin otherwise.",
            "由谁把文件从第一个位置复制到最后一个：builtin（内置）、dth（DTH 或其他工具）或 none。留空：两者相同时为 none，否则为 builtin。"),
    AK(
            Section.STORAGE,
            Kind.TEXT,
            "",
            "AWS access key, for S3, the queue and the recorder; blank for the default credential chain (IAM role).",
            "AWS 访问密钥，用于 S3、队列和记录表；留空则使用默认凭证链（IAM 角色）。"),
    SK(Section.STORAGE, Kind.SECRET, "", "AWS secret key that belongs to AK.", "与 AK 对应的 AWS 私有密钥。"),
    SOURCE_STORAGE_AK(
            Section.STORAGE,
            Kind.TEXT,
            "",
            "Access key of the first storage: needed for OSS; blank uses AK and SK for S3.",
            "第一个存储的访问密钥：OSS 必填；S3 留空则使用 AK 和 SK。"),
    SOURCE_STORAGE_SK(
            Section.STORAGE,
            Kind.SECRET,
            "",
            "Secret key that belongs to SOURCE_STORAGE_AK.",
            "与 SOURCE_STORAGE_AK 对应的私有密钥。"),
    SOURCE_STORAGE_ENDPOINT(
            Section.STORAGE,
            Kind.ENDPOINT,
            "",
            "Where this tool reaches the first storage, such as oss-cn-hangzhou.aliyuncs.com: needed for OSS.",
            "本工具访问第一个存储的地址，例如 oss-cn-hangzhou.aliyuncs.com：OSS 必填。"),
    SOURCE_STORAGE_REGION(
            Section.STORAGE,
            Kind.TEXT,
            "",
            "Its region; blank: AWS_REGION for S3, told by the endpoint for OSS.",
            "其区域；留空：S3 使用 AWS_REGION，OSS 由地址得出。"),
    SOURCE_STORAGE_CLUSTER_ENDPOINT(
            Section.STORAGE,
            Kind.ENDPOINT,
            "",
            "Where the source cluster reaches it, when that differs, such as an internal endpoint.",
            "源集群访问它的地址，与上面不同时填写，例如内网地址。"),
    TARGET_STORAGE_AK(
            Section.STORAGE,
            Kind.TEXT,
            "",
            "Access key of the last storage: needed for OSS; blank uses AK and SK for S3.",
            "最后一个存储的访问密钥：OSS 必填；S3 留空则使用 AK 和 SK。"),
    TARGET_STORAGE_SK(
            Section.STORAGE,
            Kind.SECRET,
            "",
            "Secret key that belongs to TARGET_STORAGE_AK.",
            "与 TARGET_STORAGE_AK 对应的私有密钥。"),
    TARGET_STORAGE_ENDPOINT(
            Section.STORAGE,
            Kind.ENDPOINT,
            "",
            "Where this tool reaches the last storage; blank for the public endpoint of S3.",
            "本工具访问最后一个存储的地址；S3 留空则使用公网地址。"),
    TARGET_STORAGE_REGION(
            Section.STORAGE,
            Kind.TEXT,
            "",
            "Its region; blank: AWS_REGION for S3, told by the endpoint for OSS.",
            "其区域；留空：S3 使用 AWS_REGION，OSS 由地址得出。"),
    TARGET_STORAGE_CLUSTER_ENDPOINT(
            Section.STORAGE,
            Kind.ENDPOINT,
            "",
            "Where the target cluster reaches it, when that differs, such as an internal endpoint.",
            "目标集群访问它的地址，与上面不同时填写，例如内网地址。"),

    AWS_REGION(Section.AWS, Kind.REGION, "", "Region of the bucket, the queue and the recorder.", "存储桶、队列和记录表所在的区域。"),
    RECORDER(
            Section.AWS,
            Kind.TABLE,
            "starrocks-migration-recorder",
            "DynamoDB table of the recorder. The predecessor's table has another shape and cannot be used.",
            "记录任务状态的 DynamoDB 表。旧工具的表结构不同，不能使用。"),
    TASK_QUEUE(
            Section.AWS,
            Kind.QUEUE,
            "starrocks-migration-queue",
            "SQS queue of arrived files: its URL, or its name in this account and region.",
            "到达文件的 SQS 队列：队列 URL，或本账号本区域内的队列名。"),
    AWS_ENDPOINT_URL(
            Section.AWS,
            Kind.ENDPOINT,
            "",
            "Endpoint of all AWS services, as the AWS SDKs know it; blank for the public ones.",
            "所有 AWS 服务的地址，含义与 AWS SDK 相同；留空则使用公网地址。"),
    AWS_ENDPOINT_URL_S3(
            Section.AWS,
            Kind.ENDPOINT,
            "",
            "Endpoint of S3, such as an interface endpoint; wins over AWS_ENDPOINT_URL.",
            "S3 的地址，例如接口终端节点；优先于 AWS_ENDPOINT_URL。"),
    AWS_ENDPOINT_URL_SQS(
            Section.AWS,
            Kind.ENDPOINT,
            "",
            "Endpoint of SQS; wins over AWS_ENDPOINT_URL.",
            "SQS 的地址；优先于 AWS_ENDPOINT_URL。"),
    AWS_ENDPOINT_URL_DYNAMODB(
            Section.AWS,
            Kind.ENDPOINT,
            "",
            "Endpoint of DynamoDB; wins over AWS_ENDPOINT_URL.",
            "DynamoDB 的地址；优先于 AWS_ENDPOINT_URL。"),

    TABLE_NAMES(
            Section.SELECTION,
            Kind.TABLES,
            "",
            "Tables to migrate, comma separated; * stands for any text, ? for any character. Blank: every table.",
            "要迁移的表，用逗号分隔；* 匹配任意文本，? 匹配任意一个字符。留空：所有表。"),
    TASK_FILTER(
            Section.SELECTION,
            Kind.TEXT,
            "",
            "Partitions to migrate, such as RANGE(p20251001,p20251005). Blank: every partition.",
            "要迁移的分区，例如 RANGE(p20251001,p20251005)。留空：所有分区。"),
    DATA_FILTER(
            Section.SELECTION,
            Kind.TEXT,
            "",
            "Condition in SQL that the rows to migrate fulfil. Blank: every row.",
            "要迁移的行所满足的 SQL 条件。留空：所有行。"),

    CONCURRENCY(
            Section.PACE,
            Kind.COUNT,
            "5",
            "Exports running at once to begin with; pressure on the source lowers and raises it.",
            "并发导出的初始并发度，之后随源集群的压力升降。"),
    IMPORT_CONCURRENCY(Section.PACE, Kind.COUNT, "4", "Loads running at once.", "同时运行的导入任务数。"),
    RELAY_CONCURRENCY(Section.PACE, Kind.COUNT, "8", "Files being relayed at once.", "同时中转的文件数。"),
    LOAD_MAX_FILES(
            Section.PACE, Kind.COUNT, "100", "A load is submitted when it has this many files,", "一个导入任务达到这么多文件时提交，"),
    LOAD_MAX_SIZE(
            Section.PACE,
            Kind.SIZE,
            "10GB",
            "or this size (B, KB, MB, GB, TB; 1 KB is 1024 bytes),",
            "或达到此大小（B、KB、MB、GB、TB，1 KB 为 1024 字节），"),
    LOAD_MAX_WAIT(
            Section.PACE,
            Kind.DURATION,
            "5s",
            "or when its first file has waited this long (ms, s, m).",
            "或第一个文件已等待这么久（ms、s、m）。");

    private final Section section;
    private final Kind kind;
    private final String defaultValue;
    private final String english;
    private final String chinese;

    ConfigKey(Section section, Kind kind, String defaultValue, String english, String chinese) {
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
    public Section section() {
        return section;
    }

    /** What its value must look like. */
    public Kind kind() {
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
        return kind == Kind.SECRET;
    }

    /** A value that could stand here: the default, when there is one. */
    String example() {
        return defaultValue.isEmpty() ? kind.example : defaultValue;
    }

    /** The groups of keys, in the order they are documented. */
    public enum Section {
        JOB("The job", "作业"),
        SOURCE("Source cluster", "源集群"),
        TARGET("Target cluster", "目标集群"),
        STORAGE("Where the files are", "文件存储"),
        AWS("Recorder and queue", "记录表和队列"),
        SELECTION("What is migrated", "迁移范围"),
        PACE("How much at once", "并发与批次");

        private final String english;
        private final String chinese;

        Section(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        /** Its title in English. */
        public String english() {
            return english;
        }

        /** Its title in Chinese. */
        public String chinese() {
            return chinese;
        }
    }

    /** What a value must look like. */
    public enum Kind {
        TEXT("any text", "value"),
        SECRET("any text", "value"),
        JOB("a job name of 1 to 40 letters, digits, _ and -", "shop-2026"),
        HOSTS("a host name or address without a port", "10.0.0.1,10.0.0.2"),
        PORT("a port: a whole number from 1 to 65535", "9030"),
        DATABASE("a database name", "shop"),
        TLS("one of DISABLED, PREFERRED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY", "PREFERRED"),
        VERSION("a StarRocks version", "3.1.9"),
        STORAGES("a list of storage addresses", "oss://bucket/prefix,s3://bucket/prefix"),
        RELAY("one of builtin, dth, none", "builtin"),
        ENDPOINT("an endpoint: a host with or without scheme and port, and no path", "https://host"),
        REGION("an AWS region", "us-east-2"),
        TABLE("a DynamoDB table name of 3 to 255 letters, digits, _, - and .", "starrocks-migration-recorder"),
        QUEUE("an SQS queue: its URL, or its name of 1 to 80 letters, digits, _ and -", "starrocks-migration-queue"),
        TABLES("a table name without its database", "orders,line*"),
        COUNT("a whole number from 1 to 10000", "5"),
        SIZE("a size from 1B to 1000TB", "10GB"),
        DURATION("a duration of milliseconds, seconds or minutes", "5s");

        private final String rule;
        private final String example;

        Kind(String rule, String example) {
            this.rule = rule;
            this.example = example;
        }

        /** The rule as the end of a sentence that begins with "it must be". */
        public String rule() {
            return rule;
        }
    }
}
