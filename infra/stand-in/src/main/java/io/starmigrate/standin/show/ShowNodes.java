package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SHOW BACKENDS, COMPUTE NODES, FRONTENDS and BROKER: three backends and, in shared-data mode, two compute nodes, all
 * idle.
 */
final class ShowNodes {
    private static final int BACKENDS = 3;
    private static final int COMPUTE_NODES = 2;
    private static final int FIRST_NODE = 10_001;

    private ShowNodes() {}

    static Answer backends(Session session, StarRocksParser.StatementContext statement, String text) {
        return nodes(session, 0, BACKENDS, "BackendId");
    }

    static Answer computeNodes(Session session, StarRocksParser.StatementContext statement, String text) {
        int count = session.personality().sharedData() ? COMPUTE_NODES : 0;
        return nodes(session, BACKENDS, count, "ComputeNodeId");
    }

    private static Answer nodes(Session session, int first, int count, String idColumn) {
        List<String> columns = new ArrayList<>();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = first; i < first + Math.max(1, count); i++) {
            Map<String, @Nullable String> node = node(session, i, idColumn);
            columns = new ArrayList<>(node.keySet());
            if (count > 0) {
                rows.add(new ArrayList<>(node.values()));
            }
        }
        return new ShownRows(columns, rows).answer();
    }

    private static Map<String, @Nullable String> node(Session session, int index, String idColumn) {
        Personality personality = session.personality();
        boolean backend = idColumn.equals("BackendId");
        String now = Times.shown(session.cluster().clock().instant());
        Map<String, @Nullable String> node = new LinkedHashMap<>();
        node.put(idColumn, String.valueOf(FIRST_NODE + index));
        node.put("IP", "127.0.0." + (10 + index));
        node.put("HeartbeatPort", "9050");
        node.put("BePort", "9060");
        node.put("HttpPort", "8040");
        node.put("BrpcPort", "8060");
        node.put("LastStartTime", now);
        node.put("LastHeartbeat", now);
        node.put("Alive", "true");
        node.put("SystemDecommissioned", "false");
        node.put("ClusterDecommissioned", "false");
        if (backend) {
            addDisk(node);
        }
        node.put("ErrMsg", "");
        node.put("Version", personality.currentVersion());
        if (backend) {
            node.put("Status", "{\"lastSuccessReportTabletsTime\":\"" + now + "\"}");
            node.put("DataTotalCapacity", "65.193 GB");
            node.put("DataUsedPct", "28.57 %");
        }
        addLoad(node, personality, backend);
        addSharedData(node, personality, index, backend);
        return node;
    }

    private static void addDisk(Map<String, @Nullable String> node) {
        node.put("TabletNum", "0");
        node.put("DataUsedCapacity", "18.626 GB");
        node.put("AvailCapacity", "46.566 GB");
        node.put("TotalCapacity", "93.132 GB");
        node.put("UsedPct", "50.00 %");
        node.put("MaxDiskUsedPct", "50.00 %");
    }

    private static void addLoad(Map<String, @Nullable String> node, Personality personality, boolean backend) {
        if (!backend && !personality.atLeast(3, 0)) {
            return;
        }
        boolean since33 = personality.atLeast(3, 3);
        node.put("CpuCores", "8");
        if (since33) {
            node.put("MemLimit", "8.000GB");
        }
        node.put("NumRunningQueries", "0");
        node.put("MemUsedPct", "0.00 %");
        node.put("CpuUsedPct", "0.0 %");
        if (since33) {
            node.put("DataCacheMetrics", "N/A");
        }
        if (!backend && personality.atLeast(3, 1)) {
            node.put("HasStoragePath", String.valueOf(personality.nodeDisks() == Personality.NodeDisks.PRESENT));
        } else if (backend && personality.atLeast(3, 2)) {
            node.put("Location", "");
        }
        if (personality.atLeast(3, 4)) {
            node.put("StatusCode", "OK");
        }
    }

    private static void addSharedData(
            Map<String, @Nullable String> node, Personality personality, int index, boolean backend) {
        // Observed section 1: 3.0 adds nothing to compute nodes, and to backends when tables can be cloud native.
        if (!personality.sharedData() || (!backend && !personality.atLeast(3, 1))) {
            return;
        }
        node.put("StarletPort", "9070");
        node.put("WorkerId", String.valueOf(index + 1));
        if (personality.atLeast(3, 3)) {
            node.put("WarehouseName", "default_warehouse");
        }
        if (!backend) {
            node.put("TabletNum", "0");
        }
    }

    static Answer frontends(Session session, StarRocksParser.StatementContext statement, String text) {
        String now = Times.shown(session.cluster().clock().instant());
        Map<String, @Nullable String> frontend = new LinkedHashMap<>();
        if (session.personality().atLeast(3, 5)) {
            frontend.put("Id", "1");
        }
        frontend.put("Name", "127.0.0.1_9010_1700000000000");
        frontend.put("IP", "127.0.0.1");
        frontend.put("EditLogPort", "9010");
        frontend.put("HttpPort", "8030");
        frontend.put("QueryPort", String.valueOf(session.cluster().port()));
        frontend.put("RpcPort", "9020");
        frontend.put("Role", "LEADER");
        frontend.put("ClusterId", String.valueOf(session.cluster().id()));
        frontend.put("Join", "true");
        frontend.put("Alive", "true");
        frontend.put("ReplayedJournalId", "1");
        frontend.put("LastHeartbeat", now);
        frontend.put("IsHelper", "true");
        frontend.put("ErrMsg", "");
        frontend.put("StartTime", now);
        frontend.put("Version", session.personality().currentVersion());
        return new ShownRows(new ArrayList<>(frontend.keySet()), List.of(new ArrayList<>(frontend.values()))).answer();
    }

    static Answer brokers(Session session, StarRocksParser.StatementContext statement, String text) {
        List<String> columns =
                Arrays.asList("Name", "IP", "Port", "Alive", "LastStartTime", "LastUpdateTime", "ErrMsg");
        return new ShownRows(columns, List.of()).answer();
    }
}
