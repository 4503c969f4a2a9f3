package io.starmigrate.core.starrocks.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorClassificationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1064 | Unexpected exception: Label [load_one] has already been used. | ALREADY_DONE",
                "1064 | Label [l] has already been used. | ALREADY_DONE",
                "1064 | Export job [q] is already finished or cancelled | ALREADY_DONE",
                "5090 | Getting analyzing error. Detail message: Export job [0] not found when checking privilege. | ALREADY_DONE",
                "1064 | There is no uncompleted job which label is lbl1 | ALREADY_DONE",
                "1517 | Getting analyzing error. Detail message: Duplicate partition name s1. | ALREADY_DONE",
                "1050 | Getting analyzing error. Detail message: Table 't' already exists. | ALREADY_DONE",
                "1007 | Can't create database 'q'; database exists | ALREADY_DONE",
                "1064 | Temp partition[s1] does not exist | ALREADY_DONE",
                "0    | Communications link failure. The last packet sent was 3 ms ago. | ASK_AGAIN",
                "0    | type:TXN_UNKNOWN; msg:unknown | ASK_AGAIN",
                "0    | type:RUN_FAIL; msg:FE restarted or Leader changed during exporting. Job must be cancelled | NEW_ATTEMPT",
                "0    | type:RUN_FAIL; msg:move tmp file to final destination fail, errors while check if path x exist | NEW_ATTEMPT",
                "0    | type:BE_STATUS_ERR; msg:version already been compacted | NEW_ATTEMPT",
                "0    | type:LOAD_RUN_FAIL; msg:disk /data on backend 10001 exceed limit usage, path hash: 7 | RETRY_LATER",
                "0    | type:LOAD_RUN_FAIL; msg:Fail to write: No space left on device | RETRY_LATER",
                "0    | type:LOAD_RUN_FAIL; msg:Backend 10001 does not have enough disk space | RETRY_LATER",
                "1064 | Failed to get available compute node of warehouse id 0 | RETRY_LATER",
                "0    | The source cluster did not execute INSERT INTO FILES: the connection was lost | ASK_AGAIN",
                "1045 | Access denied for user 'root' (using password: YES) | WRONG_INPUT",
                "5203 | Access denied; you need (at least one of) the EXPORT privilege(s) on TABLE t | WRONG_INPUT",
                "1064 | The AWS Access Key Id you provided does not exist (InvalidAccessKeyId) | WRONG_INPUT",
                "0    | type:ETL_RUN_FAIL; msg:NoSuchBucket: The specified bucket does not exist | WRONG_INPUT",
                "1064 | Getting analyzing error. Detail message: broker nobroker does not exist. | WRONG_INPUT",
                "5600 | Access storage error. Error message: No files were found matching the pattern(s) or path(s): 's3://x' | WRONG_INPUT",
                "1064 | Table replication num should be less than of equal to the number of available BE nodes. | WRONG_INPUT",
                "1064 | current running txns on db 10003 is 1000, larger than limit 1000 | SLOW_DOWN",
                "1064 | There are more than 1024 load jobs in waiting queue, please retry later. | SLOW_DOWN",
                "1064 | Memory of process exceed limit. Pipeline Backend: 1, fragment: f Used: 1, Limit: 1. | SLOW_DOWN",
                "1064 | Failed to load data into tablet 1, because of too many versions, current/limit: 1001/1000 | SLOW_DOWN",
                "0    | type:LOAD_RUN_FAIL; msg:Please reduce your request rate. (SlowDown) | SLOW_DOWN",
                "1064 | Backend node not found. Check if any backend node is down. | RETRY_LATER",
                "1064 | get database read lock timeout, database=db1 | RETRY_LATER",
                "5024 | Query reached its timeout of 300 seconds, please increase the 'query_timeout' session variable | RETRY_LATER",
                "0    | type:TIMEOUT; msg:timeout | RETRY_LATER",
                "5401 | forward too many times 3 | RETRY_LATER",
                "1064 | Can not alter table when there are temp partitions in table | RETRY_LATER",
                "1064 | Table[t]'s state is in SCHEMA_CHANGE, please try again | RETRY_LATER",
                "1064 | Unexpected exception: java.util.ConcurrentModificationException | RETRY_LATER",
                "1064 | Unexpected exception: replace partitions failed | RETRY_LATER",
                "1064 | partition id:10012 does not exist in table id:10010 | RETRY_LATER",
                "1064 | Cancelled: the transaction of job_t_publish_g1_ab is aborted | RETRY_LATER",
                "0    | type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel | BAD_ROWS",
                "5610 | Insert has filtered data in strict mode | BAD_ROWS",
                "5501 | Getting analyzing error. Detail message: Unknown database 'nodb'. | REPLAN",
                "1049 | Unknown database 'nodb' | REPLAN",
                "1064 | Getting analyzing error. Detail message: Partition [nope] does not exist.. | REPLAN",
                "1507 | Error in list of partitions to [nope] | REPLAN",
                "1064 | Unexpected exception: Table nope does not exist or is not OLAP/LAKE table | REPLAN",
                "5603 | No partitions have data available for loading. | REPLAN",
                "0    | type:RUN_FAIL; msg:No CSV converter for type BITMAP | GIVE_UP",
                "5064 | Getting analyzing error. Detail message: badprop is invalid property. | GIVE_UP",
                "1064 | Getting analyzing error. Detail message: Table[v1] is VIEW type, do not support EXPORT.. | GIVE_UP",
                "1064 | Getting syntax error at line 1, column 0. Detail message: Unexpected input 'SELEC' | GIVE_UP",
                "1064 | Getting syntax error at line 1. Unexpected input ',', the most similar input is {<EOF>, ';'}. | GIVE_UP",
                "1064 | Getting analyzing error. Detail message: Invalid path format. Illegal character in path at index 11 | WRONG_INPUT",
                "0    | Can not read response from server. Expected to read 4 bytes (java.io.EOFException) | ASK_AGAIN",
                "1064 | Only support adding partition to range/list partitioned table | GIVE_UP",
                "0    | type:USER_CANCEL; msg:user cancel | GIVE_UP"
            })
    void knowsWhatToDoAboutAMessage(int code, String message, Remedy remedy) {
        assertThat(ErrorClassification.remedy(code, message)).isEqualTo(remedy);
        assertThat(ErrorClassification.find(code, message).orElseThrow().meaning())
                .isNotBlank();
    }

    static Stream<Arguments> texts() throws IOException {
        return Files.readAllLines(Path.of(
                        "src", "test", "resources", "io", "starmigrate", "core", "starrocks", "error", "texts.txt"))
                .stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s*\\|\\s*", 2))
                .map(parts -> Arguments.of(parts[1], Remedy.valueOf(parts[0])));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void knowsEveryTextOfTheReference(String message, Remedy remedy) {
        assertThat(ErrorClassification.find(1064, message))
                .get()
                .extracting(ErrorClassification.Diagnosis::remedy)
                .isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "1045, WRONG_INPUT",
        "5203, WRONG_INPUT",
        "1049, REPLAN",
        "5502, REPLAN",
        "5014, RETRY_LATER",
        "5024, RETRY_LATER",
        "5077, RETRY_LATER",
        "5300, RETRY_LATER",
        "5401, RETRY_LATER",
        "5600, WRONG_INPUT",
        "5601, GIVE_UP",
        "5602, GIVE_UP",
        "5603, REPLAN",
        "5604, GIVE_UP",
        "5605, BAD_ROWS",
        "5608, GIVE_UP",
        "5610, BAD_ROWS",
        "5611, BAD_ROWS"
    })
    void knowsTheCodesThatMeanOneThing(int code, Remedy remedy) {
        assertThat(ErrorClassification.find(code, "???"))
                .get()
                .extracting(ErrorClassification.Diagnosis::remedy)
                .isEqualTo(remedy);
    }

    @Test
    void goesByTheCodeWhereTheTextSaysNothing() {
        assertThat(ErrorClassification.remedy(1146, "???")).isEqualTo(Remedy.REPLAN);
        assertThat(ErrorClassification.remedy(5606, "???")).isEqualTo(Remedy.BAD_ROWS);
    }

    @Test
    void saysOfWhatItDoesNotKnowThatItDoesNot() {
        assertThat(ErrorClassification.find(1064, "something nobody has ever seen"))
                .isEmpty();
        assertThat(ErrorClassification.remedy(1064, "something nobody has ever seen"))
                .isEqualTo(Remedy.UNKNOWN);
    }

    @Test
    void tellsWhatLessOfItMayNotMeet() {
        assertThat(ErrorClassification.mayBeTooMuchAtOnce("type:TIMEOUT; msg:timeout"))
                .isTrue();
        assertThat(ErrorClassification.mayBeTooMuchAtOnce("type:LOAD_RUN_FAIL; msg:Memory of process exceed limit"))
                .isTrue();
        assertThat(ErrorClassification.mayBeTooMuchAtOnce("type:LOAD_RUN_FAIL; msg:No space left on device"))
                .isFalse();
        assertThat(ErrorClassification.mayBeTooMuchAtOnce("timeout")).isFalse();
    }

    @Test
    void provesThatALoadWasNotTakenByWhatTheLeaderAsksBeforeItMakesOne() {
        assertThat(ErrorClassification.provesNotTaken(
                        "There are more then 100 load jobs in waiting queue, please retry later."))
                .isTrue();
        assertThat(ErrorClassification.provesNotTaken("Table[t]'s state(ROLLUP) is not NORMAL. Do not allow doing"))
                .isTrue();
        assertThat(ErrorClassification.provesNotTaken("failed to forward to leader, please retry later"))
                .isFalse();
        assertThat(ErrorClassification.provesNotTaken("current running txns on db 1 is 100, larger than limit 100"))
                .as("said of a load that is made already")
                .isFalse();
    }

    @Test
    void readsTheTypeOfAJobsFailure() {
        assertThat(ErrorClassification.jobFailureType("type:TIMEOUT; msg:timeout"))
                .isEqualTo("TIMEOUT");
        assertThat(ErrorClassification.jobFailureType("boom")).isEmpty();
    }
}
