package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.task.Binding.Difference;
import io.starmigrate.core.task.Binding.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingTest {
    private static final ClusterIdentity FROM = new ClusterIdentity("7", List.of("fe:9030"), List.of("a:9030"));
    private static final ClusterIdentity INTO = ClusterIdentity.at(List.of("b"), 9030);
    private static final Side SOURCE = new Side(FROM, "shop", "oss://x/y");
    private static final Side TARGET = new Side(INTO, "shop2", "s3://x/y");
    private static final Binding BOUND = new Binding(SOURCE, TARGET, "a > 0", Map.of("t", "t2"), "recorder in r");

    @Test
    void the_same_again_is_no_difference_in_whichever_installation() {
        assertThat(BOUND.differences(new Binding(SOURCE, TARGET, "a > 0", Map.of("t", "t2"), "other in r")))
                .isEmpty();
    }

    @Test
    void each_value_that_changed_is_told_by_key_with_both_values() {
        Side source = new Side(ClusterIdentity.at(List.of("z"), 9030), "shop9", "oss://x/z");
        Side target = new Side(ClusterIdentity.at(List.of("z"), 9030), "shop8", "s3://x/z");

        List<Difference> found = BOUND.differences(new Binding(source, target, "", Map.of(), ""));

        assertThat(found)
                .extracting(Difference::key)
                .containsExactly(
                        "the setting sourceHost and the setting sourcePort",
                        "the setting sourceDbName",
                        "the setting storages, the first",
                        "the setting targetHost and the setting targetPort",
                        "the setting targetDbName",
                        "the setting storages, the last",
                        "the setting dataFilter",
                        "the setting tableRenames");
        assertThat(Binding.refusal("j", found))
                .contains(
                        "Job \"j\"",
                        "the setting targetDbName: the job has \"shop2\", the configuration says \"shop8\"")
                .contains("the setting dataFilter: the job has \"a > 0\", the configuration says nothing")
                .contains("a:9030 (cluster id 7)", "\"t=t2\"", "--job");
    }

    @Test
    void who_moves_into_what_another_reads_from_what_it_writes_turns_it_back() {
        Side there = new Side(INTO, "shop2", "s3://x/back");
        Side here = new Side(new ClusterIdentity("7", List.of(), List.of("other:9030")), "shop", "oss://x/y");

        assertThat(new Binding(there, here, "", Map.of(), "").turnsBack(BOUND)).isTrue();
        assertThat(BOUND.turnsBack(BOUND)).isFalse();
        assertThat(new Binding(there, new Side(FROM, "other", ""), "", Map.of(), "").turnsBack(BOUND))
                .isFalse();
        assertThat(new Binding(there, Side.UNKNOWN, "", Map.of(), "").turnsBack(BOUND))
                .isFalse();
    }

    @Test
    void another_front_end_of_a_cluster_whose_id_is_known_is_no_difference() {
        Side moved = new Side(new ClusterIdentity("7", List.of(), List.of("other:9030")), "shop", "oss://x/y");

        assertThat(BOUND.differences(new Binding(moved, TARGET, "a > 0", Map.of("t", "t2"), "")))
                .isEmpty();
    }

    @Test
    void what_a_configuration_does_not_say_is_no_difference() {
        assertThat(BOUND.differences(new Binding(Side.UNKNOWN, Side.UNKNOWN, "a > 0", Map.of("t", "t2"), "")))
                .isEmpty();
    }

    @Test
    void a_target_is_bound_once() {
        Binding exported = new Binding(SOURCE, Side.UNKNOWN, "", Map.of(), "recorder in r");
        Binding now = new Binding(Side.UNKNOWN, TARGET, "", Map.of(), "");
        Job job = Job.opened("j", new JobId("k3y0fajob1"), "shop", "", List.of(), Instant.EPOCH)
                .about(exported);

        Job bound = job.bound(exported.joined(now));

        assertThat(exported.differences(now)).isEmpty();
        assertThat(bound.target()).isEqualTo("shop2");
        assertThat(bound.binding()).isEqualTo(new Binding(SOURCE, TARGET, "", Map.of(), "recorder in r"));
        assertThat(bound.version()).isEqualTo(2);
        assertThat(bound.nextRound(List.of()).planned(new Job.Plan(0, 0, 0)).binding())
                .isEqualTo(bound.binding());
        assertThat(exported.joined(now)
                        .differences(new Binding(SOURCE, new Side(INTO, "elsewhere", "s3://x/y"), "", Map.of(), "")))
                .hasSize(1);
    }
}
