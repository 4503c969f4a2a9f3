package io.starmigrate.core.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads configurations, and says what is wrong with them. */
abstract class ConfigBench {
    static final Set<Need> EVERYTHING = EnumSet.allOf(Need.class);
    static final String PREDECESSOR = """
            # 并发导出的初始并发度
            CONCURRENCY=5
            # several, comma separated
            STORAGES=oss://tx-mock-data/sunex,s3://tx-mock-data/sunex
            AWS_REGION=us-east-2
            AK=
            SK=
            SOURCE_HOST=172.31.23.29 , 172.31.23.30     # several FE hosts allowed
            SOURCE_PORT=9030
            SOURCE_USER=root
            SOURCE_PWD=demo1234
            SOURCE_DB_NAME=shop
            TARGET_HOST=10.0.0.9
            TARGET_PORT=9031
            TARGET_USER=loader
            TARGET_PWD=p#w=1
            TARGET_DB_NAME=shop2
            TABLE_NAMES=data_point_val , data_point_user,
            TASK_FILTER=RANGE(p20251001,p20251005)
            """;
    static final String OSS_ACCESS = """
            SOURCE_STORAGE_AK=LTAI
            SOURCE_STORAGE_SK=oss-secret
            SOURCE_STORAGE_ENDPOINT=oss-cn-hangzhou-internal.aliyuncs.com
            """;

    static LoadedConfig load(String text, Set<Need> needs) {
        return ConfigLoader.parse(".env", text, Map.of(), needs);
    }

    static MigrationConfig read(String text) {
        return load(text, EnumSet.noneOf(Need.class)).config();
    }

    static List<String> faults(String text, Set<Need> needs) {
        try {
            load(text, needs);
            return List.of();
        } catch (ConfigException refused) {
            return refused.report().errors().stream()
                    .map(ConfigProblem::toString)
                    .toList();
        }
    }

    static List<String> faults(String text) {
        return faults(text, EnumSet.noneOf(Need.class));
    }
}
