#Signature file v4.1
#Version 

CLSS public abstract interface !annotation io.starmigrate.core.PublicApi
 anno 0 io.starmigrate.core.PublicApi()
 anno 0 java.lang.annotation.Documented()
 anno 0 java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy value=RUNTIME)
 anno 0 java.lang.annotation.Target(java.lang.annotation.ElementType[] value=[PACKAGE, TYPE])
intf java.lang.annotation.Annotation

CLSS public abstract interface io.starmigrate.core.arrival.ArrivalLog
meth public void announced(java.lang.String,long)
meth public void dropped(java.lang.String,java.lang.String)
meth public void failed(java.lang.String,java.lang.String)
meth public void known(java.lang.String,java.lang.String)
meth public void unreadable(java.lang.String,java.lang.String)

CLSS public final io.starmigrate.core.arrival.FileArrivals
cons public init(io.starmigrate.core.task.TaskRecorder,io.starmigrate.core.task.FileAnnouncements,io.starmigrate.core.storage.StorageUri,java.time.InstantSource)
cons public init(io.starmigrate.core.task.TaskRecorder,io.starmigrate.core.task.FileAnnouncements,io.starmigrate.core.storage.StorageUri,java.time.InstantSource,java.util.concurrent.Executor)
meth public <%0 extends java.lang.Object> java.util.Set<{%%0}> announce(java.util.Map<{%%0},java.util.List<io.starmigrate.core.arrival.S3Record>>,io.starmigrate.core.arrival.ArrivalLog,java.time.Instant)
supr java.lang.Object

CLSS public final io.starmigrate.core.arrival.S3Notification
innr public final static UnreadableException
meth public static java.lang.String named(com.fasterxml.jackson.databind.JsonNode)
meth public static java.util.List<io.starmigrate.core.arrival.S3Record> read(java.lang.String) throws io.starmigrate.core.arrival.S3Notification$UnreadableException
supr java.lang.Object

CLSS public final static io.starmigrate.core.arrival.S3Notification$UnreadableException
 outer io.starmigrate.core.arrival.S3Notification
supr java.lang.Exception

CLSS public final io.starmigrate.core.arrival.S3Record
cons public init(java.lang.String,java.lang.String,java.lang.String,long,java.lang.String)
fld public final static long NO_SIZE = -1
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String bucket()
meth public java.lang.String etag()
meth public java.lang.String eventName()
meth public java.lang.String key()
meth public long size()
supr java.lang.Record

CLSS public final io.starmigrate.core.aws.DynamoDbTaskRecorder
 anno 0 io.starmigrate.core.PublicApi()
cons public init(software.amazon.awssdk.services.dynamodb.DynamoDbClient,java.lang.String)
intf io.starmigrate.core.task.Leases
intf io.starmigrate.core.task.TaskRecorder
meth public boolean advance(io.starmigrate.core.task.FileTask)
meth public boolean advance(io.starmigrate.core.task.Job)
meth public boolean advance(io.starmigrate.core.task.JobPace)
meth public boolean advance(io.starmigrate.core.task.JobSummary)
meth public boolean advance(io.starmigrate.core.task.Load)
meth public boolean advance(io.starmigrate.core.task.PartitionTask)
meth public boolean write(io.starmigrate.core.task.Leases$Lease)
meth public int forget(java.lang.String)
meth public int plan(java.util.List<io.starmigrate.core.task.PartitionTask>)
meth public io.starmigrate.core.task.FileTask record(io.starmigrate.core.task.FileTask)
meth public io.starmigrate.core.task.Job open(io.starmigrate.core.task.Job)
meth public io.starmigrate.core.task.JobPace pace(java.lang.String,io.starmigrate.core.pace.PacedSide)
meth public io.starmigrate.core.task.JobSummary summary(java.lang.String)
meth public io.starmigrate.core.task.Load record(io.starmigrate.core.task.Load)
meth public java.util.List<io.starmigrate.core.task.FileTask> files(io.starmigrate.core.task.PartitionTaskId)
meth public java.util.List<io.starmigrate.core.task.Job> jobs()
meth public java.util.List<io.starmigrate.core.task.Leases$Lease> leases(java.util.Collection<java.lang.String>)
meth public java.util.List<io.starmigrate.core.task.Leases$Lease> writeTogether(java.util.List<io.starmigrate.core.task.Leases$Lease>)
meth public java.util.List<io.starmigrate.core.task.Load> loads(io.starmigrate.core.task.PartitionTaskId)
meth public java.util.List<io.starmigrate.core.task.Manifest> recordTogether(java.util.List<io.starmigrate.core.task.Manifest>)
meth public java.util.List<io.starmigrate.core.task.PartitionTask> advanceTogether(java.util.List<io.starmigrate.core.task.PartitionTask>)
meth public java.util.List<io.starmigrate.core.task.PartitionTask> partitions(java.util.Collection<io.starmigrate.core.task.PartitionTaskId>)
meth public java.util.List<io.starmigrate.core.task.Transition> history(io.starmigrate.core.task.PartitionTaskId)
meth public java.util.Optional<io.starmigrate.core.task.FileTask> file(io.starmigrate.core.task.FileTaskId)
meth public java.util.Optional<io.starmigrate.core.task.Job> job(java.lang.String)
meth public java.util.Optional<io.starmigrate.core.task.Leases$Lease> lease(java.lang.String)
meth public java.util.Optional<io.starmigrate.core.task.Manifest> manifest(io.starmigrate.core.task.PartitionTaskId,int)
meth public java.util.Optional<io.starmigrate.core.task.PartitionTask> latest(io.starmigrate.core.task.PartitionId)
meth public java.util.Optional<io.starmigrate.core.task.PartitionTask> partition(io.starmigrate.core.task.PartitionTaskId)
meth public java.util.stream.Stream<io.starmigrate.core.task.PartitionTask> changed(java.lang.String,java.time.Instant)
meth public java.util.stream.Stream<io.starmigrate.core.task.PartitionTask> partitions(java.lang.String)
meth public java.util.stream.Stream<io.starmigrate.core.task.PartitionTask> partitions(java.lang.String,io.starmigrate.core.task.PartitionState)
meth public void forget(io.starmigrate.core.task.Leases$Lease)
meth public void record(io.starmigrate.core.task.Manifest)
supr java.lang.Object

CLSS public final io.starmigrate.core.aws.SqsDeadLetters
 anno 0 io.starmigrate.core.PublicApi()
cons public init(software.amazon.awssdk.services.sqs.SqsClient,java.lang.String)
intf io.starmigrate.core.task.DeadLetters
meth public java.util.List<io.starmigrate.core.task.DeadLetters$DeadLetter> take(int)
meth public void giveBack(java.util.List<io.starmigrate.core.task.DeadLetters$DeadLetter>)
meth public void remove(java.util.List<io.starmigrate.core.task.DeadLetters$DeadLetter>)
supr java.lang.Object

CLSS public final io.starmigrate.core.aws.SqsFileAnnouncements
 anno 0 io.starmigrate.core.PublicApi()
cons public init(software.amazon.awssdk.services.sqs.SqsClient,java.lang.String)
intf io.starmigrate.core.task.FileAnnouncements
meth public java.util.List<io.starmigrate.core.task.TaskQueue$FileMessage> send(java.util.List<io.starmigrate.core.task.TaskQueue$FileMessage>)
supr java.lang.Object

CLSS public final io.starmigrate.core.aws.SqsTaskQueue
 anno 0 io.starmigrate.core.PublicApi()
cons public init(software.amazon.awssdk.services.sqs.SqsClient,java.lang.String,java.lang.String)
intf io.starmigrate.core.task.TaskQueue
meth public io.starmigrate.core.aws.SqsTaskQueue withVisibility(java.time.Duration)
meth public io.starmigrate.core.task.TaskQueue$Depth depth()
meth public java.util.List<io.starmigrate.core.task.TaskQueue$Delivery> receive(int,java.time.Duration)
meth public java.util.List<io.starmigrate.core.task.TaskQueue$FileMessage> send(java.util.List<io.starmigrate.core.task.TaskQueue$FileMessage>)
meth public void deadLetter(io.starmigrate.core.task.TaskQueue$Delivery,java.lang.String)
meth public void delete(java.util.List<io.starmigrate.core.task.TaskQueue$Delivery>)
meth public void hold(java.util.List<io.starmigrate.core.task.TaskQueue$Delivery>,java.time.Duration)
supr java.lang.Object

CLSS public final io.starmigrate.core.check.CheckLine
cons public init(java.lang.String,io.starmigrate.core.check.CheckLine$Verdict,java.lang.String,java.lang.String)
innr public final static !enum Verdict
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.check.CheckLine$Verdict verdict()
meth public java.lang.String fix()
meth public java.lang.String found()
meth public java.lang.String subject()
meth public static io.starmigrate.core.check.CheckLine failed(java.lang.String,java.lang.String,java.lang.String)
meth public static io.starmigrate.core.check.CheckLine ok(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.check.CheckLine warning(java.lang.String,java.lang.String,java.lang.String)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.check.CheckLine$Verdict
 outer io.starmigrate.core.check.CheckLine
fld public final static io.starmigrate.core.check.CheckLine$Verdict FAILED
fld public final static io.starmigrate.core.check.CheckLine$Verdict OK
fld public final static io.starmigrate.core.check.CheckLine$Verdict WARNING
meth public static io.starmigrate.core.check.CheckLine$Verdict valueOf(java.lang.String)
meth public static io.starmigrate.core.check.CheckLine$Verdict[] values()
supr java.lang.Enum<io.starmigrate.core.check.CheckLine$Verdict>

CLSS public final io.starmigrate.core.check.ClockCheck
meth public static io.starmigrate.core.check.CheckLine of(java.lang.String,java.time.Instant,java.time.Instant,java.time.Instant)
supr java.lang.Object

CLSS public final io.starmigrate.core.check.ClusterCheck
meth public static io.starmigrate.core.check.CheckLine room(io.starmigrate.core.check.ClusterFacts,long)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> clone(io.starmigrate.core.check.ClusterFacts,io.starmigrate.core.check.ClusterFacts)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> defects(java.lang.String,java.util.List<java.lang.String>)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> of(java.lang.String,io.starmigrate.core.check.ClusterFacts)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> quota(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,java.lang.String,long)
supr java.lang.Object

CLSS public final io.starmigrate.core.check.ClusterFacts
cons public init(io.starmigrate.core.starrocks.schema.ClusterProfile,java.util.Map<java.lang.String,java.lang.String>,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.schema.ClusterProfile profile()
meth public java.lang.String hidden()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow> nodes()
meth public java.util.Map<java.lang.String,java.lang.String> silent()
supr java.lang.Record

CLSS public final io.starmigrate.core.check.DependantCheck
fld public final static java.lang.String SUBJECT = "dependants at the target"
meth public static java.util.List<io.starmigrate.core.check.CheckLine> of(java.util.Map<java.lang.String,io.starmigrate.core.starrocks.statement.Publication>,java.util.Collection<io.starmigrate.core.check.Hanging>,java.util.Collection<java.lang.String>)
supr java.lang.Object

CLSS public final io.starmigrate.core.check.Hanging
cons public init(java.lang.String,io.starmigrate.core.check.Hanging$Kind,java.lang.String)
cons public init(java.lang.String,io.starmigrate.core.check.Hanging$Kind,java.lang.String,boolean)
innr public final static !enum Kind
meth public boolean elsewhere()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.check.Hanging$Kind kind()
meth public java.lang.String name()
meth public java.lang.String table()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.check.Hanging$Kind
 outer io.starmigrate.core.check.Hanging
fld public final static io.starmigrate.core.check.Hanging$Kind CONSTRAINT
fld public final static io.starmigrate.core.check.Hanging$Kind GRANT
fld public final static io.starmigrate.core.check.Hanging$Kind INACTIVE_VIEW
fld public final static io.starmigrate.core.check.Hanging$Kind MANUAL_VIEW
fld public final static io.starmigrate.core.check.Hanging$Kind REFRESHED_VIEW
fld public final static io.starmigrate.core.check.Hanging$Kind ROLLUP
fld public final static io.starmigrate.core.check.Hanging$Kind VIEW
meth public static io.starmigrate.core.check.Hanging$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.check.Hanging$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.check.Hanging$Kind>

CLSS public final io.starmigrate.core.check.LimitCheck
fld public final static java.util.List<java.lang.String> OF_SOURCE
fld public final static java.util.List<java.lang.String> OF_TARGET
meth public static io.starmigrate.core.check.CheckLine hidden(io.starmigrate.core.config.ClusterSide,java.lang.String)
meth public static io.starmigrate.core.check.CheckLine hidden(java.lang.String,java.lang.String)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> source(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,int)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> target(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,int)
supr java.lang.Object

CLSS public final io.starmigrate.core.check.PrivilegeCheck
meth public static io.starmigrate.core.check.CheckLine unknown(java.lang.String,java.lang.String)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> source(io.starmigrate.core.starrocks.privilege.Account,java.lang.String,java.util.List<java.lang.String>)
meth public static java.util.List<io.starmigrate.core.check.CheckLine> target(io.starmigrate.core.starrocks.privilege.Account,java.lang.String,java.util.List<java.lang.String>)
supr java.lang.Object

CLSS public final io.starmigrate.core.check.TableCheck
meth public static java.util.List<io.starmigrate.core.check.CheckLine> of(java.util.List<io.starmigrate.core.plan.TablePlan>)
supr java.lang.Object

CLSS public final io.starmigrate.core.comparison.Advice
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Advice naming(java.util.function.UnaryOperator<java.lang.String>)
meth public java.lang.String leftOut()
meth public java.lang.String text()
meth public java.lang.String told()
meth public static io.starmigrate.core.comparison.Advice leavingOut(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.comparison.Advice of(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.Bisection
cons public init(java.util.List<java.lang.String>,java.util.List<io.starmigrate.core.comparison.KeyDifference>,int,io.starmigrate.core.comparison.Bisection$Buckets,java.lang.String)
innr public final static Buckets
meth public boolean isWhole()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int found()
meth public io.starmigrate.core.comparison.Bisection$Buckets buckets()
meth public java.lang.String note()
meth public java.util.List<io.starmigrate.core.comparison.KeyDifference> keys()
meth public java.util.List<java.lang.String> columns()
meth public static io.starmigrate.core.comparison.Bisection none(java.lang.String)
meth public static java.util.List<java.lang.Integer> next(java.util.List<java.lang.Integer>,io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint,io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint,int)
supr java.lang.Record

CLSS public final static io.starmigrate.core.comparison.Bisection$Buckets
 outer io.starmigrate.core.comparison.Bisection
cons public init(int,int,int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int all()
meth public int differing()
meth public int read()
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.Bundle
cons public init(java.util.List<io.starmigrate.core.comparison.PartitionPair>)
meth public boolean isShared()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.sql.TablePart source()
meth public io.starmigrate.core.starrocks.sql.TablePart target()
meth public java.util.List<io.starmigrate.core.comparison.PartitionPair> pairs()
meth public long bytes()
meth public static java.util.List<io.starmigrate.core.comparison.Bundle> of(java.util.List<io.starmigrate.core.comparison.PartitionPair>)
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.Comparison
cons public init(java.util.List<io.starmigrate.core.comparison.TableResult>)
cons public init(java.util.List<io.starmigrate.core.comparison.TableResult>,io.starmigrate.core.comparison.LeftOut)
meth public boolean isEqual()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.LeftOut leftOut()
meth public io.starmigrate.core.comparison.Rows rows()
meth public java.util.List<io.starmigrate.core.comparison.TableResult> tables()
meth public java.util.List<io.starmigrate.core.comparison.TableResult> unequalTables()
meth public long equal()
meth public long partitions()
meth public long stopped()
meth public long stoppedTables()
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.Explanation
cons public init(java.lang.String,io.starmigrate.core.comparison.Explanation$Way,io.starmigrate.core.comparison.Advice)
cons public init(java.lang.String,io.starmigrate.core.comparison.Explanation$Way,java.lang.String)
innr public final static !enum Way
meth public boolean isStopped()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Advice advice()
meth public io.starmigrate.core.comparison.Explanation$Way way()
meth public java.lang.String reason()
meth public java.lang.String wayOn()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.comparison.Explanation$Way
 outer io.starmigrate.core.comparison.Explanation
fld public final static io.starmigrate.core.comparison.Explanation$Way AGAIN
fld public final static io.starmigrate.core.comparison.Explanation$Way BY_HAND
fld public final static io.starmigrate.core.comparison.Explanation$Way OVERWRITE
fld public final static io.starmigrate.core.comparison.Explanation$Way RETRY
fld public final static io.starmigrate.core.comparison.Explanation$Way ROUND
fld public final static io.starmigrate.core.comparison.Explanation$Way STOPPED
fld public final static io.starmigrate.core.comparison.Explanation$Way VERIFY
meth public static io.starmigrate.core.comparison.Explanation$Way valueOf(java.lang.String)
meth public static io.starmigrate.core.comparison.Explanation$Way[] values()
supr java.lang.Enum<io.starmigrate.core.comparison.Explanation$Way>

CLSS public final !enum io.starmigrate.core.comparison.Hindrance
fld public final static io.starmigrate.core.comparison.Hindrance LASTING
fld public final static io.starmigrate.core.comparison.Hindrance PASSING
fld public final static io.starmigrate.core.comparison.Hindrance STOPPED
meth public static io.starmigrate.core.comparison.Hindrance valueOf(java.lang.String)
meth public static io.starmigrate.core.comparison.Hindrance[] values()
supr java.lang.Enum<io.starmigrate.core.comparison.Hindrance>

CLSS public final io.starmigrate.core.comparison.KeyDifference
cons public init(io.starmigrate.core.starrocks.fingerprint.RowKey,io.starmigrate.core.comparison.Outcome,io.starmigrate.core.comparison.Rows)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Outcome outcome()
meth public io.starmigrate.core.comparison.Rows rows()
meth public io.starmigrate.core.starrocks.fingerprint.RowKey key()
meth public static java.util.List<io.starmigrate.core.comparison.KeyDifference> between(java.util.Map<io.starmigrate.core.starrocks.fingerprint.RowKey,io.starmigrate.core.starrocks.fingerprint.RowSums>,java.util.Map<io.starmigrate.core.starrocks.fingerprint.RowKey,io.starmigrate.core.starrocks.fingerprint.RowSums>)
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.LeftOut
cons public init(java.util.List<java.lang.String>,java.util.List<java.lang.String>)
fld public final static io.starmigrate.core.comparison.LeftOut NONE
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.LeftOut plus(io.starmigrate.core.comparison.LeftOut)
meth public java.lang.String told()
meth public java.util.List<java.lang.String> partitions()
meth public java.util.List<java.lang.String> tables()
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.Measured
cons public init(io.starmigrate.core.task.Fingerprint,io.starmigrate.core.task.Fingerprint,java.lang.Long,java.util.List<java.lang.String>,java.lang.String,io.starmigrate.core.comparison.Bisection)
cons public init(io.starmigrate.core.task.Fingerprint,io.starmigrate.core.task.Fingerprint,java.lang.Long,java.util.List<java.lang.String>,java.lang.String,io.starmigrate.core.comparison.Bisection,io.starmigrate.core.comparison.Hindrance)
meth public boolean isEqual()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Bisection bisection()
meth public io.starmigrate.core.comparison.Hindrance hindrance()
meth public io.starmigrate.core.comparison.Measured with(io.starmigrate.core.comparison.Bisection)
meth public io.starmigrate.core.task.Fingerprint source()
meth public io.starmigrate.core.task.Fingerprint target()
meth public java.lang.Long together()
meth public java.lang.String failure()
meth public java.util.List<java.lang.String> partly()
meth public static io.starmigrate.core.comparison.Measured failed(java.lang.String)
meth public static io.starmigrate.core.comparison.Measured failed(java.lang.String,io.starmigrate.core.comparison.Hindrance)
meth public static io.starmigrate.core.comparison.Measured of(io.starmigrate.core.task.Fingerprint,io.starmigrate.core.task.Fingerprint)
meth public static io.starmigrate.core.comparison.Measured together(long,java.util.List<java.lang.String>)
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.comparison.Outcome
fld public final static io.starmigrate.core.comparison.Outcome DIFFERS
fld public final static io.starmigrate.core.comparison.Outcome EQUAL
fld public final static io.starmigrate.core.comparison.Outcome NOT_COMPARED
fld public final static io.starmigrate.core.comparison.Outcome ONLY_AT_SOURCE
fld public final static io.starmigrate.core.comparison.Outcome ONLY_AT_TARGET
meth public static io.starmigrate.core.comparison.Outcome valueOf(java.lang.String)
meth public static io.starmigrate.core.comparison.Outcome[] values()
supr java.lang.Enum<io.starmigrate.core.comparison.Outcome>

CLSS public final io.starmigrate.core.comparison.PartitionPair
cons public init(java.lang.String,io.starmigrate.core.starrocks.sql.TablePart,io.starmigrate.core.starrocks.sql.TablePart,java.lang.String,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Sides sides()
meth public io.starmigrate.core.starrocks.sql.TablePart atSource()
meth public io.starmigrate.core.starrocks.sql.TablePart atTarget()
meth public java.lang.String partition()
meth public java.lang.String token()
meth public java.util.Optional<io.starmigrate.core.starrocks.sql.TablePart> source()
meth public java.util.Optional<io.starmigrate.core.starrocks.sql.TablePart> target()
meth public long bytes()
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.PartitionResult
cons public init(java.lang.String,io.starmigrate.core.comparison.Outcome,io.starmigrate.core.comparison.Rows,java.lang.String,java.util.List<java.lang.String>,io.starmigrate.core.comparison.Explanation)
cons public init(java.lang.String,io.starmigrate.core.comparison.Outcome,io.starmigrate.core.comparison.Rows,java.lang.String,java.util.List<java.lang.String>,io.starmigrate.core.comparison.Explanation,io.starmigrate.core.comparison.Bisection)
meth public boolean isEqual()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Bisection bisected()
meth public io.starmigrate.core.comparison.Explanation found()
meth public io.starmigrate.core.comparison.Outcome outcome()
meth public io.starmigrate.core.comparison.Rows rows()
meth public java.lang.String partition()
meth public java.lang.String recorded()
meth public java.util.List<java.lang.String> partly()
meth public java.util.Optional<io.starmigrate.core.comparison.Bisection> bisection()
meth public java.util.Optional<io.starmigrate.core.comparison.Explanation> explanation()
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.Rows
cons public init(java.lang.Long,java.lang.Long)
fld public final static io.starmigrate.core.comparison.Rows NONE
fld public final static io.starmigrate.core.comparison.Rows UNKNOWN
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.Long atSource()
meth public java.lang.Long atTarget()
meth public java.util.Optional<java.lang.Long> source()
meth public java.util.Optional<java.lang.Long> target()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.comparison.Sides
fld public final static io.starmigrate.core.comparison.Sides BOTH
fld public final static io.starmigrate.core.comparison.Sides SOURCE
fld public final static io.starmigrate.core.comparison.Sides TARGET
meth public static io.starmigrate.core.comparison.Sides valueOf(java.lang.String)
meth public static io.starmigrate.core.comparison.Sides[] values()
supr java.lang.Enum<io.starmigrate.core.comparison.Sides>

CLSS public final io.starmigrate.core.comparison.TableComparison
cons public init(io.starmigrate.core.comparison.TablePair,java.util.List<java.lang.String>,io.starmigrate.core.comparison.TableView,io.starmigrate.core.comparison.TableView,java.util.List<io.starmigrate.core.comparison.PartitionPair>)
cons public init(io.starmigrate.core.comparison.TablePair,java.util.List<java.lang.String>,io.starmigrate.core.comparison.TableView,io.starmigrate.core.comparison.TableView,java.util.List<io.starmigrate.core.comparison.PartitionPair>,io.starmigrate.core.comparison.Hindrance)
meth public boolean isRead()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Hindrance hindrance()
meth public io.starmigrate.core.comparison.TableComparison only(java.util.function.Predicate<io.starmigrate.core.comparison.PartitionPair>)
meth public io.starmigrate.core.comparison.TablePair names()
meth public io.starmigrate.core.comparison.TableView atSource()
meth public io.starmigrate.core.comparison.TableView atTarget()
meth public java.util.List<io.starmigrate.core.comparison.PartitionPair> measurable()
meth public java.util.List<io.starmigrate.core.comparison.PartitionPair> pairs()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> sourceColumns()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> targetColumns()
meth public java.util.List<java.lang.String> leftOut()
meth public java.util.List<java.lang.String> obstacles()
meth public java.util.List<java.lang.String> rowNames()
meth public static io.starmigrate.core.comparison.TableComparison of(io.starmigrate.core.comparison.TablePair,io.starmigrate.core.comparison.TableView,io.starmigrate.core.comparison.TableView,io.starmigrate.core.plan.TaskFilter,io.starmigrate.core.starrocks.version.Capabilities)
meth public static io.starmigrate.core.comparison.TableComparison unread(io.starmigrate.core.comparison.TablePair,java.lang.String)
meth public static io.starmigrate.core.comparison.TableComparison unread(io.starmigrate.core.comparison.TablePair,java.lang.String,io.starmigrate.core.comparison.Hindrance)
meth public static void refuseUnknown(io.starmigrate.core.plan.TaskFilter,java.util.List<io.starmigrate.core.comparison.TableComparison>)
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.TablePair
cons public init(java.lang.String,java.lang.String,io.starmigrate.core.comparison.Sides)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Sides sides()
meth public java.lang.String called()
meth public java.lang.String table()
meth public static java.util.List<io.starmigrate.core.comparison.TablePair> of(io.starmigrate.core.config.Selection,java.util.List<java.lang.String>,java.util.List<java.lang.String>,java.util.function.Supplier<java.util.List<java.lang.String>>)
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.TableResult
cons public init(io.starmigrate.core.comparison.TablePair,io.starmigrate.core.comparison.Outcome,java.util.List<io.starmigrate.core.comparison.PartitionResult>,io.starmigrate.core.comparison.Explanation)
meth public boolean isEqual()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Explanation found()
meth public io.starmigrate.core.comparison.Outcome outcome()
meth public io.starmigrate.core.comparison.Rows rows()
meth public io.starmigrate.core.comparison.TablePair names()
meth public java.util.List<io.starmigrate.core.comparison.PartitionResult> partitions()
meth public java.util.List<java.lang.String> partly()
meth public java.util.Optional<io.starmigrate.core.comparison.Explanation> explanation()
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.TableView
cons public init(io.starmigrate.core.plan.CatalogTable,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,io.starmigrate.core.starrocks.ddl.KeyDdl$Model)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.plan.CatalogTable table()
meth public io.starmigrate.core.starrocks.ddl.KeyDdl$Model model()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> columns()
supr java.lang.Record

CLSS public final io.starmigrate.core.comparison.Verdicts
cons public init(java.lang.String)
meth public io.starmigrate.core.comparison.TableResult table(io.starmigrate.core.comparison.TableComparison,java.util.Map<io.starmigrate.core.comparison.PartitionPair,io.starmigrate.core.comparison.Measured>,java.util.Map<java.lang.String,io.starmigrate.core.task.PartitionTask>)
supr java.lang.Object

CLSS public final io.starmigrate.core.config.AwsConfig
cons public init(java.lang.String,io.starmigrate.core.config.Credentials,io.starmigrate.core.config.AwsConfig$ServiceEndpoints,java.lang.String,java.lang.String)
innr public final static ServiceEndpoints
meth public boolean taskQueueIsUrl()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.config.AwsConfig$ServiceEndpoints endpoints()
meth public io.starmigrate.core.config.Credentials credentials()
meth public java.lang.String recorder()
meth public java.lang.String region()
meth public java.lang.String taskQueue()
supr java.lang.Record

CLSS public final static io.starmigrate.core.config.AwsConfig$ServiceEndpoints
 outer io.starmigrate.core.config.AwsConfig
cons public init(java.net.URI,java.net.URI,java.net.URI)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.net.URI dynamodb()
meth public java.net.URI s3()
meth public java.net.URI sqs()
supr java.lang.Record

CLSS public final io.starmigrate.core.config.ClusterConfig
cons public init(java.util.List<java.lang.String>,int,io.starmigrate.core.config.Login,java.lang.String,io.starmigrate.core.config.ClusterConfig$Options)
innr public final static Options
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int port()
meth public io.starmigrate.core.config.ClusterConfig$Options options()
meth public io.starmigrate.core.config.Login login()
meth public java.lang.String database()
meth public java.util.List<java.lang.String> hosts()
supr java.lang.Record

CLSS public final static io.starmigrate.core.config.ClusterConfig$Options
 outer io.starmigrate.core.config.ClusterConfig
cons public init(io.starmigrate.core.config.TlsMode,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.config.TlsMode tls()
meth public java.lang.String broker()
meth public java.lang.String version()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.config.ClusterSide
fld public final static io.starmigrate.core.config.ClusterSide SOURCE
fld public final static io.starmigrate.core.config.ClusterSide TARGET
meth public java.lang.String toString()
meth public static io.starmigrate.core.config.ClusterSide valueOf(java.lang.String)
meth public static io.starmigrate.core.config.ClusterSide[] values()
supr java.lang.Enum<io.starmigrate.core.config.ClusterSide>

CLSS public final io.starmigrate.core.config.ConfigException
meth public io.starmigrate.core.config.ConfigException and(io.starmigrate.core.config.ConfigException)
meth public io.starmigrate.core.config.ConfigException told(java.util.function.UnaryOperator<io.starmigrate.core.config.ConfigProblem>)
meth public io.starmigrate.core.config.ConfigReport report()
supr java.lang.RuntimeException

CLSS public final !enum io.starmigrate.core.config.ConfigKey
fld public final static io.starmigrate.core.config.ConfigKey AK
fld public final static io.starmigrate.core.config.ConfigKey AWS_ENDPOINT_URL
fld public final static io.starmigrate.core.config.ConfigKey AWS_ENDPOINT_URL_DYNAMODB
fld public final static io.starmigrate.core.config.ConfigKey AWS_ENDPOINT_URL_S3
fld public final static io.starmigrate.core.config.ConfigKey AWS_ENDPOINT_URL_SQS
fld public final static io.starmigrate.core.config.ConfigKey AWS_REGION
fld public final static io.starmigrate.core.config.ConfigKey CONCURRENCY
fld public final static io.starmigrate.core.config.ConfigKey DATA_FILTER
fld public final static io.starmigrate.core.config.ConfigKey DELTA_SIZE
fld public final static io.starmigrate.core.config.ConfigKey EMF_ADDRESS
fld public final static io.starmigrate.core.config.ConfigKey EXPORT_AHEAD
fld public final static io.starmigrate.core.config.ConfigKey GROUP_SIZE
fld public final static io.starmigrate.core.config.ConfigKey IMPORT_CONCURRENCY
fld public final static io.starmigrate.core.config.ConfigKey JOB_NAME
fld public final static io.starmigrate.core.config.ConfigKey LOAD_MAX_FILES
fld public final static io.starmigrate.core.config.ConfigKey LOAD_MAX_SIZE
fld public final static io.starmigrate.core.config.ConfigKey LOAD_MAX_WAIT
fld public final static io.starmigrate.core.config.ConfigKey OBSERVE_ADDRESS
fld public final static io.starmigrate.core.config.ConfigKey OBSERVE_TOKEN
fld public final static io.starmigrate.core.config.ConfigKey ON_SOURCE_DROP
fld public final static io.starmigrate.core.config.ConfigKey PUBLISH
fld public final static io.starmigrate.core.config.ConfigKey QUIET_HOURS
fld public final static io.starmigrate.core.config.ConfigKey RECORDER
fld public final static io.starmigrate.core.config.ConfigKey RELAY
fld public final static io.starmigrate.core.config.ConfigKey RELAY_BANDWIDTH
fld public final static io.starmigrate.core.config.ConfigKey RELAY_COMPRESSION
fld public final static io.starmigrate.core.config.ConfigKey RELAY_CONCURRENCY
fld public final static io.starmigrate.core.config.ConfigKey RELAY_MEMORY
fld public final static io.starmigrate.core.config.ConfigKey ROUND_EVERY
fld public final static io.starmigrate.core.config.ConfigKey SK
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_BROKER
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_DB_NAME
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_HOST
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_PORT
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_PWD
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_STORAGE_AK
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_STORAGE_CLUSTER_ENDPOINT
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_STORAGE_ENDPOINT
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_STORAGE_REGION
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_STORAGE_SK
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_TLS
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_USER
fld public final static io.starmigrate.core.config.ConfigKey SOURCE_VERSION
fld public final static io.starmigrate.core.config.ConfigKey SPLIT_SIZE
fld public final static io.starmigrate.core.config.ConfigKey STORAGES
fld public final static io.starmigrate.core.config.ConfigKey SYNC_COLUMN
fld public final static io.starmigrate.core.config.ConfigKey TABLE_NAMES
fld public final static io.starmigrate.core.config.ConfigKey TABLE_RENAMES
fld public final static io.starmigrate.core.config.ConfigKey TAKEOVER_AFTER
fld public final static io.starmigrate.core.config.ConfigKey TARGET_BROKER
fld public final static io.starmigrate.core.config.ConfigKey TARGET_DB_NAME
fld public final static io.starmigrate.core.config.ConfigKey TARGET_HOST
fld public final static io.starmigrate.core.config.ConfigKey TARGET_PORT
fld public final static io.starmigrate.core.config.ConfigKey TARGET_PWD
fld public final static io.starmigrate.core.config.ConfigKey TARGET_STORAGE_AK
fld public final static io.starmigrate.core.config.ConfigKey TARGET_STORAGE_CLUSTER_ENDPOINT
fld public final static io.starmigrate.core.config.ConfigKey TARGET_STORAGE_ENDPOINT
fld public final static io.starmigrate.core.config.ConfigKey TARGET_STORAGE_REGION
fld public final static io.starmigrate.core.config.ConfigKey TARGET_STORAGE_SK
fld public final static io.starmigrate.core.config.ConfigKey TARGET_TLS
fld public final static io.starmigrate.core.config.ConfigKey TARGET_USER
fld public final static io.starmigrate.core.config.ConfigKey TARGET_VERSION
fld public final static io.starmigrate.core.config.ConfigKey TASK_FILTER
fld public final static io.starmigrate.core.config.ConfigKey TASK_QUEUE
fld public final static io.starmigrate.core.config.ConfigKey VERIFY_CONCURRENCY
meth public boolean isSecret()
meth public io.starmigrate.core.config.ValueKind kind()
meth public java.lang.String defaultValue()
meth public static io.starmigrate.core.config.ConfigKey valueOf(java.lang.String)
meth public static io.starmigrate.core.config.ConfigKey[] values()
meth public static java.util.Optional<io.starmigrate.core.config.ConfigKey> named(java.lang.String)
supr java.lang.Enum<io.starmigrate.core.config.ConfigKey>

CLSS public final io.starmigrate.core.config.ConfigLoader
meth public static io.starmigrate.core.config.LoadedConfig load(java.nio.file.Path,java.util.Map<java.lang.String,java.lang.String>,java.util.Set<io.starmigrate.core.config.Need>)
meth public static io.starmigrate.core.config.LoadedConfig load(java.nio.file.Path,java.util.Map<java.lang.String,java.lang.String>,java.util.Set<io.starmigrate.core.config.Need>,io.starmigrate.core.config.SecretStore)
meth public static io.starmigrate.core.config.LoadedConfig parse(java.lang.String,java.lang.String,java.util.Map<java.lang.String,java.lang.String>,java.util.Set<io.starmigrate.core.config.Need>)
meth public static io.starmigrate.core.config.LoadedConfig parse(java.lang.String,java.lang.String,java.util.Map<java.lang.String,java.lang.String>,java.util.Set<io.starmigrate.core.config.Need>,io.starmigrate.core.config.SecretStore)
supr java.lang.Object

CLSS public final io.starmigrate.core.config.ConfigProblem
cons public init(io.starmigrate.core.config.Origin,java.lang.String,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.config.Origin origin()
meth public java.lang.String fix()
meth public java.lang.String key()
meth public java.lang.String rule()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final io.starmigrate.core.config.ConfigReport
cons public init(java.util.List<io.starmigrate.core.config.ConfigProblem>,java.util.List<io.starmigrate.core.config.ConfigProblem>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String text()
meth public java.util.List<io.starmigrate.core.config.ConfigProblem> errors()
meth public java.util.List<io.starmigrate.core.config.ConfigProblem> warnings()
supr java.lang.Record

CLSS public abstract interface io.starmigrate.core.config.Credentials
innr public final static DefaultChain
innr public final static KeyPair

CLSS public final static io.starmigrate.core.config.Credentials$DefaultChain
 outer io.starmigrate.core.config.Credentials
cons public init()
intf io.starmigrate.core.config.Credentials
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
supr java.lang.Record

CLSS public final static io.starmigrate.core.config.Credentials$KeyPair
 outer io.starmigrate.core.config.Credentials
cons public init(java.lang.String,io.starmigrate.core.storage.Secret)
intf io.starmigrate.core.config.Credentials
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.storage.Secret secret()
meth public java.lang.String id()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final io.starmigrate.core.config.Databases
meth public boolean areAsked()
meth public boolean mayHave(java.lang.String)
meth public java.lang.String target(java.lang.String)
meth public java.util.List<java.lang.String> among(java.util.Collection<java.lang.String>)
meth public java.util.List<java.lang.String> named()
meth public static java.lang.String job(java.lang.String,java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.config.Formats
meth public static java.util.Optional<java.lang.Integer> count(java.lang.String,int)
meth public static java.util.Optional<java.lang.Long> bytes(java.lang.String)
meth public static java.util.Optional<java.time.Duration> duration(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.config.Limits
cons public init(int,int,int,io.starmigrate.core.config.Limits$RelayShare,io.starmigrate.core.config.Limits$LoadLimits,java.time.Duration,long,long,long)
cons public init(int,int,int,io.starmigrate.core.config.Limits$RelayShare,io.starmigrate.core.config.Limits$LoadLimits,java.time.Duration,long,long,long,long)
fld public final static long LEAST_RELAY_MEMORY = 33554432
innr public final static LoadLimits
innr public final static RelayShare
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int concurrency()
meth public int importConcurrency()
meth public int verifyConcurrency()
meth public io.starmigrate.core.config.Limits$LoadLimits load()
meth public io.starmigrate.core.config.Limits$RelayShare relay()
meth public java.time.Duration takeoverAfter()
meth public long deltaSize()
meth public long exportAhead()
meth public long groupSize()
meth public long splitSize()
supr java.lang.Record

CLSS public final static io.starmigrate.core.config.Limits$LoadLimits
 outer io.starmigrate.core.config.Limits
cons public init(int,long,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int maxFiles()
meth public java.time.Duration maxWait()
meth public long maxSize()
supr java.lang.Record

CLSS public final static io.starmigrate.core.config.Limits$RelayShare
 outer io.starmigrate.core.config.Limits
cons public init(int,long,io.starmigrate.core.config.RelayCompression)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int concurrency()
meth public io.starmigrate.core.config.RelayCompression compression()
meth public long memory()
supr java.lang.Record

CLSS public final io.starmigrate.core.config.ListenAddress
cons public init(java.lang.String,int)
fld public final static io.starmigrate.core.config.ListenAddress OFF
meth public boolean isOff()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public int port()
meth public io.starmigrate.core.config.ListenAddress at(int)
meth public java.lang.String host()
meth public java.lang.String toString()
meth public static java.util.Optional<io.starmigrate.core.config.ListenAddress> parse(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.config.LoadedConfig
cons public init(io.starmigrate.core.config.MigrationConfig,java.util.List<io.starmigrate.core.config.ConfigProblem>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.config.MigrationConfig config()
meth public java.util.List<io.starmigrate.core.config.ConfigProblem> warnings()
supr java.lang.Record

CLSS public final io.starmigrate.core.config.Login
cons public init(java.lang.String,io.starmigrate.core.storage.Secret)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.Secret password()
meth public java.lang.String user()
supr java.lang.Record

CLSS public final io.starmigrate.core.config.MigrationConfig
meth public boolean provides(io.starmigrate.core.config.Need)
meth public io.starmigrate.core.config.AwsConfig aws()
meth public io.starmigrate.core.config.ClusterConfig source()
meth public io.starmigrate.core.config.ClusterConfig target()
meth public io.starmigrate.core.config.Limits limits()
meth public io.starmigrate.core.config.MigrationConfig of(java.lang.String,java.util.List<java.lang.String>)
meth public io.starmigrate.core.config.MigrationConfig sharedBy(int,int)
meth public io.starmigrate.core.config.PublishMode publish()
meth public io.starmigrate.core.config.RelayMode relay()
meth public io.starmigrate.core.config.Selection selection()
meth public io.starmigrate.core.config.SourceDrop onSourceDrop()
meth public io.starmigrate.core.config.StorageConfig sourceStorage()
meth public io.starmigrate.core.config.StorageConfig targetStorage()
meth public io.starmigrate.core.config.Timetables timetables()
meth public io.starmigrate.core.storage.Secret observeToken()
meth public io.starmigrate.core.storage.StorageUri sourceRoot()
meth public io.starmigrate.core.storage.StorageUri targetRoot()
meth public java.lang.String job()
meth public java.util.List<io.starmigrate.core.config.MovedDatabase> neighbours()
meth public java.util.Optional<io.starmigrate.core.config.Databases> databases()
meth public java.util.Optional<io.starmigrate.core.config.ListenAddress> emf()
meth public java.util.Optional<io.starmigrate.core.config.ListenAddress> observe()
meth public java.util.Optional<io.starmigrate.core.storage.StorageUri> knownRoot(io.starmigrate.core.config.Need)
meth public java.util.Optional<java.time.Duration> roundEvery()
meth public static boolean isJobName(java.lang.String)
meth public static java.util.Optional<java.lang.String> jobNameFault(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.config.MovedDatabase
cons public init(java.lang.String,java.lang.String,java.util.Map<java.lang.String,java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String source()
meth public java.lang.String target()
meth public java.util.Map<java.lang.String,java.lang.String> renames()
supr java.lang.Record

CLSS public final io.starmigrate.core.config.Nearest
meth public static java.util.Optional<java.lang.String> among(java.util.stream.Stream<java.lang.String>,java.lang.String)
supr java.lang.Object

CLSS public final !enum io.starmigrate.core.config.Need
fld public final static io.starmigrate.core.config.Need RECORDER
fld public final static io.starmigrate.core.config.Need SOURCE_CLUSTER
fld public final static io.starmigrate.core.config.Need SOURCE_STORAGE
fld public final static io.starmigrate.core.config.Need TARGET_CLUSTER
fld public final static io.starmigrate.core.config.Need TARGET_STORAGE
meth public static io.starmigrate.core.config.Need valueOf(java.lang.String)
meth public static io.starmigrate.core.config.Need[] values()
supr java.lang.Enum<io.starmigrate.core.config.Need>

CLSS public final io.starmigrate.core.config.Origin
cons public init(java.lang.String,int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public int line()
meth public java.lang.String place()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.config.PublishMode
fld public final static io.starmigrate.core.config.PublishMode AUTO
fld public final static io.starmigrate.core.config.PublishMode SWAP
meth public static io.starmigrate.core.config.PublishMode valueOf(java.lang.String)
meth public static io.starmigrate.core.config.PublishMode[] values()
supr java.lang.Enum<io.starmigrate.core.config.PublishMode>

CLSS public final !enum io.starmigrate.core.config.RelayCompression
fld public final static io.starmigrate.core.config.RelayCompression AUTO
fld public final static io.starmigrate.core.config.RelayCompression GZIP
fld public final static io.starmigrate.core.config.RelayCompression NONE
fld public final static io.starmigrate.core.config.RelayCompression ZSTD
meth public static io.starmigrate.core.config.RelayCompression valueOf(java.lang.String)
meth public static io.starmigrate.core.config.RelayCompression[] values()
supr java.lang.Enum<io.starmigrate.core.config.RelayCompression>

CLSS public final !enum io.starmigrate.core.config.RelayMode
fld public final static io.starmigrate.core.config.RelayMode BUILTIN
fld public final static io.starmigrate.core.config.RelayMode DTH
fld public final static io.starmigrate.core.config.RelayMode NONE
meth public static io.starmigrate.core.config.RelayMode valueOf(java.lang.String)
meth public static io.starmigrate.core.config.RelayMode[] values()
supr java.lang.Enum<io.starmigrate.core.config.RelayMode>

CLSS public final !enum io.starmigrate.core.config.RetiredKey
fld public final static io.starmigrate.core.config.RetiredKey AWS_ACCESS_KEY_ID
fld public final static io.starmigrate.core.config.RetiredKey AWS_DEFAULT_REGION
fld public final static io.starmigrate.core.config.RetiredKey AWS_PROFILE
fld public final static io.starmigrate.core.config.RetiredKey AWS_SECRET_ACCESS_KEY
fld public final static io.starmigrate.core.config.RetiredKey AWS_SESSION_TOKEN
fld public final static io.starmigrate.core.config.RetiredKey DB_NAME
fld public final static io.starmigrate.core.config.RetiredKey DEPENDENCY_JARS
fld public final static io.starmigrate.core.config.RetiredKey DEST
fld public final static io.starmigrate.core.config.RetiredKey EXPORT_CONCURRENCY
fld public final static io.starmigrate.core.config.RetiredKey HOST
fld public final static io.starmigrate.core.config.RetiredKey INSERT_KEY
fld public final static io.starmigrate.core.config.RetiredKey INSERT_VALUE
fld public final static io.starmigrate.core.config.RetiredKey PER_FILE_MAX_ROW_COUNT
fld public final static io.starmigrate.core.config.RetiredKey PORT
fld public final static io.starmigrate.core.config.RetiredKey PT_KEY
fld public final static io.starmigrate.core.config.RetiredKey PWD
fld public final static io.starmigrate.core.config.RetiredKey S3_INTERFACE_ENDPOINT
fld public final static io.starmigrate.core.config.RetiredKey SOURCE
fld public final static io.starmigrate.core.config.RetiredKey SPARK_CACHE
fld public final static io.starmigrate.core.config.RetiredKey SPARK_DIRECT
fld public final static io.starmigrate.core.config.RetiredKey SPARK_IMPORT
fld public final static io.starmigrate.core.config.RetiredKey SPARK_TEMP
fld public final static io.starmigrate.core.config.RetiredKey STARROCKS_TABLE_SIZE
fld public final static io.starmigrate.core.config.RetiredKey TABLE_METRICS
fld public final static io.starmigrate.core.config.RetiredKey TABLE_NAME
fld public final static io.starmigrate.core.config.RetiredKey TASK_QUEUE_ENDPOINT
fld public final static io.starmigrate.core.config.RetiredKey UPLOAD_CONCURRENCY
fld public final static io.starmigrate.core.config.RetiredKey USER
innr public final static !enum Answer
meth public io.starmigrate.core.config.RetiredKey$Answer answer()
meth public java.lang.String advice()
meth public java.util.Optional<io.starmigrate.core.config.ConfigKey> successor()
meth public static io.starmigrate.core.config.RetiredKey valueOf(java.lang.String)
meth public static io.starmigrate.core.config.RetiredKey[] values()
meth public static java.util.Optional<io.starmigrate.core.config.RetiredKey> named(java.lang.String)
supr java.lang.Enum<io.starmigrate.core.config.RetiredKey>

CLSS public final static !enum io.starmigrate.core.config.RetiredKey$Answer
 outer io.starmigrate.core.config.RetiredKey
fld public final static io.starmigrate.core.config.RetiredKey$Answer NOT_NEEDED
fld public final static io.starmigrate.core.config.RetiredKey$Answer REFUSED
fld public final static io.starmigrate.core.config.RetiredKey$Answer SAME_AS
meth public static io.starmigrate.core.config.RetiredKey$Answer valueOf(java.lang.String)
meth public static io.starmigrate.core.config.RetiredKey$Answer[] values()
supr java.lang.Enum<io.starmigrate.core.config.RetiredKey$Answer>

CLSS public abstract interface io.starmigrate.core.config.SecretStore
 anno 0 io.starmigrate.core.PublicApi()
 anno 0 java.lang.FunctionalInterface()
fld public final static io.starmigrate.core.config.SecretStore NOWHERE
meth public abstract java.lang.String read(java.lang.String,java.lang.String) throws java.io.IOException

CLSS public final io.starmigrate.core.config.Selection
cons public init(java.util.List<java.lang.String>,io.starmigrate.core.plan.TaskFilter,io.starmigrate.core.starrocks.sql.DataFilter,java.util.Map<java.lang.String,java.lang.String>)
cons public init(java.util.List<java.lang.String>,io.starmigrate.core.plan.TaskFilter,io.starmigrate.core.starrocks.sql.DataFilter,java.util.Map<java.lang.String,java.lang.String>,java.util.Map<java.lang.String,java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.plan.TaskFilter taskFilter()
meth public io.starmigrate.core.starrocks.sql.DataFilter dataFilter()
meth public java.lang.String targetName(java.lang.String)
meth public java.util.List<java.lang.String> tableNames()
meth public java.util.Map<java.lang.String,java.lang.String> syncColumns()
meth public java.util.Map<java.lang.String,java.lang.String> tableRenames()
meth public java.util.Optional<io.starmigrate.core.starrocks.transfer.SyncColumn> syncColumn(java.lang.String)
meth public java.util.Optional<java.lang.String> sourceName(java.lang.String)
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.config.SourceDrop
fld public final static io.starmigrate.core.config.SourceDrop DROP
fld public final static io.starmigrate.core.config.SourceDrop REPORT
meth public static io.starmigrate.core.config.SourceDrop valueOf(java.lang.String)
meth public static io.starmigrate.core.config.SourceDrop[] values()
supr java.lang.Enum<io.starmigrate.core.config.SourceDrop>

CLSS public final io.starmigrate.core.config.StorageConfig
cons public init(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.config.Credentials,java.lang.String,java.net.URI,java.net.URI)
cons public init(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.config.Credentials,java.lang.String,java.net.URI,java.net.URI,io.starmigrate.core.config.StorageService)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.config.Credentials credentials()
meth public io.starmigrate.core.config.StorageService service()
meth public io.starmigrate.core.storage.StorageUri root()
meth public java.lang.String region()
meth public java.net.URI clusterEndpoint()
meth public java.net.URI endpoint()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.config.StorageService
fld public final static io.starmigrate.core.config.StorageService COS
fld public final static io.starmigrate.core.config.StorageService GCS
fld public final static io.starmigrate.core.config.StorageService OBS
fld public final static io.starmigrate.core.config.StorageService OSS
fld public final static io.starmigrate.core.config.StorageService S3
fld public final static io.starmigrate.core.config.StorageService TOS
meth public boolean hasBucketsInHost(java.net.URI)
meth public boolean isNamed()
meth public java.lang.String title()
meth public static io.starmigrate.core.config.StorageService valueOf(java.lang.String)
meth public static io.starmigrate.core.config.StorageService[] values()
meth public static java.util.Optional<io.starmigrate.core.config.StorageService> of(java.lang.String)
supr java.lang.Enum<io.starmigrate.core.config.StorageService>

CLSS public final io.starmigrate.core.config.Timetable
fld public final static io.starmigrate.core.config.Timetable UNLIMITED
meth public boolean equals(java.lang.Object)
meth public int hashCode()
meth public java.lang.String toString()
meth public java.util.OptionalLong at(java.time.LocalTime)
meth public static java.util.Optional<io.starmigrate.core.config.Timetable> parse(java.lang.String)
meth public static java.util.Optional<io.starmigrate.core.config.Timetable> parseCounts(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.config.Timetables
 anno 0 io.starmigrate.core.PublicApi()
innr public final static Hours
meth public io.starmigrate.core.config.Timetables$Hours now(java.util.function.Consumer<java.lang.String>)
supr java.lang.Object

CLSS public final static io.starmigrate.core.config.Timetables$Hours
 outer io.starmigrate.core.config.Timetables
cons public init(io.starmigrate.core.config.Timetable,io.starmigrate.core.config.Timetable)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.config.Timetable bandwidth()
meth public io.starmigrate.core.config.Timetable concurrency()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.config.TlsMode
fld public final static io.starmigrate.core.config.TlsMode DISABLED
fld public final static io.starmigrate.core.config.TlsMode PREFERRED
fld public final static io.starmigrate.core.config.TlsMode REQUIRED
fld public final static io.starmigrate.core.config.TlsMode VERIFY_CA
fld public final static io.starmigrate.core.config.TlsMode VERIFY_IDENTITY
meth public static io.starmigrate.core.config.TlsMode valueOf(java.lang.String)
meth public static io.starmigrate.core.config.TlsMode[] values()
supr java.lang.Enum<io.starmigrate.core.config.TlsMode>

CLSS public final !enum io.starmigrate.core.config.ValueKind
fld public final static io.starmigrate.core.config.ValueKind ACCESS_KEY
fld public final static io.starmigrate.core.config.ValueKind COLUMNS
fld public final static io.starmigrate.core.config.ValueKind COMPRESSION
fld public final static io.starmigrate.core.config.ValueKind COUNT
fld public final static io.starmigrate.core.config.ValueKind COUNTS
fld public final static io.starmigrate.core.config.ValueKind DATABASE
fld public final static io.starmigrate.core.config.ValueKind DURATION
fld public final static io.starmigrate.core.config.ValueKind ENDPOINT
fld public final static io.starmigrate.core.config.ValueKind HOSTS
fld public final static io.starmigrate.core.config.ValueKind JOB
fld public final static io.starmigrate.core.config.ValueKind LISTEN
fld public final static io.starmigrate.core.config.ValueKind PORT
fld public final static io.starmigrate.core.config.ValueKind PUBLISH
fld public final static io.starmigrate.core.config.ValueKind QUEUE
fld public final static io.starmigrate.core.config.ValueKind REGION
fld public final static io.starmigrate.core.config.ValueKind RELAY
fld public final static io.starmigrate.core.config.ValueKind RENAMES
fld public final static io.starmigrate.core.config.ValueKind SECRET
fld public final static io.starmigrate.core.config.ValueKind SIZE
fld public final static io.starmigrate.core.config.ValueKind SIZE_OR_OFF
fld public final static io.starmigrate.core.config.ValueKind SOURCE_DROP
fld public final static io.starmigrate.core.config.ValueKind STORAGES
fld public final static io.starmigrate.core.config.ValueKind STORAGE_ENDPOINT
fld public final static io.starmigrate.core.config.ValueKind STORAGE_REGION
fld public final static io.starmigrate.core.config.ValueKind TABLE
fld public final static io.starmigrate.core.config.ValueKind TABLES
fld public final static io.starmigrate.core.config.ValueKind TEXT
fld public final static io.starmigrate.core.config.ValueKind TIMETABLE
fld public final static io.starmigrate.core.config.ValueKind TLS
fld public final static io.starmigrate.core.config.ValueKind USER
fld public final static io.starmigrate.core.config.ValueKind VERSION
meth public java.lang.String rule()
meth public static io.starmigrate.core.config.ValueKind valueOf(java.lang.String)
meth public static io.starmigrate.core.config.ValueKind[] values()
supr java.lang.Enum<io.starmigrate.core.config.ValueKind>

CLSS public final io.starmigrate.core.cutover.Access
cons public init(io.starmigrate.core.cutover.Grants,io.starmigrate.core.cutover.Memberships)
innr public final static Known
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.cutover.Grants grants()
meth public io.starmigrate.core.cutover.Memberships memberships()
meth public java.util.List<java.lang.String> lackedBy(io.starmigrate.core.cutover.Access,java.lang.String,io.starmigrate.core.cutover.Access$Known)
supr java.lang.Record

CLSS public final static io.starmigrate.core.cutover.Access$Known
 outer io.starmigrate.core.cutover.Access
cons public init(java.util.Optional<java.util.Set<java.lang.String>>,java.util.Optional<java.util.Set<java.lang.String>>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.Optional<java.util.Set<java.lang.String>> roles()
meth public java.util.Optional<java.util.Set<java.lang.String>> users()
meth public static io.starmigrate.core.cutover.Access$Known of(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
meth public static io.starmigrate.core.starrocks.sql.Sql rolesQuestion()
meth public static io.starmigrate.core.starrocks.sql.Sql usersQuestion()
supr java.lang.Record

CLSS public final io.starmigrate.core.cutover.Check
cons public init(java.lang.String,io.starmigrate.core.cutover.Check$Verdict,java.lang.String)
innr public final static !enum Verdict
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.cutover.Check$Verdict verdict()
meth public java.lang.String found()
meth public java.lang.String subject()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.cutover.Check$Verdict
 outer io.starmigrate.core.cutover.Check
fld public final static io.starmigrate.core.cutover.Check$Verdict GO
fld public final static io.starmigrate.core.cutover.Check$Verdict NOTE
fld public final static io.starmigrate.core.cutover.Check$Verdict NO_GO
meth public static io.starmigrate.core.cutover.Check$Verdict valueOf(java.lang.String)
meth public static io.starmigrate.core.cutover.Check$Verdict[] values()
supr java.lang.Enum<io.starmigrate.core.cutover.Check$Verdict>

CLSS public final io.starmigrate.core.cutover.FreezeDetection
fld public final static java.time.Duration APART
meth public static java.util.List<java.lang.String> changed(java.util.Map<java.lang.String,java.lang.String>,java.util.Map<java.lang.String,java.lang.String>)
meth public static java.util.List<java.lang.String> compacted(java.util.List<io.starmigrate.core.plan.CatalogTable>,java.util.List<io.starmigrate.core.plan.CatalogTable>)
meth public static java.util.List<java.lang.String> moved(java.util.List<io.starmigrate.core.plan.CatalogTable>,java.util.List<io.starmigrate.core.plan.CatalogTable>)
meth public static java.util.Map<java.lang.String,java.lang.String> digests(java.util.List<io.starmigrate.core.plan.CatalogTable>)
supr java.lang.Object

CLSS public final io.starmigrate.core.cutover.FreezeEstimate
cons public init(java.time.Duration,java.time.Duration,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.time.Duration expected()
meth public java.time.Duration least()
meth public java.time.Duration most()
meth public static java.util.Optional<io.starmigrate.core.cutover.FreezeEstimate> of(io.starmigrate.core.forecast.Workload,java.util.List<io.starmigrate.core.task.FinishedRound>)
meth public static java.util.Optional<io.starmigrate.core.cutover.FreezeEstimate> of(io.starmigrate.core.forecast.Workload,java.util.List<io.starmigrate.core.task.FinishedRound>,io.starmigrate.core.cutover.ProofTime)
supr java.lang.Record

CLSS public final io.starmigrate.core.cutover.Grants
innr public final static !enum Kind
meth public static io.starmigrate.core.cutover.Grants of(java.util.Map<io.starmigrate.core.cutover.Grants$Kind,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>>,java.util.function.UnaryOperator<java.lang.String>)
supr java.lang.Object

CLSS public final static !enum io.starmigrate.core.cutover.Grants$Kind
 outer io.starmigrate.core.cutover.Grants
fld public final static io.starmigrate.core.cutover.Grants$Kind ROLE
fld public final static io.starmigrate.core.cutover.Grants$Kind USER
meth public io.starmigrate.core.starrocks.sql.Sql question(java.lang.String)
meth public static io.starmigrate.core.cutover.Grants$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.cutover.Grants$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.cutover.Grants$Kind>

CLSS public final io.starmigrate.core.cutover.Memberships
fld public final static io.starmigrate.core.cutover.Memberships UNTOLD
meth public static io.starmigrate.core.cutover.Memberships of(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
meth public static io.starmigrate.core.starrocks.sql.Sql question()
supr java.lang.Object

CLSS public final io.starmigrate.core.cutover.ProofTime
cons public init(java.time.Duration,java.time.Duration,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.time.Duration expected()
meth public java.time.Duration least()
meth public java.time.Duration most()
meth public static io.starmigrate.core.cutover.ProofTime of(java.time.Duration,java.time.Duration,java.time.Duration,boolean)
supr java.lang.Record

CLSS public final io.starmigrate.core.cutover.ProvedColumns
innr public abstract interface static Recipes
meth public static java.util.List<java.lang.String> added(java.util.List<io.starmigrate.core.task.PartitionTask>,java.util.Map<java.lang.String,java.util.List<java.lang.String>>)
meth public static java.util.List<java.lang.String> otherwise(java.util.List<io.starmigrate.core.task.PartitionTask>,io.starmigrate.core.cutover.ProvedColumns$Recipes)
supr java.lang.Object

CLSS public abstract interface static io.starmigrate.core.cutover.ProvedColumns$Recipes
 outer io.starmigrate.core.cutover.ProvedColumns
 anno 0 java.lang.FunctionalInterface()
meth public abstract java.util.Optional<java.lang.String> now(java.lang.String,java.util.List<java.lang.String>,java.lang.String)

CLSS public final io.starmigrate.core.cutover.Readiness
cons public init()
meth public io.starmigrate.core.cutover.Readiness change(io.starmigrate.core.forecast.Workload,io.starmigrate.core.cutover.FreezeEstimate)
meth public io.starmigrate.core.cutover.Readiness none(java.lang.String,java.util.List<java.lang.String>,java.lang.String)
meth public io.starmigrate.core.cutover.Readiness noted(java.lang.String,java.util.List<java.lang.String>,java.lang.String)
meth public io.starmigrate.core.cutover.Readiness proofs(java.util.List<io.starmigrate.core.task.PartitionTask>)
meth public io.starmigrate.core.cutover.Readiness statements(java.lang.String,java.util.List<java.lang.String>,java.lang.String)
meth public java.util.List<io.starmigrate.core.cutover.Check> checks()
meth public static boolean isGo(java.util.List<io.starmigrate.core.cutover.Check>)
supr java.lang.Object

CLSS public final io.starmigrate.core.cutover.RoundsHeld
meth public static java.util.Optional<java.lang.String> why(io.starmigrate.core.task.Job)
meth public static java.util.Optional<java.lang.String> whyOver(io.starmigrate.core.task.Job)
meth public static java.util.Optional<java.lang.String> whyUnshown(io.starmigrate.core.task.Job)
supr java.lang.Object

CLSS public final io.starmigrate.core.cutover.ShownAccess
cons public init(java.lang.String)
meth public io.starmigrate.core.cutover.Grants grants(java.util.function.UnaryOperator<java.lang.String>)
meth public io.starmigrate.core.cutover.Memberships memberships()
meth public void add(io.starmigrate.core.cutover.Grants$Kind,java.lang.String,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
supr java.lang.Object

CLSS public abstract interface io.starmigrate.core.cutover.SmallEnough
fld public final static java.lang.String RULE = "a size such as 2GB, a freeze such as 5m, or a number of partitions such as 20"
innr public final static Bytes
innr public final static Freeze
innr public final static Partitions
meth public abstract boolean holds(io.starmigrate.core.forecast.Workload,io.starmigrate.core.cutover.FreezeEstimate)
meth public static java.util.Optional<io.starmigrate.core.cutover.SmallEnough> parse(java.lang.String)

CLSS public final static io.starmigrate.core.cutover.SmallEnough$Bytes
 outer io.starmigrate.core.cutover.SmallEnough
cons public init(long)
intf io.starmigrate.core.cutover.SmallEnough
meth public boolean holds(io.starmigrate.core.forecast.Workload,io.starmigrate.core.cutover.FreezeEstimate)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public long most()
supr java.lang.Record

CLSS public final static io.starmigrate.core.cutover.SmallEnough$Freeze
 outer io.starmigrate.core.cutover.SmallEnough
cons public init(java.time.Duration)
intf io.starmigrate.core.cutover.SmallEnough
meth public boolean holds(io.starmigrate.core.forecast.Workload,io.starmigrate.core.cutover.FreezeEstimate)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.time.Duration longest()
supr java.lang.Record

CLSS public final static io.starmigrate.core.cutover.SmallEnough$Partitions
 outer io.starmigrate.core.cutover.SmallEnough
cons public init(int)
intf io.starmigrate.core.cutover.SmallEnough
meth public boolean holds(io.starmigrate.core.forecast.Workload,io.starmigrate.core.cutover.FreezeEstimate)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int most()
supr java.lang.Record

CLSS public abstract !enum io.starmigrate.core.cutover.Writers
fld public final static io.starmigrate.core.cutover.Writers FOREIGN_PIPES
fld public final static io.starmigrate.core.cutover.Writers PIPES
fld public final static io.starmigrate.core.cutover.Writers ROUTINE_LOADS
fld public final static io.starmigrate.core.cutover.Writers TASKS
fld public final static io.starmigrate.core.cutover.Writers TASK_RUNS
meth public abstract io.starmigrate.core.starrocks.sql.Sql question(java.lang.String)
meth public java.lang.String subject()
meth public java.util.List<java.lang.String> atWork(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,java.lang.String)
meth public java.util.List<java.lang.String> paused(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,java.lang.String)
meth public static io.starmigrate.core.cutover.Writers valueOf(java.lang.String)
meth public static io.starmigrate.core.cutover.Writers[] values()
meth public static io.starmigrate.core.starrocks.sql.Sql transactionsByDatabase()
meth public static java.util.List<io.starmigrate.core.starrocks.sql.Sql> transactions(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,java.lang.String)
meth public static java.util.List<java.lang.String> open(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
supr java.lang.Enum<io.starmigrate.core.cutover.Writers>

CLSS public final io.starmigrate.core.forecast.Assumptions
 anno 0 io.starmigrate.core.PublicApi()
meth public io.starmigrate.core.forecast.Assumptions with(java.io.Reader) throws java.io.IOException
meth public static io.starmigrate.core.forecast.Assumptions standard()
supr java.lang.Object

CLSS public final io.starmigrate.core.forecast.Forecast
 anno 0 io.starmigrate.core.PublicApi()
cons public init(io.starmigrate.core.forecast.PlannedBytes,long,long,java.util.List<io.starmigrate.core.forecast.Forecast$Requests>,java.util.List<io.starmigrate.core.forecast.Forecast$Cost>,java.time.Duration,java.lang.String,java.lang.String)
innr public final static Cost
innr public final static Requests
meth public double dollars()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.forecast.Forecast after(java.util.List<io.starmigrate.core.task.FinishedRound>)
meth public io.starmigrate.core.forecast.PlannedBytes planned()
meth public java.lang.String assumed()
meth public java.lang.String slowest()
meth public java.time.Duration took()
meth public java.util.List<io.starmigrate.core.forecast.Forecast$Cost> costs()
meth public java.util.List<io.starmigrate.core.forecast.Forecast$Requests> requests()
meth public java.util.List<java.lang.String> lines()
meth public long files()
meth public long wireBytes()
meth public static io.starmigrate.core.forecast.Forecast of(io.starmigrate.core.forecast.PlannedBytes,io.starmigrate.core.forecast.Assumptions)
supr java.lang.Record

CLSS public final static io.starmigrate.core.forecast.Forecast$Cost
 outer io.starmigrate.core.forecast.Forecast
cons public init(java.lang.String,double)
meth public double dollars()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String what()
supr java.lang.Record

CLSS public final static io.starmigrate.core.forecast.Forecast$Requests
 outer io.starmigrate.core.forecast.Forecast
cons public init(java.lang.String,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String service()
meth public long count()
supr java.lang.Record

CLSS public final io.starmigrate.core.forecast.PlannedBytes
 anno 0 io.starmigrate.core.PublicApi()
cons public init(long,long,long,boolean,boolean)
cons public init(long,long,long,long,boolean,boolean)
meth public boolean packed()
meth public boolean relayed()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.forecast.PlannedBytes and(io.starmigrate.core.forecast.PlannedBytes)
meth public long csv()
meth public long parquet()
meth public long partitions()
meth public long units()
supr java.lang.Record

CLSS public final io.starmigrate.core.forecast.Remaining
 anno 0 io.starmigrate.core.PublicApi()
cons public init(io.starmigrate.core.forecast.Workload,io.starmigrate.core.forecast.Remaining$Lately)
fld public final static java.time.Duration OLDEST
innr public final static Lately
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.forecast.Remaining$Lately lately()
meth public io.starmigrate.core.forecast.Workload workload()
meth public static java.util.Optional<io.starmigrate.core.forecast.Remaining> of(java.util.Collection<io.starmigrate.core.task.PartitionTask>,java.time.Instant)
supr java.lang.Record

CLSS public final static io.starmigrate.core.forecast.Remaining$Lately
 outer io.starmigrate.core.forecast.Remaining
 anno 0 io.starmigrate.core.PublicApi()
cons public init(java.time.Duration,java.time.Duration,java.time.Duration,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.time.Duration expected()
meth public java.time.Duration least()
meth public java.time.Duration most()
meth public java.time.Duration window()
supr java.lang.Record

CLSS public final io.starmigrate.core.forecast.Workload
 anno 0 io.starmigrate.core.PublicApi()
cons public init(int,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int partitions()
meth public long bytes()
meth public static io.starmigrate.core.forecast.Workload of(io.starmigrate.core.task.FinishedRound)
meth public static io.starmigrate.core.forecast.Workload of(java.util.Collection<io.starmigrate.core.task.PartitionTask>)
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.pace.PacedSide
 anno 0 io.starmigrate.core.PublicApi()
fld public final static io.starmigrate.core.pace.PacedSide EXPORT
fld public final static io.starmigrate.core.pace.PacedSide LOAD
meth public java.lang.String toString()
meth public static io.starmigrate.core.pace.PacedSide valueOf(java.lang.String)
meth public static io.starmigrate.core.pace.PacedSide[] values()
supr java.lang.Enum<io.starmigrate.core.pace.PacedSide>

CLSS public final io.starmigrate.core.pace.PacingDecision
 anno 0 io.starmigrate.core.PublicApi()
cons public init(java.time.Instant,io.starmigrate.core.pace.PacedSide,int,int,io.starmigrate.core.pace.PacingDecision$Cause,java.lang.String)
innr public final static !enum Cause
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int from()
meth public int to()
meth public io.starmigrate.core.pace.PacedSide side()
meth public io.starmigrate.core.pace.PacingDecision$Cause cause()
meth public java.lang.String reason()
meth public java.time.Instant at()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.pace.PacingDecision$Cause
 outer io.starmigrate.core.pace.PacingDecision
fld public final static io.starmigrate.core.pace.PacingDecision$Cause AHEAD
fld public final static io.starmigrate.core.pace.PacingDecision$Cause CALM
fld public final static io.starmigrate.core.pace.PacingDecision$Cause COMPACTION
fld public final static io.starmigrate.core.pace.PacingDecision$Cause CPU
fld public final static io.starmigrate.core.pace.PacingDecision$Cause CUTOVER
fld public final static io.starmigrate.core.pace.PacingDecision$Cause HOURS
fld public final static io.starmigrate.core.pace.PacingDecision$Cause KNEE
fld public final static io.starmigrate.core.pace.PacingDecision$Cause LATENCY
fld public final static io.starmigrate.core.pace.PacingDecision$Cause MEMORY
fld public final static io.starmigrate.core.pace.PacingDecision$Cause QUERIES
fld public final static io.starmigrate.core.pace.PacingDecision$Cause QUEUE
fld public final static io.starmigrate.core.pace.PacingDecision$Cause REFUSED
fld public final static io.starmigrate.core.pace.PacingDecision$Cause TRANSACTIONS
fld public final static io.starmigrate.core.pace.PacingDecision$Cause UNKNOWN
meth public static io.starmigrate.core.pace.PacingDecision$Cause valueOf(java.lang.String)
meth public static io.starmigrate.core.pace.PacingDecision$Cause[] values()
supr java.lang.Enum<io.starmigrate.core.pace.PacingDecision$Cause>

CLSS public final io.starmigrate.core.plan.CatalogTable
cons public init(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.catalog.PartitionScheme,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition>)
meth public boolean isPartitioned()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.PartitionScheme scheme()
meth public io.starmigrate.core.starrocks.sql.TableName name()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition> partitions()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition> units()
meth public java.util.Optional<io.starmigrate.core.starrocks.catalog.CatalogPartition> partition(java.lang.String)
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.plan.ChangeSignal
fld public final static io.starmigrate.core.plan.ChangeSignal COMPACTED_VERSION
fld public final static io.starmigrate.core.plan.ChangeSignal DATA_VERSION
fld public final static io.starmigrate.core.plan.ChangeSignal VISIBLE_VERSION
meth public boolean movesWithoutChange()
meth public static io.starmigrate.core.plan.ChangeSignal of(io.starmigrate.core.starrocks.catalog.CatalogPartition)
meth public static io.starmigrate.core.plan.ChangeSignal valueOf(java.lang.String)
meth public static io.starmigrate.core.plan.ChangeSignal[] values()
supr java.lang.Enum<io.starmigrate.core.plan.ChangeSignal>

CLSS public final io.starmigrate.core.plan.ChangeToken
cons public init(java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String text()
meth public java.lang.String toString()
meth public static boolean isMadeAnew(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.plan.ChangeToken of(io.starmigrate.core.starrocks.catalog.CatalogPartition)
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.ColumnMatch
cons public init(io.starmigrate.core.starrocks.version.Capabilities)
meth public boolean isComparable(io.starmigrate.core.starrocks.catalog.TableColumn,io.starmigrate.core.starrocks.catalog.TableColumn)
meth public static java.util.Optional<io.starmigrate.core.starrocks.catalog.TableColumn> find(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.plan.FilteredPartitions
cons public init(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition>,java.util.List<java.lang.String>,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String note()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition> partitions()
meth public java.util.List<java.lang.String> missing()
meth public static io.starmigrate.core.plan.FilteredPartitions of(io.starmigrate.core.plan.CatalogTable,io.starmigrate.core.plan.TaskFilter)
meth public static java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition> leftOut(io.starmigrate.core.plan.CatalogTable,io.starmigrate.core.plan.TaskFilter)
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.NameLength
meth public static java.util.Optional<java.lang.String> obstacle(java.util.Collection<io.starmigrate.core.storage.StorageUri>,io.starmigrate.core.task.PartitionId)
supr java.lang.Object

CLSS public final io.starmigrate.core.plan.PartitionOverlap
meth public static boolean mayBe(io.starmigrate.core.starrocks.catalog.PartitionBounds,io.starmigrate.core.starrocks.catalog.PartitionBounds)
supr java.lang.Object

CLSS public final io.starmigrate.core.plan.PartitionPlanner
cons public init(io.starmigrate.core.plan.RecentChange)
innr public final static Plan
meth public io.starmigrate.core.plan.PartitionPlanner$Plan plan(java.util.List<io.starmigrate.core.plan.CatalogTable>,io.starmigrate.core.plan.TaskFilter)
supr java.lang.Object

CLSS public final static io.starmigrate.core.plan.PartitionPlanner$Plan
 outer io.starmigrate.core.plan.PartitionPlanner
cons public init(java.util.List<io.starmigrate.core.plan.PlannedPartition>,java.util.List<java.lang.String>,java.util.Map<java.lang.String,java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.plan.PartitionPlanner$Plan without(java.util.Set<java.lang.String>)
meth public java.util.List<io.starmigrate.core.plan.PlannedPartition> partitions()
meth public java.util.List<java.lang.String> notes()
meth public java.util.Map<java.lang.String,java.lang.String> refused()
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.PlannedPartition
cons public init(io.starmigrate.core.plan.CatalogTable,io.starmigrate.core.starrocks.catalog.CatalogPartition,io.starmigrate.core.plan.ChangeToken)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.plan.CatalogTable table()
meth public io.starmigrate.core.plan.ChangeToken token()
meth public io.starmigrate.core.starrocks.catalog.CatalogPartition partition()
meth public io.starmigrate.core.starrocks.sql.TableName tableName()
meth public io.starmigrate.core.starrocks.sql.TablePart part()
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.RecentChange
cons public init(java.time.LocalDateTime)
meth public boolean isIn(io.starmigrate.core.starrocks.catalog.CatalogPartition)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.time.LocalDateTime since()
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.SourceAndTarget
cons public init(io.starmigrate.core.plan.SourceAndTarget$Side,io.starmigrate.core.plan.SourceAndTarget$Side,java.util.function.UnaryOperator<java.lang.String>)
innr public final static Side
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.plan.SourceAndTarget$Side source()
meth public io.starmigrate.core.plan.SourceAndTarget$Side target()
meth public java.util.Optional<java.lang.String> refusal(java.util.Collection<java.lang.String>,java.util.function.Predicate<java.lang.String>)
meth public java.util.function.UnaryOperator<java.lang.String> targetNames()
meth public static boolean sharePartitions(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition>,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition>)
supr java.lang.Record

CLSS public final static io.starmigrate.core.plan.SourceAndTarget$Side
 outer io.starmigrate.core.plan.SourceAndTarget
cons public init(io.starmigrate.core.starrocks.catalog.ClusterIdentity,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.ClusterIdentity cluster()
meth public java.lang.String database()
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.TableConcerns
meth public static java.util.Set<io.starmigrate.core.starrocks.version.KnownDefect$Concern> of(io.starmigrate.core.starrocks.ddl.Layout,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,io.starmigrate.core.starrocks.file.FileFormat$Kind)
supr java.lang.Object

CLSS public final io.starmigrate.core.plan.TablePlan
cons public init(io.starmigrate.core.starrocks.sql.TableName,int,io.starmigrate.core.plan.TablePlan$Way,io.starmigrate.core.starrocks.statement.StagingChoice,io.starmigrate.core.plan.TablePlan$Assessment)
innr public final static Assessment
innr public final static Way
meth public boolean isRefused()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int units()
meth public io.starmigrate.core.plan.TablePlan noting(java.lang.String)
meth public io.starmigrate.core.plan.TablePlan refusedFor(io.starmigrate.core.starrocks.transfer.TransferPlan$Obstacle)
meth public io.starmigrate.core.plan.TablePlan$Assessment assessment()
meth public io.starmigrate.core.plan.TablePlan$Way way()
meth public io.starmigrate.core.starrocks.sql.TableName table()
meth public io.starmigrate.core.starrocks.statement.StagingChoice staging()
meth public java.util.Optional<io.starmigrate.core.starrocks.statement.StagingChoice> stagingChoice()
meth public static io.starmigrate.core.plan.TablePlan refused(io.starmigrate.core.starrocks.sql.TableName,java.lang.String)
supr java.lang.Record

CLSS public final static io.starmigrate.core.plan.TablePlan$Assessment
 outer io.starmigrate.core.plan.TablePlan
cons public init(java.util.List<io.starmigrate.core.starrocks.transfer.TransferPlan$Obstacle>,java.util.List<java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<io.starmigrate.core.starrocks.transfer.TransferPlan$Obstacle> refusals()
meth public java.util.List<java.lang.String> notes()
supr java.lang.Record

CLSS public final static io.starmigrate.core.plan.TablePlan$Way
 outer io.starmigrate.core.plan.TablePlan
cons public init(io.starmigrate.core.starrocks.file.FileFormat$Kind,java.util.List<java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.file.FileFormat$Kind found()
meth public java.util.List<java.lang.String> reasons()
meth public java.util.Optional<io.starmigrate.core.starrocks.file.FileFormat$Kind> format()
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.TablePlanner
cons public init(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.sql.DataFilter)
cons public init(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.sql.DataFilter,io.starmigrate.core.starrocks.statement.Publication)
meth public io.starmigrate.core.plan.TablePlan plan(io.starmigrate.core.plan.CatalogTable,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition>)
meth public io.starmigrate.core.plan.TablePlan plan(io.starmigrate.core.plan.CatalogTable,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition>,io.starmigrate.core.plan.TableShape)
supr java.lang.Object

CLSS public final io.starmigrate.core.plan.TableSelection
meth public boolean includes(java.lang.String)
meth public java.util.List<java.lang.String> named()
meth public java.util.List<java.lang.String> select(java.util.List<java.lang.String>)
meth public java.util.List<java.lang.String> unmatched(java.util.List<java.lang.String>)
meth public java.util.List<java.lang.String> unmatched(java.util.List<java.lang.String>,java.util.function.Supplier<java.util.List<java.lang.String>>)
meth public static io.starmigrate.core.plan.TableSelection of(java.util.List<java.lang.String>)
supr java.lang.Object

CLSS public final io.starmigrate.core.plan.TableShape
cons public init(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,io.starmigrate.core.starrocks.catalog.PartitionScheme)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.PartitionScheme scheme()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> columns()
meth public static java.util.Optional<java.lang.String> partitionedOtherwise(io.starmigrate.core.starrocks.catalog.PartitionScheme,io.starmigrate.core.starrocks.catalog.PartitionScheme)
supr java.lang.Record

CLSS public final io.starmigrate.core.plan.TaskFilter
cons public init(io.starmigrate.core.plan.TaskFilter$Mode,java.util.List<java.lang.String>)
innr public final static !enum Mode
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.plan.TaskFilter$Mode mode()
meth public java.lang.String toString()
meth public java.util.List<java.lang.String> arguments()
meth public static io.starmigrate.core.plan.TaskFilter all()
meth public static io.starmigrate.core.plan.TaskFilter parse(java.lang.String)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.plan.TaskFilter$Mode
 outer io.starmigrate.core.plan.TaskFilter
fld public final static io.starmigrate.core.plan.TaskFilter$Mode ALL
fld public final static io.starmigrate.core.plan.TaskFilter$Mode EACH
fld public final static io.starmigrate.core.plan.TaskFilter$Mode ENDWITH
fld public final static io.starmigrate.core.plan.TaskFilter$Mode RANGE
fld public final static io.starmigrate.core.plan.TaskFilter$Mode STARTWITH
meth public static io.starmigrate.core.plan.TaskFilter$Mode valueOf(java.lang.String)
meth public static io.starmigrate.core.plan.TaskFilter$Mode[] values()
supr java.lang.Enum<io.starmigrate.core.plan.TaskFilter$Mode>

CLSS public final io.starmigrate.core.starrocks.access.AccessClause
meth public static io.starmigrate.core.starrocks.sql.PropertyList properties(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.access.StorageAccess)
meth public static io.starmigrate.core.starrocks.sql.Sql withBroker(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.access.StorageAccess)
meth public static java.lang.String uri(io.starmigrate.core.storage.StorageUri)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.access.StorageAccess
innr public final static !enum Addressing
meth public io.starmigrate.core.starrocks.access.StorageAccess withAddressing(io.starmigrate.core.starrocks.access.StorageAccess$Addressing)
meth public io.starmigrate.core.starrocks.access.StorageAccess withBroker(java.lang.String)
meth public io.starmigrate.core.starrocks.access.StorageAccess withEndpoint(java.net.URI)
meth public io.starmigrate.core.starrocks.access.StorageAccess withoutBroker()
meth public io.starmigrate.core.starrocks.access.StorageAccess$Addressing addressing()
meth public io.starmigrate.core.starrocks.access.StorageCredentials credentials()
meth public io.starmigrate.core.storage.StorageKind kind()
meth public java.lang.String region()
meth public java.lang.String toString()
meth public java.util.Optional<java.lang.String> broker()
meth public java.util.Optional<java.net.URI> endpoint()
meth public static io.starmigrate.core.starrocks.access.StorageAccess oss(java.net.URI,io.starmigrate.core.starrocks.access.StorageCredentials)
meth public static io.starmigrate.core.starrocks.access.StorageAccess s3(java.lang.String,io.starmigrate.core.starrocks.access.StorageCredentials)
supr java.lang.Object

CLSS public final static !enum io.starmigrate.core.starrocks.access.StorageAccess$Addressing
 outer io.starmigrate.core.starrocks.access.StorageAccess
fld public final static io.starmigrate.core.starrocks.access.StorageAccess$Addressing PATH
fld public final static io.starmigrate.core.starrocks.access.StorageAccess$Addressing VIRTUAL_HOST
meth public static io.starmigrate.core.starrocks.access.StorageAccess$Addressing valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.access.StorageAccess$Addressing[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.access.StorageAccess$Addressing>

CLSS public abstract interface io.starmigrate.core.starrocks.access.StorageCredentials
innr public final static AccessKey
innr public final static AssumedRole
innr public final static InstanceProfile
meth public abstract java.lang.String describe()
meth public static io.starmigrate.core.starrocks.access.StorageCredentials accessKey(java.lang.String,io.starmigrate.core.storage.Secret)
meth public static io.starmigrate.core.starrocks.access.StorageCredentials assumedRole(java.lang.String)
meth public static io.starmigrate.core.starrocks.access.StorageCredentials assumedRole(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.starrocks.access.StorageCredentials instanceProfile()
meth public static io.starmigrate.core.starrocks.access.StorageCredentials temporary(java.lang.String,io.starmigrate.core.storage.Secret,io.starmigrate.core.storage.Secret)

CLSS public final static io.starmigrate.core.starrocks.access.StorageCredentials$AccessKey
 outer io.starmigrate.core.starrocks.access.StorageCredentials
cons public init(java.lang.String,io.starmigrate.core.storage.Secret,io.starmigrate.core.storage.Secret)
intf io.starmigrate.core.starrocks.access.StorageCredentials
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.Secret secretKey()
meth public io.starmigrate.core.storage.Secret token()
meth public java.lang.String accessKey()
meth public java.lang.String describe()
meth public java.util.Optional<io.starmigrate.core.storage.Secret> sessionToken()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.access.StorageCredentials$AssumedRole
 outer io.starmigrate.core.starrocks.access.StorageCredentials
cons public init(java.lang.String,java.lang.String)
intf io.starmigrate.core.starrocks.access.StorageCredentials
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String demandedId()
meth public java.lang.String describe()
meth public java.lang.String roleArn()
meth public java.util.Optional<java.lang.String> externalId()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.access.StorageCredentials$InstanceProfile
 outer io.starmigrate.core.starrocks.access.StorageCredentials
cons public init()
intf io.starmigrate.core.starrocks.access.StorageCredentials
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String describe()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.catalog.BoundValue
cons public init(io.starmigrate.core.starrocks.catalog.BoundValue$Kind,java.lang.String)
innr public final static !enum Kind
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.catalog.BoundValue$Kind kind()
meth public java.lang.String sql()
meth public java.lang.String text()
meth public java.lang.String toString()
meth public static io.starmigrate.core.starrocks.catalog.BoundValue maxValue()
meth public static io.starmigrate.core.starrocks.catalog.BoundValue nullValue()
meth public static io.starmigrate.core.starrocks.catalog.BoundValue text(java.lang.String)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.catalog.BoundValue$Kind
 outer io.starmigrate.core.starrocks.catalog.BoundValue
fld public final static io.starmigrate.core.starrocks.catalog.BoundValue$Kind MAXVALUE
fld public final static io.starmigrate.core.starrocks.catalog.BoundValue$Kind NULL
fld public final static io.starmigrate.core.starrocks.catalog.BoundValue$Kind TEXT
meth public static io.starmigrate.core.starrocks.catalog.BoundValue$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.catalog.BoundValue$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.catalog.BoundValue$Kind>

CLSS public final io.starmigrate.core.starrocks.catalog.CatalogPartition
cons public init(java.lang.String,java.util.List<io.starmigrate.core.starrocks.catalog.PhysicalPartition>,java.lang.String,long,long)
meth public boolean isUntouched()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.PartitionBounds bounds()
meth public java.lang.String boundsText()
meth public java.lang.String name()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.PhysicalPartition> physical()
meth public java.util.Optional<java.lang.String> changedAt()
meth public long bytes()
meth public long rows()
meth public static io.starmigrate.core.starrocks.sql.Sql show(io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql show(io.starmigrate.core.starrocks.sql.TableName,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql showTemporary(io.starmigrate.core.starrocks.sql.TableName)
meth public static java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition> readAll(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
meth public static java.util.Optional<io.starmigrate.core.starrocks.catalog.CatalogPartition> whole(io.starmigrate.core.starrocks.sql.TableName,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogPartition>)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.catalog.CatalogRow
meth public !varargs java.lang.String require(java.lang.String[])
meth public !varargs java.lang.String text(java.lang.String[])
meth public !varargs java.util.Optional<java.lang.Long> number(java.lang.String[])
meth public !varargs java.util.Optional<java.lang.String> find(java.lang.String[])
meth public !varargs long requireNumber(java.lang.String[])
meth public boolean has(java.lang.String)
meth public java.lang.String toString()
meth public java.util.Set<java.lang.String> columns()
meth public static io.starmigrate.core.starrocks.catalog.CatalogRow of(java.util.Map<java.lang.String,? extends java.lang.String>)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.catalog.ClusterIdentity
cons public init(java.lang.String,java.util.List<java.lang.String>,java.util.List<java.lang.String>)
fld public final static io.starmigrate.core.starrocks.catalog.ClusterIdentity NONE
innr public final static !enum Likeness
meth public boolean isKnown()
meth public boolean isStill(io.starmigrate.core.starrocks.catalog.ClusterIdentity)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.ClusterIdentity joined(io.starmigrate.core.starrocks.catalog.ClusterIdentity)
meth public io.starmigrate.core.starrocks.catalog.ClusterIdentity told(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
meth public io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness compare(io.starmigrate.core.starrocks.catalog.ClusterIdentity)
meth public java.lang.String description()
meth public java.lang.String id()
meth public java.util.List<java.lang.String> addresses()
meth public java.util.List<java.lang.String> frontEnds()
meth public static io.starmigrate.core.starrocks.catalog.ClusterIdentity at(java.util.Collection<java.lang.String>,int)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness
 outer io.starmigrate.core.starrocks.catalog.ClusterIdentity
fld public final static io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness OTHER
fld public final static io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness SAME
fld public final static io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness UNKNOWN
meth public static io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.catalog.ClusterIdentity$Likeness>

CLSS public final io.starmigrate.core.starrocks.catalog.DataSize
meth public static java.util.OptionalLong parse(java.lang.String)
supr java.lang.Object

CLSS public abstract interface io.starmigrate.core.starrocks.catalog.PartitionBounds
innr public final static Everything
innr public final static Range
innr public final static Values
meth public abstract java.lang.String sql()
meth public static io.starmigrate.core.starrocks.catalog.PartitionBounds parse(java.lang.String)

CLSS public final static io.starmigrate.core.starrocks.catalog.PartitionBounds$Everything
 outer io.starmigrate.core.starrocks.catalog.PartitionBounds
cons public init()
intf io.starmigrate.core.starrocks.catalog.PartitionBounds
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String sql()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.catalog.PartitionBounds$Range
 outer io.starmigrate.core.starrocks.catalog.PartitionBounds
cons public init(java.util.List<java.lang.String>,java.util.List<io.starmigrate.core.starrocks.catalog.BoundValue>,java.util.List<io.starmigrate.core.starrocks.catalog.BoundValue>)
intf io.starmigrate.core.starrocks.catalog.PartitionBounds
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String sql()
meth public java.lang.String toString()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.BoundValue> lower()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.BoundValue> upper()
meth public java.util.List<java.lang.String> types()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.catalog.PartitionBounds$Values
 outer io.starmigrate.core.starrocks.catalog.PartitionBounds
cons public init(java.util.List<java.util.List<io.starmigrate.core.starrocks.catalog.BoundValue>>)
intf io.starmigrate.core.starrocks.catalog.PartitionBounds
meth public boolean holdsNull()
meth public boolean mayHoldNull(int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public int width()
meth public io.starmigrate.core.starrocks.catalog.PartitionBounds$Values withNulls(int)
meth public java.lang.String catalogText()
meth public java.lang.String sql()
meth public java.lang.String toString()
meth public java.util.List<java.util.List<io.starmigrate.core.starrocks.catalog.BoundValue>> items()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.catalog.PartitionScheme
cons public init(io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind,io.starmigrate.core.starrocks.catalog.PartitionStep,java.lang.String)
innr public final static !enum Kind
meth public boolean isMovedWhole()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind kind()
meth public io.starmigrate.core.starrocks.catalog.PartitionStep step()
meth public java.lang.String text()
meth public java.util.Optional<io.starmigrate.core.starrocks.catalog.PartitionStep> automaticStep()
meth public static io.starmigrate.core.starrocks.catalog.PartitionScheme of(io.starmigrate.core.starrocks.ddl.PartitionDdl)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind
 outer io.starmigrate.core.starrocks.catalog.PartitionScheme
fld public final static io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind AUTOMATIC_RANGE
fld public final static io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind AUTOMATIC_SLICES
fld public final static io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind LIST
fld public final static io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind NONE
fld public final static io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind RANGE
meth public static io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.catalog.PartitionScheme$Kind>

CLSS public final !enum io.starmigrate.core.starrocks.catalog.PartitionStep
fld public final static io.starmigrate.core.starrocks.catalog.PartitionStep DAY
fld public final static io.starmigrate.core.starrocks.catalog.PartitionStep HOUR
fld public final static io.starmigrate.core.starrocks.catalog.PartitionStep MONTH
fld public final static io.starmigrate.core.starrocks.catalog.PartitionStep QUARTER
fld public final static io.starmigrate.core.starrocks.catalog.PartitionStep WEEK
fld public final static io.starmigrate.core.starrocks.catalog.PartitionStep YEAR
meth public boolean spans(io.starmigrate.core.starrocks.catalog.PartitionBounds$Range)
meth public java.lang.String unit()
meth public static io.starmigrate.core.starrocks.catalog.PartitionStep valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.catalog.PartitionStep[] values()
meth public static java.util.Optional<io.starmigrate.core.starrocks.catalog.PartitionStep> find(java.lang.String)
supr java.lang.Enum<io.starmigrate.core.starrocks.catalog.PartitionStep>

CLSS public final io.starmigrate.core.starrocks.catalog.PartitionStorage
cons public init(java.lang.String,java.lang.Integer,java.util.Map<java.lang.String,java.lang.String>)
fld public final static java.lang.String COOLDOWN = "storage_cooldown_time"
fld public final static java.lang.String MEDIUM = "storage_medium"
fld public final static java.lang.String REPLICAS = "replication_num"
fld public final static java.util.List<java.lang.String> PROPERTIES
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.Integer buckets()
meth public java.lang.String name()
meth public java.util.Map<java.lang.String,java.lang.String> properties()
meth public static boolean isNever(java.lang.String)
meth public static java.util.List<io.starmigrate.core.starrocks.catalog.PartitionStorage> readAll(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.catalog.PhysicalPartition
cons public init(long,long,java.lang.Long,java.lang.String)
cons public init(long,long,java.lang.Long,java.lang.String,boolean)
meth public boolean movesByCompaction()
meth public boolean sharedData()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.Long data()
meth public java.lang.String changed()
meth public java.util.Optional<java.lang.Long> dataVersion()
meth public java.util.Optional<java.lang.String> changedAt()
meth public long changeVersion()
meth public long id()
meth public long visibleVersion()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.catalog.TableColumn
cons public init(java.lang.String,io.starmigrate.core.starrocks.type.ColumnType,java.util.Set<io.starmigrate.core.starrocks.catalog.TableColumn$Trait>)
innr public final static !enum Trait
meth public boolean is(io.starmigrate.core.starrocks.catalog.TableColumn$Trait)
meth public boolean isHidden()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.type.ColumnType type()
meth public java.lang.String name()
meth public java.util.Set<io.starmigrate.core.starrocks.catalog.TableColumn$Trait> traits()
meth public static io.starmigrate.core.starrocks.sql.Sql describe(io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql list(io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql showCreateTable(io.starmigrate.core.starrocks.sql.TableName)
meth public static java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> carried(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
meth public static java.util.List<java.lang.String> carriedNames(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.catalog.TableColumn$Trait
 outer io.starmigrate.core.starrocks.catalog.TableColumn
fld public final static io.starmigrate.core.starrocks.catalog.TableColumn$Trait AGGREGATE_STATE
fld public final static io.starmigrate.core.starrocks.catalog.TableColumn$Trait AUTO_INCREMENT
fld public final static io.starmigrate.core.starrocks.catalog.TableColumn$Trait GENERATED
fld public final static io.starmigrate.core.starrocks.catalog.TableColumn$Trait KEY
fld public final static io.starmigrate.core.starrocks.catalog.TableColumn$Trait NULLABLE
meth public static io.starmigrate.core.starrocks.catalog.TableColumn$Trait valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.catalog.TableColumn$Trait[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.catalog.TableColumn$Trait>

CLSS public final io.starmigrate.core.starrocks.catalog.TableDefinition
cons public init(io.starmigrate.core.starrocks.ddl.TableDdl,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
innr public final static Answers
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.PartitionScheme scheme()
meth public io.starmigrate.core.starrocks.ddl.TableDdl ddl()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> columns()
meth public static io.starmigrate.core.starrocks.catalog.TableDefinition read(io.starmigrate.core.starrocks.catalog.TableDefinition$Answers,io.starmigrate.core.starrocks.version.Capabilities)
meth public static io.starmigrate.core.starrocks.ddl.Comments printing(io.starmigrate.core.starrocks.version.Capabilities)
meth public static io.starmigrate.core.starrocks.ddl.KnownColumns printedBy(io.starmigrate.core.starrocks.version.Capabilities)
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.catalog.TableDefinition$Answers
 outer io.starmigrate.core.starrocks.catalog.TableDefinition
cons public init(java.lang.String,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String printed()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow> described()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow> listed()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.ColumnDdl
cons public init(java.lang.String,java.lang.String,java.lang.String,boolean,io.starmigrate.core.starrocks.ddl.ColumnValue,java.lang.String)
fld public final static java.lang.String HIDDEN = "__generated_partition_column_"
meth public boolean isAggregateState()
meth public boolean nullable()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.ColumnDdl withType(java.lang.String)
meth public io.starmigrate.core.starrocks.ddl.ColumnDdl withValue(io.starmigrate.core.starrocks.ddl.ColumnValue)
meth public io.starmigrate.core.starrocks.ddl.ColumnValue value()
meth public io.starmigrate.core.starrocks.type.ColumnType type()
meth public java.lang.String aggregation()
meth public java.lang.String comment()
meth public java.lang.String name()
meth public java.lang.String sql()
meth public java.lang.String typeText()
meth public java.util.Optional<java.lang.String> filledIn()
supr java.lang.Record

CLSS public abstract interface io.starmigrate.core.starrocks.ddl.ColumnValue
innr public final static AutoIncrement
innr public final static Default
innr public final static Generated
innr public final static Unset
meth public abstract java.lang.String sql()

CLSS public final static io.starmigrate.core.starrocks.ddl.ColumnValue$AutoIncrement
 outer io.starmigrate.core.starrocks.ddl.ColumnValue
cons public init()
intf io.starmigrate.core.starrocks.ddl.ColumnValue
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String sql()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.ColumnValue$Default
 outer io.starmigrate.core.starrocks.ddl.ColumnValue
cons public init(java.lang.String)
intf io.starmigrate.core.starrocks.ddl.ColumnValue
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String expression()
meth public java.lang.String sql()
meth public static java.util.Optional<java.lang.String> moment(java.lang.String)
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.ColumnValue$Generated
 outer io.starmigrate.core.starrocks.ddl.ColumnValue
cons public init(java.lang.String)
intf io.starmigrate.core.starrocks.ddl.ColumnValue
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String expression()
meth public java.lang.String sql()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.ColumnValue$Unset
 outer io.starmigrate.core.starrocks.ddl.ColumnValue
cons public init()
intf io.starmigrate.core.starrocks.ddl.ColumnValue
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String sql()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.starrocks.ddl.Comments
fld public final static io.starmigrate.core.starrocks.ddl.Comments AS_THEY_ARE
fld public final static io.starmigrate.core.starrocks.ddl.Comments EITHER
fld public final static io.starmigrate.core.starrocks.ddl.Comments ESCAPED
meth public static io.starmigrate.core.starrocks.ddl.Comments valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.Comments[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.ddl.Comments>

CLSS public final io.starmigrate.core.starrocks.ddl.DdlException
cons public init(java.lang.String,int,java.lang.String)
meth public int column()
meth public int line()
supr java.lang.IllegalArgumentException

CLSS public final io.starmigrate.core.starrocks.ddl.DistributionDdl
cons public init(io.starmigrate.core.starrocks.ddl.DistributionDdl$Form,java.util.List<java.lang.String>,java.lang.Integer)
innr public final static !enum Form
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.DistributionDdl hashing(java.util.List<java.lang.String>)
meth public io.starmigrate.core.starrocks.ddl.DistributionDdl withBuckets(int)
meth public io.starmigrate.core.starrocks.ddl.DistributionDdl$Form form()
meth public java.lang.Integer buckets()
meth public java.lang.String sql()
meth public java.util.List<java.lang.String> columns()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.ddl.DistributionDdl$Form
 outer io.starmigrate.core.starrocks.ddl.DistributionDdl
fld public final static io.starmigrate.core.starrocks.ddl.DistributionDdl$Form HASH
fld public final static io.starmigrate.core.starrocks.ddl.DistributionDdl$Form NONE
fld public final static io.starmigrate.core.starrocks.ddl.DistributionDdl$Form RANDOM
meth public static io.starmigrate.core.starrocks.ddl.DistributionDdl$Form valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.DistributionDdl$Form[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.ddl.DistributionDdl$Form>

CLSS public final io.starmigrate.core.starrocks.ddl.IndexDdl
cons public init(java.lang.String,java.util.List<java.lang.String>,java.lang.String,java.util.Map<java.lang.String,java.lang.String>,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String comment()
meth public java.lang.String kind()
meth public java.lang.String name()
meth public java.lang.String sql()
meth public java.util.List<java.lang.String> columns()
meth public java.util.Map<java.lang.String,java.lang.String> properties()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.KeyDdl
cons public init(io.starmigrate.core.starrocks.ddl.KeyDdl$Model,java.util.List<java.lang.String>)
innr public final static !enum Model
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.KeyDdl$Model model()
meth public java.lang.String sql()
meth public java.util.List<java.lang.String> columns()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.ddl.KeyDdl$Model
 outer io.starmigrate.core.starrocks.ddl.KeyDdl
fld public final static io.starmigrate.core.starrocks.ddl.KeyDdl$Model AGGREGATE
fld public final static io.starmigrate.core.starrocks.ddl.KeyDdl$Model DUPLICATE
fld public final static io.starmigrate.core.starrocks.ddl.KeyDdl$Model PRIMARY
fld public final static io.starmigrate.core.starrocks.ddl.KeyDdl$Model UNIQUE
meth public static io.starmigrate.core.starrocks.ddl.KeyDdl$Model valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.KeyDdl$Model[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.ddl.KeyDdl$Model>

CLSS public final io.starmigrate.core.starrocks.ddl.KnownColumn
cons public init(java.lang.String,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String comment()
meth public java.lang.String defaultText()
meth public java.lang.String name()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.KnownColumns
meth public io.starmigrate.core.starrocks.ddl.KnownColumns printed(io.starmigrate.core.starrocks.ddl.Comments)
meth public static io.starmigrate.core.starrocks.ddl.KnownColumns none()
meth public static io.starmigrate.core.starrocks.ddl.KnownColumns of(java.util.List<io.starmigrate.core.starrocks.ddl.KnownColumn>,io.starmigrate.core.starrocks.ddl.Comments)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.ddl.Layout
cons public init(io.starmigrate.core.starrocks.ddl.KeyDdl,io.starmigrate.core.starrocks.ddl.PartitionDdl,io.starmigrate.core.starrocks.ddl.DistributionDdl,java.util.List<java.lang.String>,java.util.List<io.starmigrate.core.starrocks.ddl.RollupDdl>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.DistributionDdl distribution()
meth public io.starmigrate.core.starrocks.ddl.KeyDdl key()
meth public io.starmigrate.core.starrocks.ddl.Layout withDistribution(io.starmigrate.core.starrocks.ddl.DistributionDdl)
meth public io.starmigrate.core.starrocks.ddl.Layout withKey(io.starmigrate.core.starrocks.ddl.KeyDdl)
meth public io.starmigrate.core.starrocks.ddl.Layout withPartitioning(io.starmigrate.core.starrocks.ddl.PartitionDdl)
meth public io.starmigrate.core.starrocks.ddl.Layout withSortKey(java.util.List<java.lang.String>)
meth public io.starmigrate.core.starrocks.ddl.PartitionDdl partitioning()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.RollupDdl> rollups()
meth public java.util.List<java.lang.String> sortKey()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.Lexer
meth public static java.util.List<io.starmigrate.core.starrocks.ddl.Token> tokens(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.ddl.ObjectName
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String database()
meth public java.lang.String name()
meth public java.lang.String sql()
meth public java.lang.String toString()
meth public static io.starmigrate.core.starrocks.ddl.ObjectName of(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.PartitionDdl
cons public init(io.starmigrate.core.starrocks.ddl.PartitionDdl$Form,java.util.List<io.starmigrate.core.starrocks.ddl.PartitionDdl$Term>,java.util.List<io.starmigrate.core.starrocks.ddl.PartitionEntry>)
innr public final static !enum Form
innr public final static Term
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.PartitionDdl withEntries(java.util.List<io.starmigrate.core.starrocks.ddl.PartitionEntry>)
meth public io.starmigrate.core.starrocks.ddl.PartitionDdl$Form form()
meth public java.lang.String sql()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.PartitionDdl$Term> terms()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.PartitionEntry> entries()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.ddl.PartitionDdl$Form
 outer io.starmigrate.core.starrocks.ddl.PartitionDdl
fld public final static io.starmigrate.core.starrocks.ddl.PartitionDdl$Form EXPRESSION
fld public final static io.starmigrate.core.starrocks.ddl.PartitionDdl$Form LIST
fld public final static io.starmigrate.core.starrocks.ddl.PartitionDdl$Form NONE
fld public final static io.starmigrate.core.starrocks.ddl.PartitionDdl$Form RANGE
meth public static io.starmigrate.core.starrocks.ddl.PartitionDdl$Form valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.PartitionDdl$Form[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.ddl.PartitionDdl$Form>

CLSS public final static io.starmigrate.core.starrocks.ddl.PartitionDdl$Term
 outer io.starmigrate.core.starrocks.ddl.PartitionDdl
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String column()
meth public java.lang.String text()
meth public static io.starmigrate.core.starrocks.ddl.PartitionDdl$Term ofColumn(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.PartitionDdl$Term ofExpression(java.lang.String)
supr java.lang.Record

CLSS public abstract interface io.starmigrate.core.starrocks.ddl.PartitionEntry
innr public abstract interface static Bounds
innr public final static Batch
innr public final static Named
meth public abstract java.lang.String sql()

CLSS public final static io.starmigrate.core.starrocks.ddl.PartitionEntry$Batch
 outer io.starmigrate.core.starrocks.ddl.PartitionEntry
cons public init(java.lang.String)
intf io.starmigrate.core.starrocks.ddl.PartitionEntry
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String sql()
meth public java.lang.String text()
supr java.lang.Record

CLSS public abstract interface static io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds
 outer io.starmigrate.core.starrocks.ddl.PartitionEntry
innr public final static Between
innr public final static In
innr public final static LessThan
meth public abstract java.lang.String sql()

CLSS public final static io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds$Between
 outer io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds
cons public init(java.util.List<java.lang.String>,java.util.List<java.lang.String>)
intf io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String sql()
meth public java.util.List<java.lang.String> lower()
meth public java.util.List<java.lang.String> upper()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds$In
 outer io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds
cons public init(java.util.List<java.util.List<java.lang.String>>)
intf io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String sql()
meth public java.util.List<java.util.List<java.lang.String>> items()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds$LessThan
 outer io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds
cons public init(java.util.List<java.lang.String>)
intf io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String sql()
meth public java.util.List<java.lang.String> upper()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.PartitionEntry$Named
 outer io.starmigrate.core.starrocks.ddl.PartitionEntry
cons public init(java.lang.String,io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds,java.util.Map<java.lang.String,java.lang.String>)
intf io.starmigrate.core.starrocks.ddl.PartitionEntry
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.PartitionEntry$Bounds bounds()
meth public java.lang.String name()
meth public java.lang.String sql()
meth public java.util.Map<java.lang.String,java.lang.String> properties()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.RollupDdl
cons public init(java.lang.String,java.util.List<java.lang.String>,java.util.List<java.lang.String>,java.util.Map<java.lang.String,java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String name()
meth public java.lang.String sql()
meth public java.util.List<java.lang.String> columns()
meth public java.util.List<java.lang.String> key()
meth public java.util.Map<java.lang.String,java.lang.String> properties()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.TableDdl
cons public init(io.starmigrate.core.starrocks.ddl.ObjectName,java.lang.String,java.util.List<io.starmigrate.core.starrocks.ddl.ColumnDdl>,java.util.List<io.starmigrate.core.starrocks.ddl.IndexDdl>,java.lang.String,io.starmigrate.core.starrocks.ddl.Layout,java.util.Map<java.lang.String,java.lang.String>)
meth public boolean isExternal()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.Layout layout()
meth public io.starmigrate.core.starrocks.ddl.ObjectName name()
meth public io.starmigrate.core.starrocks.ddl.TableDdl withColumns(java.util.List<io.starmigrate.core.starrocks.ddl.ColumnDdl>)
meth public io.starmigrate.core.starrocks.ddl.TableDdl withComment(java.lang.String)
meth public io.starmigrate.core.starrocks.ddl.TableDdl withEngine(java.lang.String)
meth public io.starmigrate.core.starrocks.ddl.TableDdl withExpressions()
meth public io.starmigrate.core.starrocks.ddl.TableDdl withIndexes(java.util.List<io.starmigrate.core.starrocks.ddl.IndexDdl>)
meth public io.starmigrate.core.starrocks.ddl.TableDdl withLayout(io.starmigrate.core.starrocks.ddl.Layout)
meth public io.starmigrate.core.starrocks.ddl.TableDdl withName(io.starmigrate.core.starrocks.ddl.ObjectName)
meth public io.starmigrate.core.starrocks.ddl.TableDdl withProperties(java.util.Map<java.lang.String,java.lang.String>)
meth public java.lang.String comment()
meth public java.lang.String engine()
meth public java.lang.String sql()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.ColumnDdl> columns()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.IndexDdl> indexes()
meth public java.util.Map<java.lang.String,java.lang.String> properties()
meth public java.util.Optional<io.starmigrate.core.starrocks.ddl.ColumnDdl> column(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.TableDdl printed(java.lang.String,io.starmigrate.core.starrocks.ddl.KnownColumns)
meth public static io.starmigrate.core.starrocks.ddl.TableDdl read(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.TableDdl read(java.lang.String,io.starmigrate.core.starrocks.ddl.KnownColumns)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.ddl.Token
cons public init(io.starmigrate.core.starrocks.ddl.Token$Kind,java.lang.String,int,int)
innr public final static !enum Kind
meth public boolean is(java.lang.String)
meth public boolean isName()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int end()
meth public int start()
meth public io.starmigrate.core.starrocks.ddl.Token$Kind kind()
meth public java.lang.String text()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.ddl.Token$Kind
 outer io.starmigrate.core.starrocks.ddl.Token
fld public final static io.starmigrate.core.starrocks.ddl.Token$Kind END
fld public final static io.starmigrate.core.starrocks.ddl.Token$Kind NUMBER
fld public final static io.starmigrate.core.starrocks.ddl.Token$Kind QUOTED
fld public final static io.starmigrate.core.starrocks.ddl.Token$Kind STRING
fld public final static io.starmigrate.core.starrocks.ddl.Token$Kind SYMBOL
fld public final static io.starmigrate.core.starrocks.ddl.Token$Kind WORD
meth public static io.starmigrate.core.starrocks.ddl.Token$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.Token$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.ddl.Token$Kind>

CLSS public final io.starmigrate.core.starrocks.ddl.ViewDdl
cons public init(io.starmigrate.core.starrocks.ddl.ObjectName,java.util.List<io.starmigrate.core.starrocks.ddl.ViewDdl$ViewColumn>,java.lang.String,io.starmigrate.core.starrocks.ddl.ViewDdl$Storage,io.starmigrate.core.starrocks.ddl.ViewDdl$Options,java.lang.String)
innr public final static !enum Kind
innr public final static Options
innr public final static Storage
innr public final static ViewColumn
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.ObjectName name()
meth public io.starmigrate.core.starrocks.ddl.ViewDdl with(io.starmigrate.core.starrocks.ddl.ObjectName,java.lang.String)
meth public io.starmigrate.core.starrocks.ddl.ViewDdl withComment(java.lang.String)
meth public io.starmigrate.core.starrocks.ddl.ViewDdl withOptions(io.starmigrate.core.starrocks.ddl.ViewDdl$Options)
meth public io.starmigrate.core.starrocks.ddl.ViewDdl withStorage(io.starmigrate.core.starrocks.ddl.ViewDdl$Storage)
meth public io.starmigrate.core.starrocks.ddl.ViewDdl$Kind kind()
meth public io.starmigrate.core.starrocks.ddl.ViewDdl$Options options()
meth public io.starmigrate.core.starrocks.ddl.ViewDdl$Storage storage()
meth public java.lang.String comment()
meth public java.lang.String query()
meth public java.lang.String sql()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.ViewDdl$ViewColumn> columns()
meth public static io.starmigrate.core.starrocks.ddl.ViewDdl read(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.ViewDdl read(java.lang.String,io.starmigrate.core.starrocks.ddl.Comments)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.ddl.ViewDdl$Kind
 outer io.starmigrate.core.starrocks.ddl.ViewDdl
fld public final static io.starmigrate.core.starrocks.ddl.ViewDdl$Kind MATERIALIZED_VIEW
fld public final static io.starmigrate.core.starrocks.ddl.ViewDdl$Kind VIEW
meth public static io.starmigrate.core.starrocks.ddl.ViewDdl$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.ddl.ViewDdl$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.ddl.ViewDdl$Kind>

CLSS public final static io.starmigrate.core.starrocks.ddl.ViewDdl$Options
 outer io.starmigrate.core.starrocks.ddl.ViewDdl
cons public init(io.starmigrate.core.starrocks.ddl.ViewDdl$Kind,java.lang.String,java.lang.String,java.util.Map<java.lang.String,java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.ViewDdl$Kind kind()
meth public java.lang.String refresh()
meth public java.lang.String security()
meth public java.util.Map<java.lang.String,java.lang.String> properties()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.ViewDdl$Storage
 outer io.starmigrate.core.starrocks.ddl.ViewDdl
cons public init(java.lang.String,io.starmigrate.core.starrocks.ddl.DistributionDdl,java.util.List<java.lang.String>,java.util.List<io.starmigrate.core.starrocks.ddl.IndexDdl>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.DistributionDdl distribution()
meth public java.lang.String partitionBy()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.IndexDdl> indexes()
meth public java.util.List<io.starmigrate.core.starrocks.ddl.PartitionDdl$Term> partitions()
meth public java.util.List<java.lang.String> sortKey()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.ddl.ViewDdl$ViewColumn
 outer io.starmigrate.core.starrocks.ddl.ViewDdl
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String comment()
meth public java.lang.String name()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.error.ErrorClassification
innr public final static Diagnosis
meth public static boolean isOfAlteredTable(java.lang.String)
meth public static boolean mayBeTooMuchAtOnce(java.lang.String)
meth public static io.starmigrate.core.starrocks.error.Remedy remedy(int,java.lang.String)
meth public static java.lang.String jobFailureType(java.lang.String)
meth public static java.util.Optional<io.starmigrate.core.starrocks.error.ErrorClassification$Diagnosis> find(int,java.lang.String)
supr java.lang.Object

CLSS public final static io.starmigrate.core.starrocks.error.ErrorClassification$Diagnosis
 outer io.starmigrate.core.starrocks.error.ErrorClassification
cons public init(io.starmigrate.core.starrocks.error.Remedy,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.error.Remedy remedy()
meth public java.lang.String meaning()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.starrocks.error.Remedy
fld public final static io.starmigrate.core.starrocks.error.Remedy ALREADY_DONE
fld public final static io.starmigrate.core.starrocks.error.Remedy ASK_AGAIN
fld public final static io.starmigrate.core.starrocks.error.Remedy BAD_ROWS
fld public final static io.starmigrate.core.starrocks.error.Remedy GIVE_UP
fld public final static io.starmigrate.core.starrocks.error.Remedy NEW_ATTEMPT
fld public final static io.starmigrate.core.starrocks.error.Remedy REPLAN
fld public final static io.starmigrate.core.starrocks.error.Remedy RETRY_LATER
fld public final static io.starmigrate.core.starrocks.error.Remedy SLOW_DOWN
fld public final static io.starmigrate.core.starrocks.error.Remedy UNKNOWN
fld public final static io.starmigrate.core.starrocks.error.Remedy WRONG_INPUT
meth public boolean isTransient()
meth public static io.starmigrate.core.starrocks.error.Remedy valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.error.Remedy[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.error.Remedy>

CLSS public final io.starmigrate.core.starrocks.file.FileColumn
cons public init(java.lang.String,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String conversion()
meth public java.lang.String field()
meth public java.lang.String name()
meth public java.util.Optional<java.lang.String> assignment()
meth public static io.starmigrate.core.starrocks.file.FileColumn converted(java.lang.String,java.lang.String,java.lang.String)
meth public static io.starmigrate.core.starrocks.file.FileColumn plain(java.lang.String)
supr java.lang.Record

CLSS public abstract interface io.starmigrate.core.starrocks.file.FileFormat
innr public final static !enum Kind
innr public final static Csv
innr public final static Parquet
meth public abstract io.starmigrate.core.starrocks.file.FileFormat$Kind kind()
meth public abstract java.lang.String loadClause(io.starmigrate.core.starrocks.version.Capabilities)
meth public static io.starmigrate.core.starrocks.file.FileFormat csv(io.starmigrate.core.starrocks.sql.Separators)
meth public static io.starmigrate.core.starrocks.file.FileFormat parquet()

CLSS public final static io.starmigrate.core.starrocks.file.FileFormat$Csv
 outer io.starmigrate.core.starrocks.file.FileFormat
cons public init(io.starmigrate.core.starrocks.sql.Separators)
intf io.starmigrate.core.starrocks.file.FileFormat
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.file.FileFormat$Kind kind()
meth public io.starmigrate.core.starrocks.sql.Separators separators()
meth public java.lang.String loadClause(io.starmigrate.core.starrocks.version.Capabilities)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.file.FileFormat$Kind
 outer io.starmigrate.core.starrocks.file.FileFormat
fld public final static io.starmigrate.core.starrocks.file.FileFormat$Kind CSV
fld public final static io.starmigrate.core.starrocks.file.FileFormat$Kind PARQUET
meth public static io.starmigrate.core.starrocks.file.FileFormat$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.file.FileFormat$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.file.FileFormat$Kind>

CLSS public final static io.starmigrate.core.starrocks.file.FileFormat$Parquet
 outer io.starmigrate.core.starrocks.file.FileFormat
cons public init()
intf io.starmigrate.core.starrocks.file.FileFormat
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.file.FileFormat$Kind kind()
meth public java.lang.String loadClause(io.starmigrate.core.starrocks.version.Capabilities)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.fingerprint.BucketChoice
cons public init(java.lang.String,java.util.List<java.lang.String>,int,java.lang.String,java.util.List<java.lang.Integer>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int buckets()
meth public java.lang.String otherRows(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
meth public java.lang.String recipe()
meth public java.lang.String rows(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
meth public java.lang.String version()
meth public java.util.List<java.lang.Integer> chosen()
meth public java.util.List<java.lang.String> keys()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.fingerprint.BucketDigests
meth public java.util.List<java.lang.Integer> differing(io.starmigrate.core.starrocks.fingerprint.BucketDigests)
meth public long rows()
meth public long rows(java.util.List<java.lang.Integer>)
meth public static io.starmigrate.core.starrocks.fingerprint.BucketDigests of(java.lang.String,java.util.List<java.lang.Long>,java.util.List<java.lang.Long>)
meth public void add(io.starmigrate.core.starrocks.catalog.CatalogRow)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.fingerprint.BucketQuery
meth public io.starmigrate.core.starrocks.fingerprint.BucketDigests digests(int)
meth public io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint read(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>,int)
meth public io.starmigrate.core.starrocks.sql.Sql ofKeys(io.starmigrate.core.starrocks.sql.TablePart,io.starmigrate.core.starrocks.sql.DataFilter,int,java.util.List<java.lang.Integer>)
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.sql.TablePart,io.starmigrate.core.starrocks.sql.DataFilter,int)
meth public java.lang.String isIn(int,java.util.List<java.lang.Integer>)
meth public java.lang.String recipe(int)
meth public java.util.Map<io.starmigrate.core.starrocks.fingerprint.RowKey,io.starmigrate.core.starrocks.fingerprint.RowSums> readKeys(java.util.List<io.starmigrate.core.starrocks.catalog.CatalogRow>)
meth public static int buckets(long)
meth public static int fineBuckets(long)
meth public static io.starmigrate.core.starrocks.fingerprint.BucketQuery of(io.starmigrate.core.starrocks.version.Capabilities,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.util.List<java.lang.String>)
meth public static java.util.List<java.lang.String> keys(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,io.starmigrate.core.starrocks.ddl.KeyDdl$Model)
meth public static java.util.List<java.lang.String> notAlwaysTold(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint
cons public init(java.lang.String,java.util.Map<java.lang.Integer,io.starmigrate.core.starrocks.fingerprint.RowSums>)
meth public boolean isAllOf(long,java.util.List<java.math.BigInteger>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String recipe()
meth public java.util.List<java.lang.Integer> differing(io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint)
meth public java.util.Map<java.lang.Integer,io.starmigrate.core.starrocks.fingerprint.RowSums> sums()
meth public long rows(int)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.fingerprint.Bucketing
cons public init(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.util.List<java.lang.String>,int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int buckets()
meth public io.starmigrate.core.starrocks.fingerprint.BucketQuery query(io.starmigrate.core.starrocks.version.Capabilities)
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> columns()
meth public java.util.List<java.lang.String> keys()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.fingerprint.FingerprintQuery
fld public final static java.lang.String PART = "part_number"
fld public final static java.lang.String ROWS = "row_count"
meth public int atOnce()
meth public io.starmigrate.core.starrocks.fingerprint.FingerprintReading read(io.starmigrate.core.starrocks.catalog.CatalogRow)
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.sql.TablePart)
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.sql.TablePart,io.starmigrate.core.starrocks.sql.DataFilter)
meth public io.starmigrate.core.starrocks.sql.Sql sql(java.util.List<io.starmigrate.core.starrocks.sql.TablePart>,io.starmigrate.core.starrocks.sql.DataFilter)
meth public java.lang.String recipe()
meth public static boolean isOfThisForm(java.lang.String)
meth public static io.starmigrate.core.starrocks.fingerprint.FingerprintQuery of(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.fingerprint.FingerprintReading
cons public init(long,java.util.List<java.math.BigInteger>,java.util.Map<java.lang.String,java.lang.Long>,java.util.Set<java.lang.String>,java.util.Map<java.lang.String,java.lang.String>)
meth public boolean proves(io.starmigrate.core.starrocks.fingerprint.FingerprintReading)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<java.math.BigInteger> sums()
meth public java.util.Map<java.lang.String,java.lang.Long> nulls()
meth public java.util.Map<java.lang.String,java.lang.String> generated()
meth public java.util.Set<java.lang.String> differing(io.starmigrate.core.starrocks.fingerprint.FingerprintReading)
meth public java.util.Set<java.lang.String> partly()
meth public java.util.Set<java.lang.String> partlyProvedBy(io.starmigrate.core.starrocks.fingerprint.FingerprintReading)
meth public long rows()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.fingerprint.RowKey
cons public init(java.util.List<java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<java.lang.String> values()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.fingerprint.RowSums
cons public init(long,java.math.BigInteger,java.math.BigInteger)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.math.BigInteger plain()
meth public java.math.BigInteger salted()
meth public long rows()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.fingerprint.Shortcoming
cons public init(java.lang.String,java.lang.String,boolean)
meth public boolean always()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String column()
meth public java.lang.String toString()
meth public java.lang.String what()
meth public static java.util.Optional<io.starmigrate.core.starrocks.fingerprint.Shortcoming> of(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.catalog.TableColumn)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.privilege.Account
cons public init(java.lang.String,boolean,java.util.List<java.lang.String>,java.util.Map<java.lang.String,java.util.List<java.lang.String>>,java.util.Set<java.lang.String>)
fld public final static java.lang.String ROOT = "root"
innr public final static !enum Extent
meth public boolean isUntold()
meth public boolean rolesBased()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.privilege.Account$Extent extent(java.lang.String,io.starmigrate.core.starrocks.privilege.Scope,java.util.Collection<java.lang.String>)
meth public java.lang.String identity()
meth public java.util.List<java.lang.String> own()
meth public java.util.Map<java.lang.String,java.util.List<java.lang.String>> roles()
meth public java.util.Set<java.lang.String> active()
meth public static io.starmigrate.core.starrocks.sql.Sql activeRoles()
meth public static io.starmigrate.core.starrocks.sql.Sql grants()
meth public static io.starmigrate.core.starrocks.sql.Sql grantsOf(java.lang.String)
meth public static java.util.Set<java.lang.String> rolesIn(java.util.Collection<java.lang.String>)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.privilege.Account$Extent
 outer io.starmigrate.core.starrocks.privilege.Account
fld public final static io.starmigrate.core.starrocks.privilege.Account$Extent ALL
fld public final static io.starmigrate.core.starrocks.privilege.Account$Extent INACTIVE
fld public final static io.starmigrate.core.starrocks.privilege.Account$Extent NAMED
fld public final static io.starmigrate.core.starrocks.privilege.Account$Extent NONE
fld public final static io.starmigrate.core.starrocks.privilege.Account$Extent SOME
meth public static io.starmigrate.core.starrocks.privilege.Account$Extent valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.privilege.Account$Extent[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.privilege.Account$Extent>

CLSS public final io.starmigrate.core.starrocks.privilege.PrintedUser
meth public static java.lang.String sql(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.privilege.Scope
cons public init(io.starmigrate.core.starrocks.privilege.Scope$Kind,java.lang.String)
innr public final static !enum Kind
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.privilege.Scope$Kind kind()
meth public java.lang.String database()
meth public java.lang.String grant(java.lang.Iterable<java.lang.String>,java.lang.String)
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.privilege.Scope$Kind
 outer io.starmigrate.core.starrocks.privilege.Scope
fld public final static io.starmigrate.core.starrocks.privilege.Scope$Kind DATABASE
fld public final static io.starmigrate.core.starrocks.privilege.Scope$Kind EVERYTHING
fld public final static io.starmigrate.core.starrocks.privilege.Scope$Kind SYSTEM
fld public final static io.starmigrate.core.starrocks.privilege.Scope$Kind TABLES
fld public final static io.starmigrate.core.starrocks.privilege.Scope$Kind VIEWS
meth public static io.starmigrate.core.starrocks.privilege.Scope$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.privilege.Scope$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.privilege.Scope$Kind>

CLSS public final io.starmigrate.core.starrocks.privilege.ShownGrant
cons public init(java.util.Set<java.lang.String>,java.lang.String,java.lang.String,java.lang.String,boolean)
meth public boolean passedOn()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String database()
meth public java.lang.String object()
meth public java.lang.String type()
meth public java.util.Set<java.lang.String> privileges()
meth public static io.starmigrate.core.starrocks.sql.Sql ofRole(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql ofUser(java.lang.String)
meth public static java.util.List<io.starmigrate.core.starrocks.privilege.ShownGrant> of(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.schema.ClusterProfile
cons public init(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.RunMode)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.version.Capabilities capabilities()
meth public io.starmigrate.core.starrocks.version.RunMode mode()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.schema.CreationOrder
cons public init(java.util.List<java.lang.String>,java.util.List<java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<java.lang.String> cyclic()
meth public java.util.List<java.lang.String> ordered()
meth public static io.starmigrate.core.starrocks.schema.CreationOrder of(java.util.Map<java.lang.String,? extends java.util.Collection<java.lang.String>>)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.schema.Note
cons public init(io.starmigrate.core.starrocks.schema.Note$Action,java.lang.String,java.lang.String,java.lang.String,java.lang.String)
innr public final static !enum Action
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.schema.Note$Action action()
meth public java.lang.String clause()
meth public java.lang.String from()
meth public java.lang.String reason()
meth public java.lang.String to()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.schema.Note$Action
 outer io.starmigrate.core.starrocks.schema.Note
fld public final static io.starmigrate.core.starrocks.schema.Note$Action ADDED
fld public final static io.starmigrate.core.starrocks.schema.Note$Action DROPPED
fld public final static io.starmigrate.core.starrocks.schema.Note$Action PAUSED
fld public final static io.starmigrate.core.starrocks.schema.Note$Action TRANSLATED
meth public static io.starmigrate.core.starrocks.schema.Note$Action valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.schema.Note$Action[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.schema.Note$Action>

CLSS public final io.starmigrate.core.starrocks.schema.PropertyRule
cons public init(java.lang.String,io.starmigrate.core.starrocks.schema.PropertyRule$Releases,java.util.Set<io.starmigrate.core.starrocks.schema.PropertyRule$Bearer>,io.starmigrate.core.starrocks.schema.PropertyRule$Treatment,java.lang.String,java.lang.String)
innr public final static !enum Bearer
innr public final static !enum Treatment
innr public final static Releases
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.schema.PropertyRule$Releases releases()
meth public io.starmigrate.core.starrocks.schema.PropertyRule$Treatment treatment()
meth public java.lang.String absent()
meth public java.lang.String name()
meth public java.lang.String reason()
meth public java.util.Set<io.starmigrate.core.starrocks.schema.PropertyRule$Bearer> objects()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.schema.PropertyRule$Bearer
 outer io.starmigrate.core.starrocks.schema.PropertyRule
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Bearer MV
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Bearer OTHER
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Bearer PRIMARY
meth public static io.starmigrate.core.starrocks.schema.PropertyRule$Bearer valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.schema.PropertyRule$Bearer[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.schema.PropertyRule$Bearer>

CLSS public final static io.starmigrate.core.starrocks.schema.PropertyRule$Releases
 outer io.starmigrate.core.starrocks.schema.PropertyRule
cons public init(java.util.List<io.starmigrate.core.starrocks.version.StarRocksVersion>,java.util.List<io.starmigrate.core.starrocks.version.StarRocksVersion>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<io.starmigrate.core.starrocks.version.StarRocksVersion> sharedData()
meth public java.util.List<io.starmigrate.core.starrocks.version.StarRocksVersion> sharedNothing()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.schema.PropertyRule$Treatment
 outer io.starmigrate.core.starrocks.schema.PropertyRule
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment COMPRESSION
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment CONSTRAINTS
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment COOLDOWN
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment DATACACHE
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment DEFER
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment DROP
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment INDEX_TYPE
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment KEEP
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment PAUSE
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment PERSISTENT_INDEX
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment REPLICAS
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment TABLES
fld public final static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment VOLUME
meth public static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.schema.PropertyRule$Treatment[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.schema.PropertyRule$Treatment>

CLSS public final io.starmigrate.core.starrocks.schema.PropertyRules
meth public java.util.List<io.starmigrate.core.starrocks.schema.PropertyRule> all()
meth public java.util.Optional<io.starmigrate.core.starrocks.schema.PropertyRule> find(java.lang.String)
meth public static io.starmigrate.core.starrocks.schema.PropertyRules known()
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.schema.QueryText
cons public init(java.lang.String,java.lang.String)
meth public java.lang.String renamed(io.starmigrate.core.starrocks.schema.Renames)
meth public java.util.Set<io.starmigrate.core.starrocks.ddl.ObjectName> relations()
meth public java.util.Set<java.lang.String> bareNames()
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.schema.Refusal
cons public init(java.lang.String,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String clause()
meth public java.lang.String object()
meth public java.lang.String reason()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.schema.Renames
cons public init(java.lang.String,java.lang.String,java.util.Map<java.lang.String,java.lang.String>)
cons public init(java.lang.String,java.lang.String,java.util.Map<java.lang.String,java.lang.String>,java.util.List<io.starmigrate.core.starrocks.schema.Renames>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.ObjectName qualified(java.lang.String)
meth public io.starmigrate.core.starrocks.ddl.ObjectName qualified(java.lang.String,java.lang.String)
meth public java.lang.String from()
meth public java.lang.String of(java.lang.String)
meth public java.lang.String to()
meth public java.util.List<io.starmigrate.core.starrocks.schema.Renames> others()
meth public java.util.Map<java.lang.String,java.lang.String> objects()
meth public static io.starmigrate.core.starrocks.schema.Renames database(java.lang.String,java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.schema.RewriteSettings
innr public final static !enum Pausing
meth public io.starmigrate.core.starrocks.schema.Renames renames()
meth public io.starmigrate.core.starrocks.schema.RewriteSettings at(java.time.LocalDateTime)
meth public io.starmigrate.core.starrocks.schema.RewriteSettings with(io.starmigrate.core.starrocks.schema.RewriteSettings$Pausing)
meth public io.starmigrate.core.starrocks.schema.RewriteSettings withBackends(int)
meth public io.starmigrate.core.starrocks.schema.RewriteSettings withReplicas(int)
meth public io.starmigrate.core.starrocks.schema.RewriteSettings withStorageVolume(java.lang.String)
meth public io.starmigrate.core.starrocks.schema.RewriteSettings without(java.util.Set<java.lang.String>)
meth public static io.starmigrate.core.starrocks.schema.RewriteSettings of(io.starmigrate.core.starrocks.schema.Renames)
supr java.lang.Object

CLSS public final static !enum io.starmigrate.core.starrocks.schema.RewriteSettings$Pausing
 outer io.starmigrate.core.starrocks.schema.RewriteSettings
fld public final static io.starmigrate.core.starrocks.schema.RewriteSettings$Pausing PAUSED
fld public final static io.starmigrate.core.starrocks.schema.RewriteSettings$Pausing RUNNING
meth public static io.starmigrate.core.starrocks.schema.RewriteSettings$Pausing valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.schema.RewriteSettings$Pausing[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.schema.RewriteSettings$Pausing>

CLSS public final io.starmigrate.core.starrocks.schema.Rewritten<%0 extends java.lang.Object>
cons public init({io.starmigrate.core.starrocks.schema.Rewritten%0},java.util.List<io.starmigrate.core.starrocks.sql.Sql>,java.util.List<io.starmigrate.core.starrocks.schema.Note>,java.util.List<io.starmigrate.core.starrocks.schema.Refusal>)
meth public boolean isRefused()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<io.starmigrate.core.starrocks.schema.Note> notes()
meth public java.util.List<io.starmigrate.core.starrocks.schema.Refusal> refusals()
meth public java.util.List<io.starmigrate.core.starrocks.sql.Sql> deferred()
meth public {io.starmigrate.core.starrocks.schema.Rewritten%0} definition()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.schema.SchemaComparison
meth public static java.util.List<io.starmigrate.core.starrocks.schema.SchemaDifference> of(io.starmigrate.core.starrocks.ddl.TableDdl,io.starmigrate.core.starrocks.ddl.TableDdl)
meth public static java.util.List<io.starmigrate.core.starrocks.schema.SchemaDifference> of(io.starmigrate.core.starrocks.ddl.ViewDdl,io.starmigrate.core.starrocks.ddl.ViewDdl)
meth public static java.util.Map<java.lang.String,java.lang.String> renamedPartitions(io.starmigrate.core.starrocks.ddl.TableDdl,io.starmigrate.core.starrocks.ddl.TableDdl)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.schema.SchemaDifference
cons public init(io.starmigrate.core.starrocks.schema.SchemaDifference$Kind,java.lang.String,java.lang.String,java.lang.String)
cons public init(java.lang.String,java.lang.String,java.lang.String)
innr public final static !enum Kind
meth public boolean isOfPartitionsThere()
meth public boolean isOfQuery()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.schema.SchemaDifference$Kind kind()
meth public java.lang.String clause()
meth public java.lang.String expected()
meth public java.lang.String found()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.schema.SchemaDifference$Kind
 outer io.starmigrate.core.starrocks.schema.SchemaDifference
fld public final static io.starmigrate.core.starrocks.schema.SchemaDifference$Kind OTHER
fld public final static io.starmigrate.core.starrocks.schema.SchemaDifference$Kind PARTITION
fld public final static io.starmigrate.core.starrocks.schema.SchemaDifference$Kind QUERY
meth public static io.starmigrate.core.starrocks.schema.SchemaDifference$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.schema.SchemaDifference$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.schema.SchemaDifference$Kind>

CLSS public final io.starmigrate.core.starrocks.schema.SchemaRewriter
cons public init(io.starmigrate.core.starrocks.schema.ClusterProfile,io.starmigrate.core.starrocks.schema.ClusterProfile,io.starmigrate.core.starrocks.schema.RewriteSettings)
meth public io.starmigrate.core.starrocks.schema.Rewritten<io.starmigrate.core.starrocks.ddl.TableDdl> table(io.starmigrate.core.starrocks.ddl.TableDdl)
meth public io.starmigrate.core.starrocks.schema.Rewritten<io.starmigrate.core.starrocks.ddl.TableDdl> table(java.lang.String)
meth public io.starmigrate.core.starrocks.schema.Rewritten<io.starmigrate.core.starrocks.ddl.ViewDdl> view(io.starmigrate.core.starrocks.ddl.ViewDdl)
meth public io.starmigrate.core.starrocks.schema.Rewritten<io.starmigrate.core.starrocks.ddl.ViewDdl> view(java.lang.String)
meth public java.util.List<io.starmigrate.core.starrocks.schema.Note> partitions(io.starmigrate.core.starrocks.ddl.TableDdl,java.util.List<io.starmigrate.core.starrocks.catalog.PartitionStorage>)
meth public java.util.List<java.lang.String> needs(io.starmigrate.core.starrocks.ddl.TableDdl)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.schema.TypedNames
meth public java.util.Optional<java.lang.String> doubt(java.lang.String,java.util.Map<java.lang.String,? extends java.util.Collection<java.lang.String>>)
meth public java.util.Set<java.lang.String> names()
meth public static io.starmigrate.core.starrocks.schema.TypedNames of(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.sql.DataFilter
cons public init(java.lang.String)
meth public boolean isAll()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.sql.DataFilter and(java.lang.String)
meth public io.starmigrate.core.starrocks.sql.Sql count(io.starmigrate.core.starrocks.sql.TablePart)
meth public io.starmigrate.core.starrocks.sql.Sql probe(io.starmigrate.core.starrocks.sql.TableName)
meth public java.lang.String condition()
meth public java.lang.String toString()
meth public java.lang.String whereClause()
meth public static boolean isSteady(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.DataFilter all()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.sql.Labels
meth public static java.lang.String check(java.lang.String)
meth public static java.lang.String hash(java.util.List<java.lang.String>)
meth public static java.lang.String label(java.util.List<java.lang.String>,java.util.List<java.lang.String>)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.sql.PropertyList
meth public io.starmigrate.core.starrocks.sql.PropertyList with(io.starmigrate.core.starrocks.sql.PropertyList)
meth public io.starmigrate.core.starrocks.sql.PropertyList with(java.lang.String,io.starmigrate.core.storage.Secret)
meth public io.starmigrate.core.starrocks.sql.PropertyList with(java.lang.String,java.lang.String)
meth public io.starmigrate.core.starrocks.sql.Sql inParentheses()
meth public java.lang.String toString()
meth public static io.starmigrate.core.starrocks.sql.PropertyList empty()
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.sql.Quoting
meth public static java.lang.String identifier(java.lang.String)
meth public static java.lang.String identifiers(java.util.Collection<java.lang.String>)
meth public static java.lang.String string(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.sql.Separators
cons public init(char,char)
meth public char column()
meth public char row()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String columnText()
meth public java.lang.String rowText()
meth public java.lang.String toString()
meth public static io.starmigrate.core.starrocks.sql.Separators parse(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.sql.Sql
meth public boolean equals(java.lang.Object)
meth public int hashCode()
meth public io.starmigrate.core.starrocks.sql.Sql then(io.starmigrate.core.starrocks.sql.Sql)
meth public io.starmigrate.core.starrocks.sql.Sql then(io.starmigrate.core.storage.Secret)
meth public io.starmigrate.core.starrocks.sql.Sql then(java.lang.String)
meth public java.lang.String mask(java.lang.String)
meth public java.lang.String text()
meth public java.lang.String toString()
meth public static io.starmigrate.core.starrocks.sql.Sql of(java.lang.String)
meth public static java.lang.String shortened(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.sql.TableName
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.sql.TableName sibling(java.lang.String)
meth public java.lang.String database()
meth public java.lang.String sql()
meth public java.lang.String table()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.sql.TablePart
cons public init(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.sql.TablePart$Kind,java.util.List<java.lang.String>)
innr public final static !enum Kind
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.starrocks.sql.TableName table()
meth public io.starmigrate.core.starrocks.sql.TablePart$Kind kind()
meth public java.lang.String partitionClause()
meth public java.lang.String sql()
meth public java.lang.String toString()
meth public java.util.List<java.lang.String> partitions()
meth public static io.starmigrate.core.starrocks.sql.TablePart partition(io.starmigrate.core.starrocks.sql.TableName,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.TablePart partitions(io.starmigrate.core.starrocks.sql.TableName,java.util.List<java.lang.String>)
meth public static io.starmigrate.core.starrocks.sql.TablePart temporaries(io.starmigrate.core.starrocks.sql.TableName,java.util.List<java.lang.String>)
meth public static io.starmigrate.core.starrocks.sql.TablePart temporary(io.starmigrate.core.starrocks.sql.TableName,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.TablePart whole(io.starmigrate.core.starrocks.sql.TableName)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.sql.TablePart$Kind
 outer io.starmigrate.core.starrocks.sql.TablePart
fld public final static io.starmigrate.core.starrocks.sql.TablePart$Kind PARTITION
fld public final static io.starmigrate.core.starrocks.sql.TablePart$Kind TEMPORARY_PARTITION
fld public final static io.starmigrate.core.starrocks.sql.TablePart$Kind WHOLE
meth public static io.starmigrate.core.starrocks.sql.TablePart$Kind valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.TablePart$Kind[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.sql.TablePart$Kind>

CLSS public final io.starmigrate.core.starrocks.sql.TextScan
cons public init(java.lang.String,int)
meth public boolean accept(char)
meth public boolean isAt(char)
meth public boolean isAtEnd()
meth public int at()
meth public java.lang.String word()
meth public void moveTo(int)
meth public void skipBlanks()
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.sql.WrittenName
meth public static boolean isQuoted(java.lang.String)
meth public static java.lang.String of(java.lang.String)
meth public static java.lang.String option(java.lang.String)
meth public static java.lang.String written(java.lang.String)
meth public static java.util.List<java.lang.String> list(java.lang.String)
meth public static java.util.List<java.lang.String> pair(java.lang.String)
meth public static java.util.List<java.lang.String> qualified(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.statement.CanaryStatements
fld public final static java.lang.String COLUMN = "k"
meth public static io.starmigrate.core.starrocks.sql.Sql drop(io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql make(io.starmigrate.core.starrocks.sql.TableName)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.statement.ClaimStatements
meth public static boolean isClaim(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql create(io.starmigrate.core.starrocks.sql.TableName,java.util.Map<java.lang.String,java.lang.String>)
meth public static io.starmigrate.core.starrocks.sql.Sql drop(io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.TableName view(io.starmigrate.core.starrocks.sql.TableName)
meth public static java.util.Map<java.lang.String,java.lang.String> read(java.lang.String)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.statement.ClusterQueries
fld public final static java.lang.String ROWS = "row_count"
fld public final static java.lang.String SCORE = "score"
meth public static io.starmigrate.core.starrocks.sql.Sql backendMetrics(java.util.List<java.lang.String>)
meth public static io.starmigrate.core.starrocks.sql.Sql backendVersion()
meth public static io.starmigrate.core.starrocks.sql.Sql backends()
meth public static io.starmigrate.core.starrocks.sql.Sql computeNodes()
meth public static io.starmigrate.core.starrocks.sql.Sql databases()
meth public static io.starmigrate.core.starrocks.sql.Sql endQuery(long)
meth public static io.starmigrate.core.starrocks.sql.Sql frontendConfig(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql frontendMetrics(java.util.List<java.lang.String>)
meth public static io.starmigrate.core.starrocks.sql.Sql frontendVersion()
meth public static io.starmigrate.core.starrocks.sql.Sql frontends()
meth public static io.starmigrate.core.starrocks.sql.Sql highestCompaction(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql materializedViews(java.lang.String,io.starmigrate.core.starrocks.version.Capabilities)
meth public static io.starmigrate.core.starrocks.sql.Sql partitionsMeta(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql processes()
meth public static io.starmigrate.core.starrocks.sql.Sql quotas()
meth public static io.starmigrate.core.starrocks.sql.Sql rows(io.starmigrate.core.starrocks.sql.TablePart)
meth public static io.starmigrate.core.starrocks.sql.Sql rowsBeside(io.starmigrate.core.starrocks.sql.TablePart,java.util.Map<java.lang.String,java.lang.String>)
meth public static io.starmigrate.core.starrocks.sql.Sql runMode(io.starmigrate.core.starrocks.version.Capabilities)
meth public static io.starmigrate.core.starrocks.sql.Sql sync()
meth public static io.starmigrate.core.starrocks.sql.Sql tableId(io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql tables(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql tomorrow()
meth public static io.starmigrate.core.starrocks.sql.Sql views()
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.statement.CopyStatement
cons public init(io.starmigrate.core.starrocks.sql.TablePart,java.lang.String,java.util.List<java.lang.String>,io.starmigrate.core.starrocks.sql.TablePart,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.sql.Sql sql()
meth public io.starmigrate.core.starrocks.sql.TablePart from()
meth public io.starmigrate.core.starrocks.sql.TablePart into()
meth public java.lang.String condition()
meth public java.lang.String label()
meth public java.util.List<java.lang.String> columns()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.statement.ExportJob
cons public init(long,java.lang.String,io.starmigrate.core.starrocks.statement.ExportJob$State,int,java.lang.String,java.lang.String,java.lang.String)
innr public final static !enum State
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int progress()
meth public io.starmigrate.core.starrocks.statement.ExportJob$State state()
meth public java.lang.String created()
meth public java.lang.String error()
meth public java.lang.String path()
meth public java.lang.String queryId()
meth public long jobId()
meth public static io.starmigrate.core.starrocks.sql.Sql cancel(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql show(java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql show(java.lang.String,io.starmigrate.core.starrocks.statement.ExportJob$State)
meth public static io.starmigrate.core.starrocks.sql.Sql show(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.starrocks.statement.ExportJob read(io.starmigrate.core.starrocks.catalog.CatalogRow)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.statement.ExportJob$State
 outer io.starmigrate.core.starrocks.statement.ExportJob
fld public final static io.starmigrate.core.starrocks.statement.ExportJob$State CANCELLED
fld public final static io.starmigrate.core.starrocks.statement.ExportJob$State EXPORTING
fld public final static io.starmigrate.core.starrocks.statement.ExportJob$State FINISHED
fld public final static io.starmigrate.core.starrocks.statement.ExportJob$State PENDING
fld public final static io.starmigrate.core.starrocks.statement.ExportJob$State UNKNOWN
meth public static io.starmigrate.core.starrocks.statement.ExportJob$State valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.statement.ExportJob$State[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.statement.ExportJob$State>

CLSS public final io.starmigrate.core.starrocks.statement.ExportStatement
cons public init(io.starmigrate.core.starrocks.sql.TablePart,java.util.List<java.lang.String>,io.starmigrate.core.storage.StorageUri,io.starmigrate.core.starrocks.sql.Separators,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.sql.Separators separators()
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.access.StorageAccess)
meth public io.starmigrate.core.starrocks.sql.TablePart part()
meth public io.starmigrate.core.storage.StorageUri folder()
meth public java.lang.String path()
meth public java.time.Duration timeout()
meth public java.util.List<java.lang.String> columns()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.statement.FilesStatement
cons public init(io.starmigrate.core.starrocks.sql.TablePart,java.util.List<io.starmigrate.core.starrocks.statement.FilesStatement$Item>,io.starmigrate.core.storage.StorageUri,long)
innr public final static Item
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.access.StorageAccess)
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.access.StorageAccess,io.starmigrate.core.starrocks.sql.DataFilter)
meth public io.starmigrate.core.starrocks.sql.TablePart part()
meth public io.starmigrate.core.storage.StorageUri folder()
meth public java.util.List<io.starmigrate.core.starrocks.statement.FilesStatement$Item> items()
meth public long maxFileSize()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.statement.FilesStatement$Item
 outer io.starmigrate.core.starrocks.statement.FilesStatement
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String expression()
meth public java.lang.String field()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.statement.LoadJob
cons public init(long,java.lang.String,io.starmigrate.core.starrocks.statement.LoadJob$State,int,io.starmigrate.core.starrocks.statement.LoadJob$Rows,java.lang.String,java.lang.String)
innr public final static !enum State
innr public final static Rows
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int progress()
meth public io.starmigrate.core.starrocks.statement.LoadJob$Rows rows()
meth public io.starmigrate.core.starrocks.statement.LoadJob$State state()
meth public java.lang.String error()
meth public java.lang.String label()
meth public java.lang.String tracking()
meth public long jobId()
meth public static io.starmigrate.core.starrocks.sql.Sql cancel(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql show(java.lang.String,io.starmigrate.core.starrocks.statement.LoadJob$State)
meth public static io.starmigrate.core.starrocks.sql.Sql show(java.lang.String,java.lang.String)
meth public static io.starmigrate.core.starrocks.statement.LoadJob read(io.starmigrate.core.starrocks.catalog.CatalogRow)
meth public static java.util.Optional<io.starmigrate.core.starrocks.statement.LoadJob> newest(java.util.List<io.starmigrate.core.starrocks.statement.LoadJob>)
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.statement.LoadJob$Rows
 outer io.starmigrate.core.starrocks.statement.LoadJob
cons public init(long,long,long,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public long filtered()
meth public long loaded()
meth public long scanned()
meth public long unselected()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.statement.LoadJob$State
 outer io.starmigrate.core.starrocks.statement.LoadJob
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State CANCELLED
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State ETL
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State FINISHED
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State LOADING
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State PENDING
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State PREPARED
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State QUEUEING
fld public final static io.starmigrate.core.starrocks.statement.LoadJob$State UNKNOWN
meth public static io.starmigrate.core.starrocks.statement.LoadJob$State valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.statement.LoadJob$State[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.statement.LoadJob$State>

CLSS public final io.starmigrate.core.starrocks.statement.LoadStatement
cons public init(java.lang.String,io.starmigrate.core.starrocks.sql.TablePart,java.util.List<io.starmigrate.core.storage.StorageUri>,io.starmigrate.core.starrocks.file.FileFormat,java.util.List<io.starmigrate.core.starrocks.file.FileColumn>,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.file.FileFormat format()
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.access.StorageAccess)
meth public io.starmigrate.core.starrocks.sql.TablePart into()
meth public java.lang.String label()
meth public java.time.Duration timeout()
meth public java.util.List<io.starmigrate.core.starrocks.file.FileColumn> columns()
meth public java.util.List<io.starmigrate.core.storage.StorageUri> files()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.statement.OverwriteStatement
cons public init(io.starmigrate.core.starrocks.sql.TableName,java.lang.String,java.util.List<java.lang.String>,io.starmigrate.core.starrocks.sql.TableName)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.version.Capabilities)
meth public io.starmigrate.core.starrocks.sql.TableName staging()
meth public io.starmigrate.core.starrocks.sql.TableName table()
meth public java.lang.String label()
meth public java.util.List<java.lang.String> columns()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.starrocks.statement.Publication
fld public final static io.starmigrate.core.starrocks.statement.Publication INSERT_OVERWRITE
fld public final static io.starmigrate.core.starrocks.statement.Publication REPLACE_PARTITION
fld public final static io.starmigrate.core.starrocks.statement.Publication SWAP
meth public java.lang.String toString()
meth public static io.starmigrate.core.starrocks.statement.Publication ofUnpartitioned(io.starmigrate.core.starrocks.version.Capabilities)
meth public static io.starmigrate.core.starrocks.statement.Publication valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.statement.Publication[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.statement.Publication>

CLSS public final io.starmigrate.core.starrocks.statement.RemovalStatements
meth public static io.starmigrate.core.starrocks.sql.Sql dropPartition(io.starmigrate.core.starrocks.sql.TableName,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql dropTable(io.starmigrate.core.starrocks.sql.TableName)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.statement.SessionSettings
meth public static java.util.List<io.starmigrate.core.starrocks.sql.Sql> always()
meth public static java.util.List<io.starmigrate.core.starrocks.sql.Sql> forReading(io.starmigrate.core.starrocks.version.Capabilities,java.time.Duration)
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.statement.StagedStorage
cons public init(java.lang.String,java.lang.String)
fld public final static io.starmigrate.core.starrocks.statement.StagedStorage AS_THE_TABLE
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String distribution()
meth public java.lang.String properties()
meth public static io.starmigrate.core.starrocks.statement.StagedStorage like(io.starmigrate.core.starrocks.ddl.TableDdl,io.starmigrate.core.starrocks.catalog.PartitionStorage,java.util.function.Supplier<java.lang.String>)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.statement.StagingChoice
cons public init(io.starmigrate.core.starrocks.statement.StagingChoice$Place,io.starmigrate.core.starrocks.statement.Publication,java.lang.String)
innr public final static !enum Place
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.statement.Publication publication()
meth public io.starmigrate.core.starrocks.statement.StagingChoice$Place place()
meth public java.lang.String reason()
meth public java.util.List<java.lang.String> notes()
meth public static io.starmigrate.core.starrocks.statement.StagingChoice of(io.starmigrate.core.starrocks.catalog.PartitionScheme,io.starmigrate.core.starrocks.statement.Publication)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.statement.StagingChoice$Place
 outer io.starmigrate.core.starrocks.statement.StagingChoice
fld public final static io.starmigrate.core.starrocks.statement.StagingChoice$Place FOUND_TEMPORARY_PARTITION
fld public final static io.starmigrate.core.starrocks.statement.StagingChoice$Place NAMED_TEMPORARY_PARTITION
fld public final static io.starmigrate.core.starrocks.statement.StagingChoice$Place STAGING_TABLE
meth public static io.starmigrate.core.starrocks.statement.StagingChoice$Place valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.statement.StagingChoice$Place[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.statement.StagingChoice$Place>

CLSS public final io.starmigrate.core.starrocks.statement.StagingStatements
meth public static io.starmigrate.core.starrocks.sql.Sql addPartition(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.catalog.PartitionStep,io.starmigrate.core.starrocks.catalog.PartitionBounds$Range)
meth public static io.starmigrate.core.starrocks.sql.Sql addPartition(io.starmigrate.core.starrocks.sql.TableName,java.lang.String,io.starmigrate.core.starrocks.catalog.PartitionBounds)
meth public static io.starmigrate.core.starrocks.sql.Sql addTemporaryPartition(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.catalog.PartitionStep,io.starmigrate.core.starrocks.catalog.PartitionBounds$Range)
meth public static io.starmigrate.core.starrocks.sql.Sql addTemporaryPartition(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.catalog.PartitionStep,io.starmigrate.core.starrocks.catalog.PartitionBounds$Range,io.starmigrate.core.starrocks.statement.StagedStorage)
meth public static io.starmigrate.core.starrocks.sql.Sql addTemporaryPartition(io.starmigrate.core.starrocks.sql.TableName,java.lang.String,io.starmigrate.core.starrocks.catalog.PartitionBounds)
meth public static io.starmigrate.core.starrocks.sql.Sql addTemporaryPartition(io.starmigrate.core.starrocks.sql.TableName,java.lang.String,io.starmigrate.core.starrocks.catalog.PartitionBounds,io.starmigrate.core.starrocks.statement.StagedStorage)
meth public static io.starmigrate.core.starrocks.sql.Sql createStagingTable(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql dropStagingTable(io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql dropTemporaryPartition(io.starmigrate.core.starrocks.sql.TableName,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql renameStagingTable(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.sql.TableName)
meth public static io.starmigrate.core.starrocks.sql.Sql replacePartition(io.starmigrate.core.starrocks.sql.TableName,java.lang.String,java.lang.String)
meth public static io.starmigrate.core.starrocks.sql.Sql replacePartitions(io.starmigrate.core.starrocks.sql.TableName,java.util.Map<java.lang.String,java.lang.String>)
meth public static io.starmigrate.core.starrocks.sql.Sql swap(io.starmigrate.core.starrocks.sql.TableName,io.starmigrate.core.starrocks.sql.TableName)
supr java.lang.Object

CLSS public abstract interface io.starmigrate.core.starrocks.transfer.ColumnRoute
innr public final static Carried
innr public final static Refused

CLSS public final static io.starmigrate.core.starrocks.transfer.ColumnRoute$Carried
 outer io.starmigrate.core.starrocks.transfer.ColumnRoute
cons public init(java.lang.String,io.starmigrate.core.starrocks.file.FileColumn,java.lang.String)
intf io.starmigrate.core.starrocks.transfer.ColumnRoute
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.file.FileColumn load()
meth public java.lang.String doubt()
meth public java.lang.String unload()
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.transfer.ColumnRoute$Refused
 outer io.starmigrate.core.starrocks.transfer.ColumnRoute
cons public init(java.lang.String)
intf io.starmigrate.core.starrocks.transfer.ColumnRoute
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String reason()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.transfer.DeltaPlan
cons public init(java.util.List<java.lang.String>,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.lang.String)
innr public final static Difference
meth public boolean isOpen()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.fingerprint.BucketChoice choice(java.lang.String,io.starmigrate.core.starrocks.fingerprint.Bucketing,java.util.List<java.lang.Integer>)
meth public io.starmigrate.core.starrocks.fingerprint.Bucketing source(long)
meth public io.starmigrate.core.starrocks.fingerprint.Bucketing target(long)
meth public java.lang.String obstacle()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> here()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> there()
meth public java.util.List<java.lang.String> keys()
meth public java.util.Optional<io.starmigrate.core.starrocks.transfer.DeltaPlan> by(io.starmigrate.core.starrocks.transfer.SyncColumn)
meth public java.util.Optional<java.lang.String> note(long,java.util.List<java.lang.Long>,io.starmigrate.core.starrocks.transfer.SyncColumn)
meth public static io.starmigrate.core.starrocks.transfer.DeltaPlan of(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.transfer.KeyedTable,io.starmigrate.core.starrocks.transfer.KeyedTable)
meth public static io.starmigrate.core.starrocks.transfer.DeltaPlan$Difference compare(io.starmigrate.core.starrocks.fingerprint.BucketDigests,io.starmigrate.core.starrocks.fingerprint.BucketDigests)
supr java.lang.Record

CLSS public final static io.starmigrate.core.starrocks.transfer.DeltaPlan$Difference
 outer io.starmigrate.core.starrocks.transfer.DeltaPlan
cons public init(java.util.List<java.lang.Integer>,long,long,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String obstacle()
meth public java.util.List<java.lang.Integer> buckets()
meth public long all()
meth public long rows()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.transfer.KeyedTable
cons public init(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,io.starmigrate.core.starrocks.ddl.KeyDdl$Model)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.ddl.KeyDdl$Model model()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> columns()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.transfer.SeparatorScan
innr public final static Choice
meth public boolean isNeeded()
meth public io.starmigrate.core.starrocks.sql.Sql sql(io.starmigrate.core.starrocks.sql.TablePart)
meth public io.starmigrate.core.starrocks.transfer.SeparatorScan$Choice read(io.starmigrate.core.starrocks.catalog.CatalogRow)
meth public io.starmigrate.core.starrocks.transfer.SeparatorScan$Choice withoutScan()
meth public static io.starmigrate.core.starrocks.transfer.SeparatorScan of(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
supr java.lang.Object

CLSS public final static io.starmigrate.core.starrocks.transfer.SeparatorScan$Choice
 outer io.starmigrate.core.starrocks.transfer.SeparatorScan
meth public java.lang.String obstacle()
meth public java.lang.String toString()
meth public java.util.Optional<io.starmigrate.core.starrocks.sql.Separators> separators()
supr java.lang.Object

CLSS public final io.starmigrate.core.starrocks.transfer.SplitPlan
cons public init(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>,java.util.List<java.lang.String>,java.lang.String)
meth public boolean isOpen()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.fingerprint.BucketChoice choice(java.lang.String,int)
meth public java.lang.String obstacle()
meth public java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn> columns()
meth public java.util.List<java.lang.String> keys()
meth public java.util.Optional<java.lang.String> note(long,java.util.Map<java.lang.String,java.lang.Long>)
meth public static int slices(long,long)
meth public static io.starmigrate.core.starrocks.transfer.SplitPlan of(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.transfer.KeyedTable)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.transfer.SyncColumn
cons public init(java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String name()
meth public java.util.Optional<io.starmigrate.core.starrocks.transfer.TransferPlan$Obstacle> obstacle(java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.transfer.TransferPath
cons public init(io.starmigrate.core.starrocks.file.FileFormat$Kind,java.util.List<io.starmigrate.core.starrocks.transfer.ColumnRoute$Carried>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.file.FileFormat$Kind format()
meth public java.util.List<io.starmigrate.core.starrocks.file.FileColumn> loadColumns()
meth public java.util.List<io.starmigrate.core.starrocks.statement.FilesStatement$Item> items()
meth public java.util.List<io.starmigrate.core.starrocks.transfer.ColumnRoute$Carried> columns()
meth public java.util.List<java.lang.String> columnNames()
meth public java.util.List<java.lang.String> doubts()
meth public java.util.Optional<java.util.List<io.starmigrate.core.starrocks.statement.FilesStatement$Item>> items(java.util.List<io.starmigrate.core.starrocks.file.FileColumn>)
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.transfer.TransferPlan
innr public final static Obstacle
meth public io.starmigrate.core.starrocks.transfer.TransferPlan filteredBy(io.starmigrate.core.starrocks.sql.DataFilter)
meth public io.starmigrate.core.starrocks.transfer.TransferPlan withoutCsv(java.lang.String)
meth public java.util.List<io.starmigrate.core.starrocks.transfer.TransferPlan$Obstacle> refusals()
meth public java.util.List<java.lang.String> reasons()
meth public java.util.Optional<io.starmigrate.core.starrocks.transfer.TransferPath> csv()
meth public java.util.Optional<io.starmigrate.core.starrocks.transfer.TransferPath> parquet()
meth public java.util.Optional<io.starmigrate.core.starrocks.transfer.TransferPath> path()
meth public static io.starmigrate.core.starrocks.transfer.TransferPlan of(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.Capabilities,java.util.List<io.starmigrate.core.starrocks.catalog.TableColumn>)
supr java.lang.Object

CLSS public final static io.starmigrate.core.starrocks.transfer.TransferPlan$Obstacle
 outer io.starmigrate.core.starrocks.transfer.TransferPlan
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String column()
meth public java.lang.String reason()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final io.starmigrate.core.starrocks.type.ColumnType
cons public init(io.starmigrate.core.starrocks.type.TypeName,java.util.List<java.lang.Integer>,java.util.List<io.starmigrate.core.starrocks.type.ColumnType>,java.util.List<java.lang.String>)
meth public !varargs boolean holds(io.starmigrate.core.starrocks.type.TypeName[])
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public int precision()
meth public int scale()
meth public io.starmigrate.core.starrocks.type.TypeName name()
meth public java.lang.String sql()
meth public java.lang.String toString()
meth public java.util.List<io.starmigrate.core.starrocks.type.ColumnType> parts()
meth public java.util.List<java.lang.Integer> sizes()
meth public java.util.List<java.lang.String> fields()
meth public java.util.stream.Stream<io.starmigrate.core.starrocks.type.ColumnType> flattened()
meth public static boolean isType(java.lang.String)
meth public static io.starmigrate.core.starrocks.type.ColumnType of(io.starmigrate.core.starrocks.type.TypeName)
meth public static io.starmigrate.core.starrocks.type.ColumnType parse(java.lang.String)
meth public static java.lang.String quoted(java.lang.String)
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.starrocks.type.TypeName
fld public final static io.starmigrate.core.starrocks.type.TypeName ARRAY
fld public final static io.starmigrate.core.starrocks.type.TypeName BIGINT
fld public final static io.starmigrate.core.starrocks.type.TypeName BITMAP
fld public final static io.starmigrate.core.starrocks.type.TypeName BOOLEAN
fld public final static io.starmigrate.core.starrocks.type.TypeName CHAR
fld public final static io.starmigrate.core.starrocks.type.TypeName DATE
fld public final static io.starmigrate.core.starrocks.type.TypeName DATETIME
fld public final static io.starmigrate.core.starrocks.type.TypeName DECIMAL
fld public final static io.starmigrate.core.starrocks.type.TypeName DECIMALV2
fld public final static io.starmigrate.core.starrocks.type.TypeName DOUBLE
fld public final static io.starmigrate.core.starrocks.type.TypeName FLOAT
fld public final static io.starmigrate.core.starrocks.type.TypeName HLL
fld public final static io.starmigrate.core.starrocks.type.TypeName INT
fld public final static io.starmigrate.core.starrocks.type.TypeName JSON
fld public final static io.starmigrate.core.starrocks.type.TypeName LARGEINT
fld public final static io.starmigrate.core.starrocks.type.TypeName MAP
fld public final static io.starmigrate.core.starrocks.type.TypeName PERCENTILE
fld public final static io.starmigrate.core.starrocks.type.TypeName SMALLINT
fld public final static io.starmigrate.core.starrocks.type.TypeName STRUCT
fld public final static io.starmigrate.core.starrocks.type.TypeName TINYINT
fld public final static io.starmigrate.core.starrocks.type.TypeName VARBINARY
fld public final static io.starmigrate.core.starrocks.type.TypeName VARCHAR
meth public static io.starmigrate.core.starrocks.type.TypeName valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.type.TypeName[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.type.TypeName>

CLSS public final io.starmigrate.core.starrocks.version.Capabilities
fld public final static io.starmigrate.core.starrocks.version.StarRocksVersion NEWEST
fld public final static io.starmigrate.core.starrocks.version.StarRocksVersion OLDEST
meth public boolean equals(java.lang.Object)
meth public boolean has(io.starmigrate.core.starrocks.version.Capability)
meth public boolean hasDefectsByMode()
meth public int hashCode()
meth public io.starmigrate.core.starrocks.version.Capabilities inCommonWith(io.starmigrate.core.starrocks.version.Capabilities)
meth public io.starmigrate.core.starrocks.version.StarRocksVersion version()
meth public java.lang.String toString()
meth public java.util.List<io.starmigrate.core.starrocks.version.KnownDefect> defects(io.starmigrate.core.starrocks.version.RunMode)
meth public java.util.List<io.starmigrate.core.starrocks.version.StarRocksVersion> nodes()
meth public java.util.List<java.lang.String> warnings()
meth public java.util.List<java.lang.String> warnings(io.starmigrate.core.starrocks.version.RunMode)
meth public static io.starmigrate.core.starrocks.version.Capabilities of(io.starmigrate.core.starrocks.version.StarRocksVersion)
meth public static io.starmigrate.core.starrocks.version.Capabilities of(java.lang.String)
meth public static io.starmigrate.core.starrocks.version.Capabilities ofCluster(java.util.Collection<io.starmigrate.core.starrocks.version.StarRocksVersion>)
supr java.lang.Object

CLSS public final !enum io.starmigrate.core.starrocks.version.Capability
fld public final static io.starmigrate.core.starrocks.version.Capability AGGREGATES_HASHED
fld public final static io.starmigrate.core.starrocks.version.Capability AGGREGATE_FILTERS
fld public final static io.starmigrate.core.starrocks.version.Capability AGGREGATE_STATES
fld public final static io.starmigrate.core.starrocks.version.Capability ALIYUN_CREDENTIAL_KEYS
fld public final static io.starmigrate.core.starrocks.version.Capability ARRAY_LAMBDA
fld public final static io.starmigrate.core.starrocks.version.Capability ASOF_JOINS
fld public final static io.starmigrate.core.starrocks.version.Capability ASYNC_MATERIALIZED_VIEWS
fld public final static io.starmigrate.core.starrocks.version.Capability AUTOMATIC_BUCKETS
fld public final static io.starmigrate.core.starrocks.version.Capability AUTO_INCREMENT
fld public final static io.starmigrate.core.starrocks.version.Capability AWS_CREDENTIAL_KEYS
fld public final static io.starmigrate.core.starrocks.version.Capability BACKEND_METRICS
fld public final static io.starmigrate.core.starrocks.version.Capability BACKEND_PRESSURE
fld public final static io.starmigrate.core.starrocks.version.Capability BASE64_DECODE_BINARY
fld public final static io.starmigrate.core.starrocks.version.Capability BASE64_TO_BITMAP
fld public final static io.starmigrate.core.starrocks.version.Capability BINARY_KEYS
fld public final static io.starmigrate.core.starrocks.version.Capability BITMAP_BOUNDS
fld public final static io.starmigrate.core.starrocks.version.Capability BITMAP_TO_BASE64
fld public final static io.starmigrate.core.starrocks.version.Capability BROKER_FREE
fld public final static io.starmigrate.core.starrocks.version.Capability COLUMN_PARTITIONS
fld public final static io.starmigrate.core.starrocks.version.Capability COMPLEX_DEFAULTS
fld public final static io.starmigrate.core.starrocks.version.Capability COMPRESSION_LEVEL
fld public final static io.starmigrate.core.starrocks.version.Capability COMPUTE_NODES
fld public final static io.starmigrate.core.starrocks.version.Capability COMPUTE_NODE_PRESSURE
fld public final static io.starmigrate.core.starrocks.version.Capability CSV_ARRAY_ESCAPES
fld public final static io.starmigrate.core.starrocks.version.Capability DATA_VERSION
fld public final static io.starmigrate.core.starrocks.version.Capability DECIMAL256
fld public final static io.starmigrate.core.starrocks.version.Capability DEFAULT_TIME_FRACTIONS
fld public final static io.starmigrate.core.starrocks.version.Capability DEFERRED_REFRESH
fld public final static io.starmigrate.core.starrocks.version.Capability ESCAPED_COLUMN_COMMENTS
fld public final static io.starmigrate.core.starrocks.version.Capability ESCAPED_COMMENTS
fld public final static io.starmigrate.core.starrocks.version.Capability ESCAPED_KEY_COMMENTS
fld public final static io.starmigrate.core.starrocks.version.Capability EXCLUDED_COLUMNS
fld public final static io.starmigrate.core.starrocks.version.Capability EXPRESSION_PARTITIONS
fld public final static io.starmigrate.core.starrocks.version.Capability FILES_JSON
fld public final static io.starmigrate.core.starrocks.version.Capability FILES_MAX_FILE_SIZE
fld public final static io.starmigrate.core.starrocks.version.Capability FILES_MICROSECONDS
fld public final static io.starmigrate.core.starrocks.version.Capability FILES_NULL_ARRAYS
fld public final static io.starmigrate.core.starrocks.version.Capability FILES_UNLOAD
fld public final static io.starmigrate.core.starrocks.version.Capability FRONTEND_METRICS
fld public final static io.starmigrate.core.starrocks.version.Capability FRONTEND_VERSIONS
fld public final static io.starmigrate.core.starrocks.version.Capability GENERATED_COLUMNS
fld public final static io.starmigrate.core.starrocks.version.Capability GENERATED_COLUMNS_SHARED_DATA
fld public final static io.starmigrate.core.starrocks.version.Capability GENERATION_EXPRESSIONS
fld public final static io.starmigrate.core.starrocks.version.Capability GROUP_CONCAT_ORDER
fld public final static io.starmigrate.core.starrocks.version.Capability HLL_SERIALIZE
fld public final static io.starmigrate.core.starrocks.version.Capability INSERT_OVERWRITE
fld public final static io.starmigrate.core.starrocks.version.Capability INSERT_TIMEOUT
fld public final static io.starmigrate.core.starrocks.version.Capability JSON
fld public final static io.starmigrate.core.starrocks.version.Capability LIST_NULL
fld public final static io.starmigrate.core.starrocks.version.Capability LIST_PARTITIONS
fld public final static io.starmigrate.core.starrocks.version.Capability LIST_PARTITIONS_SHARED_DATA
fld public final static io.starmigrate.core.starrocks.version.Capability LOADS_VIEW
fld public final static io.starmigrate.core.starrocks.version.Capability LOAD_GZIP
fld public final static io.starmigrate.core.starrocks.version.Capability LOAD_PRIORITY
fld public final static io.starmigrate.core.starrocks.version.Capability LOAD_ROW_COUNTERS
fld public final static io.starmigrate.core.starrocks.version.Capability LOAD_ROW_DELIMITER
fld public final static io.starmigrate.core.starrocks.version.Capability LOAD_TRACKING_LOGS
fld public final static io.starmigrate.core.starrocks.version.Capability LOAD_ZSTD
fld public final static io.starmigrate.core.starrocks.version.Capability LONG_VARCHAR
fld public final static io.starmigrate.core.starrocks.version.Capability MAP_AND_STRUCT
fld public final static io.starmigrate.core.starrocks.version.Capability MINUTE_SLICES
fld public final static io.starmigrate.core.starrocks.version.Capability MULTI_EXPRESSION_PARTITIONS
fld public final static io.starmigrate.core.starrocks.version.Capability ORDER_BY_ALL
fld public final static io.starmigrate.core.starrocks.version.Capability PARQUET_COMPLEX
fld public final static io.starmigrate.core.starrocks.version.Capability PARQUET_STRUCT
fld public final static io.starmigrate.core.starrocks.version.Capability PARTITIONS_META
fld public final static io.starmigrate.core.starrocks.version.Capability PAST_REFRESH_START
fld public final static io.starmigrate.core.starrocks.version.Capability PIVOT
fld public final static io.starmigrate.core.starrocks.version.Capability PRIMARY_KEY_SHARED_DATA
fld public final static io.starmigrate.core.starrocks.version.Capability PRIMARY_KEY_SORT_KEY
fld public final static io.starmigrate.core.starrocks.version.Capability PRIMARY_KEY_SORT_KEY_SHARED_DATA
fld public final static io.starmigrate.core.starrocks.version.Capability QUERY_CACHE
fld public final static io.starmigrate.core.starrocks.version.Capability RANDOM_BUCKETS
fld public final static io.starmigrate.core.starrocks.version.Capability RANGE_DISTRIBUTION
fld public final static io.starmigrate.core.starrocks.version.Capability RANGE_FUNCTIONS
fld public final static io.starmigrate.core.starrocks.version.Capability RECURSIVE_QUERIES
fld public final static io.starmigrate.core.starrocks.version.Capability ROLLUPS_SHARED_DATA
fld public final static io.starmigrate.core.starrocks.version.Capability RUN_MODE_VARIABLE
fld public final static io.starmigrate.core.starrocks.version.Capability SET_AUTO_INCREMENT
fld public final static io.starmigrate.core.starrocks.version.Capability SHARED_DATA
fld public final static io.starmigrate.core.starrocks.version.Capability SHOW_MATERIALIZED_VIEWS
fld public final static io.starmigrate.core.starrocks.version.Capability SORT_KEY
fld public final static io.starmigrate.core.starrocks.version.Capability SYNC_VIEW_REWRITE
fld public final static io.starmigrate.core.starrocks.version.Capability TABLE_IDS
fld public final static io.starmigrate.core.starrocks.version.Capability TEXT_INDEXES
fld public final static io.starmigrate.core.starrocks.version.Capability TYPED_MATERIALIZED_VIEWS
fld public final static io.starmigrate.core.starrocks.version.Capability TYPED_VIEWS
fld public final static io.starmigrate.core.starrocks.version.Capability VARBINARY
fld public final static io.starmigrate.core.starrocks.version.Capability VECTOR_INDEXES
fld public final static io.starmigrate.core.starrocks.version.Capability VIEW_PARTITION_COLUMNS
fld public final static io.starmigrate.core.starrocks.version.Capability VIEW_REWRITE
fld public final static io.starmigrate.core.starrocks.version.Capability VIEW_SECURITY
fld public final static io.starmigrate.core.starrocks.version.Capability VIEW_SLICES
fld public final static io.starmigrate.core.starrocks.version.Capability VIEW_SORT_KEY
fld public final static io.starmigrate.core.starrocks.version.Capability VIEW_TEXT_DATES
fld public final static io.starmigrate.core.starrocks.version.Capability VIEW_TRUNCATED_TEXT_DATES
fld public final static io.starmigrate.core.starrocks.version.Capability XX_HASH3_64
meth public io.starmigrate.core.starrocks.version.StarRocksVersion since()
meth public static io.starmigrate.core.starrocks.version.Capability valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.version.Capability[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.version.Capability>

CLSS public final io.starmigrate.core.starrocks.version.KnownDefect
cons public init(java.util.List<io.starmigrate.core.starrocks.version.KnownDefect$Range>,io.starmigrate.core.starrocks.version.KnownDefect$Side,java.util.Set<io.starmigrate.core.starrocks.version.RunMode>,io.starmigrate.core.starrocks.version.KnownDefect$Concern,java.lang.String,java.lang.String,java.lang.String)
innr public final static !enum Concern
innr public final static !enum Side
innr public final static Range
meth public boolean concerns(java.util.Set<io.starmigrate.core.starrocks.version.KnownDefect$Concern>)
meth public boolean harms(io.starmigrate.core.starrocks.version.KnownDefect$Side)
meth public boolean isIn(io.starmigrate.core.starrocks.version.RunMode)
meth public boolean isInEveryMode()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.version.KnownDefect$Concern concern()
meth public io.starmigrate.core.starrocks.version.KnownDefect$Side side()
meth public java.lang.String advice()
meth public java.lang.String effect()
meth public java.lang.String source()
meth public java.lang.String warning(io.starmigrate.core.starrocks.version.Capabilities,io.starmigrate.core.starrocks.version.RunMode,java.util.List<java.lang.String>)
meth public java.util.List<io.starmigrate.core.starrocks.version.KnownDefect$Range> releases()
meth public java.util.Set<io.starmigrate.core.starrocks.version.RunMode> modes()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.version.KnownDefect$Concern
 outer io.starmigrate.core.starrocks.version.KnownDefect
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern AUTOMATIC_PARTITIONS
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern CSV
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern MIXED_NODES
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern PARQUET
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern PARQUET_ARRAYS
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern PARQUET_TEXTS
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern PARQUET_TIMES
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern PARTITIONS
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern PRIMARY_KEY
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern RANGES
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern RELEASE
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern ROLLUPS
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern SEVERAL_COLUMNS
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Concern TABLE
meth public static io.starmigrate.core.starrocks.version.KnownDefect$Concern valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.version.KnownDefect$Concern[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.version.KnownDefect$Concern>

CLSS public final static io.starmigrate.core.starrocks.version.KnownDefect$Range
 outer io.starmigrate.core.starrocks.version.KnownDefect
cons public init(io.starmigrate.core.starrocks.version.StarRocksVersion,io.starmigrate.core.starrocks.version.StarRocksVersion)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.version.StarRocksVersion before()
meth public io.starmigrate.core.starrocks.version.StarRocksVersion from()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.starrocks.version.KnownDefect$Side
 outer io.starmigrate.core.starrocks.version.KnownDefect
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Side BOTH
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Side SOURCE
fld public final static io.starmigrate.core.starrocks.version.KnownDefect$Side TARGET
meth public static io.starmigrate.core.starrocks.version.KnownDefect$Side valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.version.KnownDefect$Side[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.version.KnownDefect$Side>

CLSS public final !enum io.starmigrate.core.starrocks.version.RunMode
fld public final static io.starmigrate.core.starrocks.version.RunMode SHARED_DATA
fld public final static io.starmigrate.core.starrocks.version.RunMode SHARED_NOTHING
fld public final static io.starmigrate.core.starrocks.version.RunMode UNKNOWN
meth public static io.starmigrate.core.starrocks.version.RunMode ofPartitionColumns(java.util.Collection<java.lang.String>)
meth public static io.starmigrate.core.starrocks.version.RunMode parse(java.lang.String)
meth public static io.starmigrate.core.starrocks.version.RunMode valueOf(java.lang.String)
meth public static io.starmigrate.core.starrocks.version.RunMode[] values()
supr java.lang.Enum<io.starmigrate.core.starrocks.version.RunMode>

CLSS public final io.starmigrate.core.starrocks.version.StarRocksVersion
cons public init(int,int,int)
intf java.lang.Comparable<io.starmigrate.core.starrocks.version.StarRocksVersion>
meth public boolean isAtLeast(io.starmigrate.core.starrocks.version.StarRocksVersion)
meth public boolean isBefore(io.starmigrate.core.starrocks.version.StarRocksVersion)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public int compareTo(io.starmigrate.core.starrocks.version.StarRocksVersion)
meth public int major()
meth public int minor()
meth public int patch()
meth public java.lang.String series()
meth public java.lang.String toString()
meth public static io.starmigrate.core.starrocks.version.StarRocksVersion parse(java.lang.String)
meth public static java.util.Optional<io.starmigrate.core.starrocks.version.StarRocksVersion> find(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.storage.DataFileKey
cons public init(java.lang.String,java.lang.String,java.lang.String,java.lang.String,int,int,java.lang.String)
fld public final static java.lang.String INVENTORY_NAME = "_inventory.json"
fld public final static java.lang.String MANIFEST_NAME = "_manifest.json"
fld public final static java.lang.String TABLE_NAME = "_table.json"
innr public final static TableRef
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int attempt()
meth public int generation()
meth public io.starmigrate.core.storage.StorageUri below(io.starmigrate.core.storage.StorageUri)
meth public java.lang.String database()
meth public java.lang.String job()
meth public java.lang.String name()
meth public java.lang.String partition()
meth public java.lang.String table()
meth public static boolean isOfSlice(java.lang.String)
meth public static boolean isTemporary(io.starmigrate.core.storage.StorageUri)
meth public static io.starmigrate.core.storage.StorageUri attemptFolder(io.starmigrate.core.storage.StorageUri,java.lang.String,io.starmigrate.core.storage.DataFileKey$TableRef,java.lang.String,int,int)
meth public static io.starmigrate.core.storage.StorageUri definition(io.starmigrate.core.storage.StorageUri,java.lang.String,io.starmigrate.core.storage.DataFileKey$TableRef)
meth public static io.starmigrate.core.storage.StorageUri generationFolder(io.starmigrate.core.storage.StorageUri,java.lang.String,io.starmigrate.core.storage.DataFileKey$TableRef,java.lang.String,int)
meth public static io.starmigrate.core.storage.StorageUri inventory(io.starmigrate.core.storage.StorageUri,java.lang.String,java.lang.String)
meth public static io.starmigrate.core.storage.StorageUri jobFolder(io.starmigrate.core.storage.StorageUri,java.lang.String)
meth public static java.lang.String folder(io.starmigrate.core.storage.StorageUri)
meth public static java.lang.String name(io.starmigrate.core.storage.StorageUri)
meth public static java.lang.String nameOf(io.starmigrate.core.storage.StorageUri)
meth public static java.lang.String slice(int,int)
meth public static java.util.Optional<io.starmigrate.core.storage.DataFileKey> parse(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.storage.StorageUri)
supr java.lang.Record

CLSS public final static io.starmigrate.core.storage.DataFileKey$TableRef
 outer io.starmigrate.core.storage.DataFileKey
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String database()
meth public java.lang.String table()
supr java.lang.Record

CLSS public final io.starmigrate.core.storage.KeptChecksum
cons public init(io.starmigrate.core.storage.KeptChecksum$Algorithm,java.lang.String)
innr public final static !enum Algorithm
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.KeptChecksum$Algorithm algorithm()
meth public java.lang.String value()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.storage.KeptChecksum$Algorithm
 outer io.starmigrate.core.storage.KeptChecksum
fld public final static io.starmigrate.core.storage.KeptChecksum$Algorithm CRC32
fld public final static io.starmigrate.core.storage.KeptChecksum$Algorithm CRC32C
fld public final static io.starmigrate.core.storage.KeptChecksum$Algorithm CRC64_NVME
fld public final static io.starmigrate.core.storage.KeptChecksum$Algorithm CRC64_XZ
meth public static io.starmigrate.core.storage.KeptChecksum$Algorithm valueOf(java.lang.String)
meth public static io.starmigrate.core.storage.KeptChecksum$Algorithm[] values()
supr java.lang.Enum<io.starmigrate.core.storage.KeptChecksum$Algorithm>

CLSS public abstract interface io.starmigrate.core.storage.ObjectStore
innr public abstract interface static Content
innr public abstract interface static PassedOver
innr public final static Part
innr public final static Upload
innr public final static Whole
intf java.lang.AutoCloseable
meth public abstract io.starmigrate.core.storage.ObjectStore$Part upload(io.starmigrate.core.storage.ObjectStore$Upload,int,long,io.starmigrate.core.storage.ObjectStore$Content)
meth public abstract io.starmigrate.core.storage.ObjectStore$Upload begin(io.starmigrate.core.storage.StorageUri,java.util.Map<java.lang.String,java.lang.String>)
meth public abstract io.starmigrate.core.storage.ObjectStore$Whole whole(io.starmigrate.core.storage.StorageUri,java.lang.String,int)
meth public abstract io.starmigrate.core.storage.StoredObject complete(io.starmigrate.core.storage.ObjectStore$Upload,java.util.List<io.starmigrate.core.storage.ObjectStore$Part>)
meth public abstract io.starmigrate.core.storage.StoredObject put(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.storage.Payload,java.util.Map<java.lang.String,java.lang.String>)
meth public abstract java.io.InputStream read(io.starmigrate.core.storage.StorageUri,java.lang.String,long,long)
meth public abstract java.util.List<io.starmigrate.core.storage.ObjectStore$Part> parts(io.starmigrate.core.storage.ObjectStore$Upload)
meth public abstract java.util.List<io.starmigrate.core.storage.ObjectStore$Upload> unfinished(io.starmigrate.core.storage.StorageUri)
meth public abstract java.util.Map<java.lang.String,java.lang.String> metadata(io.starmigrate.core.storage.StorageUri)
meth public abstract java.util.Optional<io.starmigrate.core.storage.StoredObject> head(io.starmigrate.core.storage.StorageUri)
meth public abstract java.util.Optional<java.lang.String> crc64(io.starmigrate.core.storage.StorageUri)
meth public abstract java.util.stream.Stream<io.starmigrate.core.storage.StoredObject> list(io.starmigrate.core.storage.StorageUri)
meth public abstract void abort(io.starmigrate.core.storage.ObjectStore$Upload)
meth public abstract void close()
meth public abstract void delete(io.starmigrate.core.storage.StorageUri)
meth public io.starmigrate.core.storage.ObjectStore$Part upload(io.starmigrate.core.storage.ObjectStore$Upload,int,io.starmigrate.core.storage.Payload)
meth public io.starmigrate.core.storage.StoredObject put(io.starmigrate.core.storage.StorageUri,byte[])
meth public io.starmigrate.core.storage.StoredObject put(io.starmigrate.core.storage.StorageUri,byte[],java.util.Map<java.lang.String,java.lang.String>)
meth public java.util.Optional<io.starmigrate.core.storage.KeptChecksum> checksum(io.starmigrate.core.storage.StorageUri,java.lang.String)
meth public java.util.stream.Stream<io.starmigrate.core.storage.StoredObject> list(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.storage.ObjectStore$PassedOver)
meth public void copy(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.storage.StorageUri)
meth public void fill(io.starmigrate.core.storage.StorageUri,java.lang.String,long,io.starmigrate.core.storage.Payload)

CLSS public abstract interface static io.starmigrate.core.storage.ObjectStore$Content
 outer io.starmigrate.core.storage.ObjectStore
 anno 0 java.lang.FunctionalInterface()
meth public abstract java.io.InputStream open() throws java.io.IOException

CLSS public final static io.starmigrate.core.storage.ObjectStore$Part
 outer io.starmigrate.core.storage.ObjectStore
cons public init(int,java.lang.String,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int number()
meth public java.lang.String etag()
meth public long size()
supr java.lang.Record

CLSS public abstract interface static io.starmigrate.core.storage.ObjectStore$PassedOver
 outer io.starmigrate.core.storage.ObjectStore
 anno 0 java.lang.FunctionalInterface()
meth public abstract void passed(java.lang.String,long)

CLSS public final static io.starmigrate.core.storage.ObjectStore$Upload
 outer io.starmigrate.core.storage.ObjectStore
cons public init(io.starmigrate.core.storage.StorageUri,java.lang.String,java.time.Instant)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.StorageUri object()
meth public java.lang.String id()
meth public java.time.Instant begun()
supr java.lang.Record

CLSS public final static io.starmigrate.core.storage.ObjectStore$Whole
 outer io.starmigrate.core.storage.ObjectStore
cons public init(io.starmigrate.core.storage.Payload,java.lang.String,boolean)
meth public boolean checked()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.Payload content()
meth public java.lang.String crc64()
supr java.lang.Record

CLSS public abstract io.starmigrate.core.storage.ObjectStoreContract
cons public init()
meth protected abstract io.starmigrate.core.storage.ObjectStore store()
meth protected abstract io.starmigrate.core.storage.StorageUri folder()
meth protected boolean refusesPartsOfAbortedUploads()
meth protected io.starmigrate.core.storage.StorageUri nowhere()
supr java.lang.Object

CLSS public final io.starmigrate.core.storage.ObjectStoreException
cons public init(io.starmigrate.core.storage.ObjectStoreException$Reason,java.lang.String,java.lang.Throwable)
innr public final static !enum Reason
meth public boolean isOutage()
meth public io.starmigrate.core.storage.ObjectStoreException$Reason reason()
supr java.lang.RuntimeException

CLSS public final static !enum io.starmigrate.core.storage.ObjectStoreException$Reason
 outer io.starmigrate.core.storage.ObjectStoreException
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason ARCHIVED
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason BUSY
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason CHANGED
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason DENIED
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason NO_BUCKET
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason NO_OBJECT
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason REFUSED
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason TOO_LARGE
fld public final static io.starmigrate.core.storage.ObjectStoreException$Reason UNREACHABLE
meth public static io.starmigrate.core.storage.ObjectStoreException$Reason valueOf(java.lang.String)
meth public static io.starmigrate.core.storage.ObjectStoreException$Reason[] values()
supr java.lang.Enum<io.starmigrate.core.storage.ObjectStoreException$Reason>

CLSS public final io.starmigrate.core.storage.Payload
meth public byte[] memory()
meth public int length()
meth public java.io.InputStream open()
meth public java.lang.String contentMd5()
meth public java.lang.String md5()
meth public static io.starmigrate.core.storage.Payload of(byte[])
meth public static io.starmigrate.core.storage.Payload within(byte[],int)
supr java.lang.Object

CLSS public final io.starmigrate.core.storage.Secret
fld public final static java.lang.String MASK = "******"
meth public boolean equals(java.lang.Object)
meth public boolean isEmpty()
meth public int hashCode()
meth public java.lang.String reveal()
meth public java.lang.String toString()
meth public static io.starmigrate.core.storage.Secret of(java.lang.String)
supr java.lang.Object

CLSS public final !enum io.starmigrate.core.storage.StorageKind
fld public final static io.starmigrate.core.storage.StorageKind OSS
fld public final static io.starmigrate.core.storage.StorageKind S3
meth public static io.starmigrate.core.storage.StorageKind valueOf(java.lang.String)
meth public static io.starmigrate.core.storage.StorageKind[] values()
supr java.lang.Enum<io.starmigrate.core.storage.StorageKind>

CLSS public final io.starmigrate.core.storage.StorageUri
cons public init(io.starmigrate.core.storage.StorageKind,java.lang.String,java.lang.String)
meth public boolean isBelow(io.starmigrate.core.storage.StorageUri)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public io.starmigrate.core.storage.StorageKind kind()
meth public io.starmigrate.core.storage.StorageUri asFolder()
meth public io.starmigrate.core.storage.StorageUri rebase(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.storage.StorageUri)
meth public io.starmigrate.core.storage.StorageUri resolve(java.lang.String)
meth public java.lang.String bucket()
meth public java.lang.String key()
meth public java.lang.String name()
meth public java.lang.String shown()
meth public java.lang.String toString()
meth public static io.starmigrate.core.storage.StorageUri parse(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.storage.StoredObject
cons public init(io.starmigrate.core.storage.StorageUri,long,java.lang.String,java.time.Instant)
cons public init(io.starmigrate.core.storage.StorageUri,long,java.lang.String,java.time.Instant,java.lang.String)
meth public boolean isArchived()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.StorageUri uri()
meth public java.lang.String etag()
meth public java.lang.String storageClass()
meth public java.time.Instant modified()
meth public long size()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Binding
cons public init(io.starmigrate.core.task.Binding$Side,io.starmigrate.core.task.Binding$Side,java.lang.String,java.util.Map<java.lang.String,java.lang.String>,java.lang.String)
innr public final static Difference
innr public final static Side
meth public boolean namesTarget()
meth public boolean turnsBack(io.starmigrate.core.task.Binding)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.Binding joined(io.starmigrate.core.task.Binding)
meth public io.starmigrate.core.task.Binding withoutTarget()
meth public io.starmigrate.core.task.Binding withoutTargetDatabase()
meth public io.starmigrate.core.task.Binding$Side source()
meth public io.starmigrate.core.task.Binding$Side target()
meth public java.lang.String filter()
meth public java.lang.String installation()
meth public java.util.List<io.starmigrate.core.task.Binding$Difference> differences(io.starmigrate.core.task.Binding)
meth public java.util.Map<java.lang.String,java.lang.String> renames()
meth public static java.lang.String refusal(java.lang.String,java.util.List<io.starmigrate.core.task.Binding$Difference>)
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.Binding$Difference
 outer io.starmigrate.core.task.Binding
cons public init(java.lang.String,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String bound()
meth public java.lang.String key()
meth public java.lang.String now()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.Binding$Side
 outer io.starmigrate.core.task.Binding
cons public init(io.starmigrate.core.starrocks.catalog.ClusterIdentity,java.lang.String,java.lang.String)
fld public final static io.starmigrate.core.task.Binding$Side UNKNOWN
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.catalog.ClusterIdentity cluster()
meth public java.lang.String database()
meth public java.lang.String storage()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.CancelledExports
cons public init(int,int,java.lang.String)
fld public final static io.starmigrate.core.task.CancelledExports NONE
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int count()
meth public int interrupted()
meth public int own()
meth public io.starmigrate.core.task.CancelledExports plusInterrupted(java.lang.String)
meth public io.starmigrate.core.task.CancelledExports plusOwn(java.lang.String)
meth public java.lang.String reason()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Change
cons public init(java.lang.String,java.time.Instant,java.lang.String)
cons public init(java.lang.String,java.time.Instant,java.lang.String,io.starmigrate.core.task.PutBack)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.PutBack putBack()
meth public java.lang.String by()
meth public java.lang.String why()
meth public java.time.Instant at()
meth public java.util.Optional<io.starmigrate.core.task.PutBack$Way> way()
meth public static io.starmigrate.core.task.Change puttingBack(java.lang.String,java.time.Instant,java.lang.String,io.starmigrate.core.task.PutBack$Way)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.CutoverAttempt
cons public init(io.starmigrate.core.task.CutoverState,java.time.Instant,java.time.Instant,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.CutoverState state()
meth public java.lang.String told()
meth public java.lang.String why()
meth public java.time.Instant at()
meth public java.time.Instant frozenSince()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.CutoverProgress
cons public init(io.starmigrate.core.task.CutoverState,java.time.Instant,java.time.Instant,java.lang.Long,java.time.Instant,java.util.Map<java.lang.String,java.lang.String>,java.time.Instant)
cons public init(io.starmigrate.core.task.CutoverState,java.time.Instant,java.time.Instant,java.lang.Long,java.time.Instant,java.util.Map<java.lang.String,java.lang.String>,java.time.Instant,java.lang.String,java.util.List<java.lang.String>)
cons public init(io.starmigrate.core.task.CutoverState,java.time.Instant,java.time.Instant,java.lang.Long,java.time.Instant,java.util.Map<java.lang.String,java.lang.String>,java.time.Instant,java.lang.String,java.util.List<java.lang.String>,java.util.List<io.starmigrate.core.task.CutoverAttempt>)
fld public final static int ATTEMPTS = 10
fld public final static int SENTENCES = 50
meth public boolean wentBack()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.CutoverProgress expecting(java.time.Duration)
meth public io.starmigrate.core.task.CutoverProgress frozen(java.time.Instant,java.time.Instant,java.util.Map<java.lang.String,java.lang.String>)
meth public io.starmigrate.core.task.CutoverProgress movingAgain(java.time.Instant)
meth public io.starmigrate.core.task.CutoverProgress thawed(java.time.Instant)
meth public io.starmigrate.core.task.CutoverProgress thawed(java.time.Instant,java.lang.String)
meth public io.starmigrate.core.task.CutoverProgress to(io.starmigrate.core.task.CutoverState,java.time.Instant)
meth public io.starmigrate.core.task.CutoverProgress told(java.lang.String,java.util.List<java.lang.String>)
meth public io.starmigrate.core.task.CutoverState state()
meth public java.lang.Long expectedMillis()
meth public java.lang.String by()
meth public java.time.Instant begun()
meth public java.time.Instant changed()
meth public java.time.Instant frozenAt()
meth public java.time.Instant provedAt()
meth public java.util.List<io.starmigrate.core.task.CutoverAttempt> attempts()
meth public java.util.List<io.starmigrate.core.task.CutoverAttempt> pastAttempts()
meth public java.util.List<java.lang.String> sentences()
meth public java.util.List<java.lang.String> told()
meth public java.util.Map<java.lang.String,java.lang.String> frozen()
meth public java.util.Optional<java.time.Duration> expected()
meth public java.util.Optional<java.time.Duration> freeze()
meth public java.util.Optional<java.time.Duration> whole()
meth public static io.starmigrate.core.task.CutoverProgress begun(java.time.Instant,java.time.Duration)
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.task.CutoverState
fld public final static io.starmigrate.core.task.CutoverState ABANDONED
fld public final static io.starmigrate.core.task.CutoverState BEGUN
fld public final static io.starmigrate.core.task.CutoverState DONE
fld public final static io.starmigrate.core.task.CutoverState FROZEN
fld public final static io.starmigrate.core.task.CutoverState MOVED
fld public final static io.starmigrate.core.task.CutoverState PROVED
fld public final static io.starmigrate.core.task.CutoverState RESTORED
meth public boolean isUnderWay()
meth public static io.starmigrate.core.task.CutoverState valueOf(java.lang.String)
meth public static io.starmigrate.core.task.CutoverState[] values()
supr java.lang.Enum<io.starmigrate.core.task.CutoverState>

CLSS public abstract interface io.starmigrate.core.task.DeadLetters
innr public final static DeadLetter
meth public abstract java.util.List<io.starmigrate.core.task.DeadLetters$DeadLetter> take(int)
meth public abstract void giveBack(java.util.List<io.starmigrate.core.task.DeadLetters$DeadLetter>)
meth public abstract void remove(java.util.List<io.starmigrate.core.task.DeadLetters$DeadLetter>)

CLSS public final static io.starmigrate.core.task.DeadLetters$DeadLetter
 outer io.starmigrate.core.task.DeadLetters
cons public init(java.lang.String,java.lang.String,java.lang.String,java.util.Optional<io.starmigrate.core.task.TaskQueue$FileMessage>,java.lang.String)
fld public final static java.lang.String HANDED_OUT_TOO_OFTEN = "nobody said why: it was handed out until the queue gave it up"
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String body()
meth public java.lang.String id()
meth public java.lang.String reason()
meth public java.lang.String receipt()
meth public java.util.Optional<io.starmigrate.core.task.TaskQueue$FileMessage> message()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Delta
cons public init(io.starmigrate.core.starrocks.fingerprint.BucketChoice,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.fingerprint.BucketChoice travelled()
meth public java.lang.String token()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.DeltaShare
cons public init(long,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String toString()
meth public long all()
meth public long rows()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Estimate
cons public init(long,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public long bytes()
meth public long rows()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Export
cons public init(int,io.starmigrate.core.storage.StorageUri,java.lang.String,java.util.List<io.starmigrate.core.starrocks.file.FileColumn>,io.starmigrate.core.starrocks.file.FileFormat,java.time.Instant)
cons public init(int,io.starmigrate.core.storage.StorageUri,java.lang.String,java.util.List<io.starmigrate.core.starrocks.file.FileColumn>,io.starmigrate.core.starrocks.file.FileFormat,java.time.Instant,io.starmigrate.core.task.CancelledExports,io.starmigrate.core.task.Fingerprint,io.starmigrate.core.task.TravelGroup,io.starmigrate.core.task.DeltaShare,io.starmigrate.core.task.Slices)
meth public boolean isWhole()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int attempt()
meth public int tries()
meth public io.starmigrate.core.starrocks.file.FileFormat format()
meth public io.starmigrate.core.storage.StorageUri folder()
meth public io.starmigrate.core.task.CancelledExports cancelled()
meth public io.starmigrate.core.task.DeltaShare delta()
meth public io.starmigrate.core.task.Export after(io.starmigrate.core.task.CancelledExports)
meth public io.starmigrate.core.task.Export with(io.starmigrate.core.task.DeltaShare)
meth public io.starmigrate.core.task.Export with(io.starmigrate.core.task.Slices)
meth public io.starmigrate.core.task.Export with(io.starmigrate.core.task.TravelGroup)
meth public io.starmigrate.core.task.Fingerprint before()
meth public io.starmigrate.core.task.Slices slices()
meth public io.starmigrate.core.task.TravelGroup group()
meth public java.lang.String changeToken()
meth public java.time.Instant submitted()
meth public java.util.List<io.starmigrate.core.starrocks.file.FileColumn> columns()
meth public java.util.List<java.lang.String> columnNames()
meth public java.util.Optional<io.starmigrate.core.task.Slices> sliced()
meth public static int attemptBeyond(int)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Exported
cons public init(int,long,io.starmigrate.core.task.Fingerprint)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int files()
meth public io.starmigrate.core.task.Fingerprint fingerprint()
meth public long bytes()
supr java.lang.Record

CLSS public abstract interface io.starmigrate.core.task.FileAnnouncements
meth public abstract java.util.List<io.starmigrate.core.task.TaskQueue$FileMessage> send(java.util.List<io.starmigrate.core.task.TaskQueue$FileMessage>)

CLSS public final !enum io.starmigrate.core.task.FileState
fld public final static io.starmigrate.core.task.FileState ARRIVED
fld public final static io.starmigrate.core.task.FileState EXPORTED
fld public final static io.starmigrate.core.task.FileState FAILED
fld public final static io.starmigrate.core.task.FileState LOADED
fld public final static io.starmigrate.core.task.FileState LOADING
fld public final static io.starmigrate.core.task.FileState QUEUED
fld public final static io.starmigrate.core.task.FileState RELAYED
meth public static io.starmigrate.core.task.FileState valueOf(java.lang.String)
meth public static io.starmigrate.core.task.FileState[] values()
supr java.lang.Enum<io.starmigrate.core.task.FileState>

CLSS public final io.starmigrate.core.task.FileTask
cons public init(io.starmigrate.core.task.FileTaskId,io.starmigrate.core.task.FileState,long,io.starmigrate.core.task.Change,long,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.Change change()
meth public io.starmigrate.core.task.FileState state()
meth public io.starmigrate.core.task.FileTask heldBy(java.lang.String,io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.FileTask seenAs(java.lang.String)
meth public io.starmigrate.core.task.FileTask to(io.starmigrate.core.task.FileState,io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.FileTaskId id()
meth public java.lang.String etag()
meth public java.lang.String load()
meth public long size()
meth public long version()
meth public static io.starmigrate.core.task.FileTask first(io.starmigrate.core.task.FileTaskId,io.starmigrate.core.task.FileState,long,java.lang.String,io.starmigrate.core.task.Change)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.FileTaskId
cons public init(io.starmigrate.core.task.PartitionTaskId,int,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public int attempt()
meth public io.starmigrate.core.storage.StorageUri below(io.starmigrate.core.storage.StorageUri)
meth public io.starmigrate.core.task.PartitionTaskId task()
meth public java.lang.String name()
meth public java.lang.String toString()
meth public static io.starmigrate.core.task.FileTaskId of(io.starmigrate.core.storage.DataFileKey)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Fingerprint
cons public init(java.lang.String,long,java.util.List<java.math.BigInteger>)
cons public init(java.lang.String,long,java.util.List<java.math.BigInteger>,java.util.Map<java.lang.String,java.lang.Long>,java.util.List<java.lang.String>,java.util.Map<java.lang.String,java.lang.String>)
meth public boolean isAllOf(io.starmigrate.core.task.Fingerprint)
meth public boolean isOfThisForm()
meth public boolean proves(io.starmigrate.core.task.Fingerprint)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String differenceTo(io.starmigrate.core.task.Fingerprint,java.lang.String,java.lang.String)
meth public java.lang.String recipe()
meth public java.lang.String toString()
meth public java.util.List<java.lang.String> generatedDiffering(io.starmigrate.core.task.Fingerprint)
meth public java.util.List<java.lang.String> partly()
meth public java.util.List<java.lang.String> partlyProvedBy(io.starmigrate.core.task.Fingerprint)
meth public java.util.List<java.math.BigInteger> sums()
meth public java.util.Map<java.lang.String,java.lang.Long> nulls()
meth public java.util.Map<java.lang.String,java.lang.String> generated()
meth public long rows()
meth public static io.starmigrate.core.task.Fingerprint of(java.lang.String,io.starmigrate.core.starrocks.fingerprint.FingerprintReading)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.FinishedRound
cons public init(int,int,long,long,java.util.Map<java.lang.String,java.lang.Long>)
cons public init(int,int,long,long,java.util.Map<java.lang.String,java.lang.Long>,java.time.Instant)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int number()
meth public int partitions()
meth public java.time.Duration planning()
meth public java.time.Duration time()
meth public java.time.Instant ended()
meth public java.util.Map<java.lang.String,java.lang.Long> stages()
meth public long bytes()
meth public long millis()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.GroupFilesException
supr java.io.IOException

CLSS public final io.starmigrate.core.task.IllegalTransitionException
supr java.lang.IllegalStateException

CLSS public final io.starmigrate.core.task.Job
cons public init(java.lang.String,io.starmigrate.core.task.JobId,java.lang.String,java.lang.String,java.util.List<java.lang.String>,java.time.Instant,long,int,io.starmigrate.core.task.Job$Plan,io.starmigrate.core.task.Binding,java.util.List<io.starmigrate.core.task.FinishedRound>,java.lang.Boolean,io.starmigrate.core.task.CutoverProgress)
fld public final static int RECENT = 20
innr public final static Plan
meth public boolean isDated()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int round()
meth public io.starmigrate.core.task.Binding binding()
meth public io.starmigrate.core.task.CutoverProgress cutover()
meth public io.starmigrate.core.task.Job about(io.starmigrate.core.task.Binding)
meth public io.starmigrate.core.task.Job bound(io.starmigrate.core.task.Binding)
meth public io.starmigrate.core.task.Job cutover(io.starmigrate.core.task.CutoverProgress)
meth public io.starmigrate.core.task.Job finished(io.starmigrate.core.task.FinishedRound)
meth public io.starmigrate.core.task.Job nextRound(java.util.List<java.lang.String>)
meth public io.starmigrate.core.task.Job planned(io.starmigrate.core.task.Job$Plan)
meth public io.starmigrate.core.task.Job$Plan plan()
meth public io.starmigrate.core.task.JobId id()
meth public java.lang.Boolean dated()
meth public java.lang.String name()
meth public java.lang.String source()
meth public java.lang.String target()
meth public java.time.Instant opened()
meth public java.util.List<io.starmigrate.core.task.FinishedRound> recent()
meth public java.util.List<io.starmigrate.core.task.FinishedRound> recentRounds()
meth public java.util.List<java.lang.String> tables()
meth public java.util.Optional<io.starmigrate.core.task.CutoverProgress> lastCutover()
meth public long version()
meth public static io.starmigrate.core.task.Job opened(java.lang.String,io.starmigrate.core.task.JobId,java.lang.String,java.lang.String,java.util.List<java.lang.String>,java.time.Instant)
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.Job$Plan
 outer io.starmigrate.core.task.Job
cons public init(int,int,long)
cons public init(int,int,long,java.lang.Integer)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int chosen()
meth public int partitions()
meth public int unchanged()
meth public java.lang.Integer known()
meth public long bytes()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.JobId
cons public init(java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String text()
meth public java.lang.String toString()
meth public static io.starmigrate.core.task.JobId derived(java.lang.String,java.time.Instant)
meth public static io.starmigrate.core.task.JobId random(java.util.random.RandomGenerator)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.JobPace
cons public init(java.lang.String,io.starmigrate.core.pace.PacedSide,long,java.util.List<io.starmigrate.core.task.JobPace$Decision>)
innr public final static Decision
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.pace.PacedSide side()
meth public io.starmigrate.core.task.JobPace with(java.lang.String,io.starmigrate.core.pace.PacingDecision)
meth public java.lang.String job()
meth public java.util.List<io.starmigrate.core.task.JobPace$Decision> decisions()
meth public long version()
meth public static io.starmigrate.core.task.JobPace none(java.lang.String,io.starmigrate.core.pace.PacedSide)
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.JobPace$Decision
 outer io.starmigrate.core.task.JobPace
cons public init(java.time.Instant,java.lang.String,int,int,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int from()
meth public int to()
meth public java.lang.String cause()
meth public java.lang.String reason()
meth public java.lang.String worker()
meth public java.time.Instant at()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.JobSummary
cons public init(java.lang.String,long,java.time.Instant,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.JobSummary next(java.time.Instant,java.lang.String,java.lang.String)
meth public java.lang.String counts()
meth public java.lang.String job()
meth public java.lang.String worker()
meth public java.time.Instant at()
meth public long version()
meth public static io.starmigrate.core.task.JobSummary none(java.lang.String)
supr java.lang.Record

CLSS public abstract interface io.starmigrate.core.task.Leases
innr public final static Lease
meth public abstract boolean write(io.starmigrate.core.task.Leases$Lease)
meth public abstract java.util.Optional<io.starmigrate.core.task.Leases$Lease> lease(java.lang.String)
meth public abstract void forget(io.starmigrate.core.task.Leases$Lease)
meth public java.util.List<io.starmigrate.core.task.Leases$Lease> leases(java.util.Collection<java.lang.String>)
meth public java.util.List<io.starmigrate.core.task.Leases$Lease> writeTogether(java.util.List<io.starmigrate.core.task.Leases$Lease>)

CLSS public final static io.starmigrate.core.task.Leases$Lease
 outer io.starmigrate.core.task.Leases
cons public init(java.lang.String,java.lang.String,long,long,java.time.Duration)
meth public boolean isFree()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.Leases$Lease released()
meth public io.starmigrate.core.task.Leases$Lease renewed()
meth public io.starmigrate.core.task.Leases$Lease takenBy(java.lang.String,java.time.Duration)
meth public java.lang.String name()
meth public java.lang.String owner()
meth public java.time.Duration length()
meth public long beat()
meth public long fence()
meth public static io.starmigrate.core.task.Leases$Lease first(java.lang.String,java.lang.String,java.time.Duration)
supr java.lang.Record

CLSS public abstract io.starmigrate.core.task.LeasesContract
cons public init()
meth protected abstract io.starmigrate.core.task.Leases leases()
supr java.lang.Object

CLSS public final io.starmigrate.core.task.Lifecycle<%0 extends java.lang.Enum<{io.starmigrate.core.task.Lifecycle%0}>>
fld public final static io.starmigrate.core.task.Lifecycle<io.starmigrate.core.task.CutoverState> CUTOVER
fld public final static io.starmigrate.core.task.Lifecycle<io.starmigrate.core.task.FileState> FILE
fld public final static io.starmigrate.core.task.Lifecycle<io.starmigrate.core.task.Load$LoadState> LOAD
fld public final static io.starmigrate.core.task.Lifecycle<io.starmigrate.core.task.PartitionState> PARTITION
innr public final static Step
meth public boolean allows({io.starmigrate.core.task.Lifecycle%0},{io.starmigrate.core.task.Lifecycle%0})
meth public boolean isFinal({io.starmigrate.core.task.Lifecycle%0})
meth public java.util.List<io.starmigrate.core.task.Lifecycle$Step<{io.starmigrate.core.task.Lifecycle%0}>> steps()
meth public java.util.Set<{io.starmigrate.core.task.Lifecycle%0}> before({io.starmigrate.core.task.Lifecycle%0})
meth public java.util.Set<{io.starmigrate.core.task.Lifecycle%0}> replacedBy({io.starmigrate.core.task.Lifecycle%0})
meth public void require({io.starmigrate.core.task.Lifecycle%0},{io.starmigrate.core.task.Lifecycle%0},java.lang.Object)
meth public void requireReplaceable({io.starmigrate.core.task.Lifecycle%0},{io.starmigrate.core.task.Lifecycle%0},java.lang.Object)
supr java.lang.Object

CLSS public final static io.starmigrate.core.task.Lifecycle$Step<%0 extends java.lang.Enum<{io.starmigrate.core.task.Lifecycle$Step%0}>>
 outer io.starmigrate.core.task.Lifecycle
cons public init({io.starmigrate.core.task.Lifecycle$Step%0},{io.starmigrate.core.task.Lifecycle$Step%0},java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String when()
meth public {io.starmigrate.core.task.Lifecycle$Step%0} from()
meth public {io.starmigrate.core.task.Lifecycle$Step%0} to()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Load
cons public init(io.starmigrate.core.task.PartitionTaskId,java.lang.String,int,int,io.starmigrate.core.task.Load$LoadState,long,io.starmigrate.core.task.Change,java.util.List<java.lang.String>,java.lang.Long,boolean)
innr public final static !enum LoadState
meth public boolean halved()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int attempt()
meth public int pass()
meth public io.starmigrate.core.task.Change change()
meth public io.starmigrate.core.task.Load finished(long,io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.Load halved(io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.Load to(io.starmigrate.core.task.Load$LoadState,io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.Load$LoadState state()
meth public io.starmigrate.core.task.LoadKind kind()
meth public io.starmigrate.core.task.PartitionTaskId task()
meth public java.lang.Long rows()
meth public java.lang.String label()
meth public java.util.List<java.lang.String> files()
meth public long version()
meth public static io.starmigrate.core.task.Load copy(io.starmigrate.core.task.PartitionTaskId,java.lang.String,int,io.starmigrate.core.task.Change)
meth public static io.starmigrate.core.task.Load publication(io.starmigrate.core.task.PartitionTaskId,java.lang.String,int,io.starmigrate.core.task.Change)
meth public static io.starmigrate.core.task.Load recorded(io.starmigrate.core.task.PartitionTaskId,java.lang.String,int,int,java.util.List<java.lang.String>,io.starmigrate.core.task.Change)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.task.Load$LoadState
 outer io.starmigrate.core.task.Load
fld public final static io.starmigrate.core.task.Load$LoadState ABANDONED
fld public final static io.starmigrate.core.task.Load$LoadState CANCELLED
fld public final static io.starmigrate.core.task.Load$LoadState FINISHED
fld public final static io.starmigrate.core.task.Load$LoadState RECORDED
fld public final static io.starmigrate.core.task.Load$LoadState SUBMITTED
meth public boolean isSettled()
meth public static io.starmigrate.core.task.Load$LoadState valueOf(java.lang.String)
meth public static io.starmigrate.core.task.Load$LoadState[] values()
supr java.lang.Enum<io.starmigrate.core.task.Load$LoadState>

CLSS public final !enum io.starmigrate.core.task.LoadKind
fld public final static io.starmigrate.core.task.LoadKind COPY
fld public final static io.starmigrate.core.task.LoadKind FILES
fld public final static io.starmigrate.core.task.LoadKind PUBLICATION
meth public boolean fillsStaging()
meth public static io.starmigrate.core.task.LoadKind valueOf(java.lang.String)
meth public static io.starmigrate.core.task.LoadKind[] values()
supr java.lang.Enum<io.starmigrate.core.task.LoadKind>

CLSS public final io.starmigrate.core.task.Manifest
cons public init(io.starmigrate.core.task.PartitionTaskId,int,io.starmigrate.core.storage.StorageUri,io.starmigrate.core.starrocks.file.FileFormat,java.lang.String,java.util.List<io.starmigrate.core.starrocks.file.FileColumn>,java.util.List<io.starmigrate.core.task.Manifest$ManifestFile>,java.lang.String,io.starmigrate.core.task.Fingerprint,java.time.Instant)
cons public init(io.starmigrate.core.task.PartitionTaskId,int,io.starmigrate.core.storage.StorageUri,io.starmigrate.core.starrocks.file.FileFormat,java.lang.String,java.util.List<io.starmigrate.core.starrocks.file.FileColumn>,java.util.List<io.starmigrate.core.task.Manifest$ManifestFile>,java.lang.String,io.starmigrate.core.task.Fingerprint,java.time.Instant,io.starmigrate.core.task.Packing,io.starmigrate.core.task.Delta)
cons public init(io.starmigrate.core.task.PartitionTaskId,int,io.starmigrate.core.storage.StorageUri,io.starmigrate.core.starrocks.file.FileFormat,java.lang.String,java.util.List<io.starmigrate.core.starrocks.file.FileColumn>,java.util.List<io.starmigrate.core.task.Manifest$ManifestFile>,java.lang.String,io.starmigrate.core.task.Fingerprint,java.time.Instant,io.starmigrate.core.task.Packing,io.starmigrate.core.task.Delta,io.starmigrate.core.task.JobId)
innr public final static ManifestFile
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int attempt()
meth public io.starmigrate.core.starrocks.file.FileFormat format()
meth public io.starmigrate.core.storage.StorageUri folder()
meth public io.starmigrate.core.task.Delta delta()
meth public io.starmigrate.core.task.FileTaskId id(io.starmigrate.core.task.Manifest$ManifestFile)
meth public io.starmigrate.core.task.Fingerprint fingerprint()
meth public io.starmigrate.core.task.JobId origin()
meth public io.starmigrate.core.task.Manifest at(io.starmigrate.core.storage.StorageUri,io.starmigrate.core.task.PartitionTaskId)
meth public io.starmigrate.core.task.Manifest withDelta(io.starmigrate.core.task.Delta)
meth public io.starmigrate.core.task.Manifest withFiles(java.util.List<io.starmigrate.core.task.Manifest$ManifestFile>)
meth public io.starmigrate.core.task.Manifest withOrigin(io.starmigrate.core.task.JobId)
meth public io.starmigrate.core.task.Manifest withPacking(io.starmigrate.core.task.Packing)
meth public io.starmigrate.core.task.Manifest$ManifestFile source(io.starmigrate.core.task.Manifest$ManifestFile)
meth public io.starmigrate.core.task.Packing packing()
meth public io.starmigrate.core.task.PartitionTaskId task()
meth public java.lang.String bounds()
meth public java.lang.String changeToken()
meth public java.time.Instant written()
meth public java.util.List<io.starmigrate.core.starrocks.file.FileColumn> columns()
meth public java.util.List<io.starmigrate.core.task.Manifest$ManifestFile> arrivals()
meth public java.util.List<io.starmigrate.core.task.Manifest$ManifestFile> arrivals(io.starmigrate.core.task.Manifest$ManifestFile)
meth public java.util.List<io.starmigrate.core.task.Manifest$ManifestFile> files()
meth public java.util.List<java.lang.String> columnNames()
meth public java.util.Optional<io.starmigrate.core.task.Manifest$ManifestFile> arrival(java.lang.String)
meth public java.util.Optional<io.starmigrate.core.task.Manifest$ManifestFile> file(java.lang.String)
meth public java.util.Set<java.lang.String> arrivalNames()
meth public long bytes()
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.Manifest$ManifestFile
 outer io.starmigrate.core.task.Manifest
cons public init(java.lang.String,long,java.lang.String)
meth public boolean isMeasured()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String etag()
meth public java.lang.String name()
meth public long size()
meth public long size(io.starmigrate.core.task.FileTask)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.ManifestJson
fld public final static int SCHEMA = 1
meth public static byte[] beside(io.starmigrate.core.task.PartitionTask,byte[])
meth public static byte[] write(io.starmigrate.core.task.Manifest)
meth public static byte[] write(io.starmigrate.core.task.Manifest,java.util.List<io.starmigrate.core.task.FileTask>)
meth public static io.starmigrate.core.task.Manifest read(byte[]) throws java.io.IOException
supr java.lang.Object

CLSS public final !enum io.starmigrate.core.task.Overwriting
fld public final static io.starmigrate.core.task.Overwriting REFUSED
fld public final static io.starmigrate.core.task.Overwriting TOLD
meth public static io.starmigrate.core.task.Overwriting valueOf(java.lang.String)
meth public static io.starmigrate.core.task.Overwriting[] values()
supr java.lang.Enum<io.starmigrate.core.task.Overwriting>

CLSS public final io.starmigrate.core.task.Packing
cons public init(io.starmigrate.core.task.Packing$Codec,long)
fld public final static long STANDARD_PIECE = 67108864
innr public final static !enum Codec
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int pieces(long)
meth public io.starmigrate.core.task.Packing$Codec codec()
meth public java.util.List<java.lang.String> names(io.starmigrate.core.task.Manifest$ManifestFile)
meth public long pieceBytes()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.task.Packing$Codec
 outer io.starmigrate.core.task.Packing
fld public final static io.starmigrate.core.task.Packing$Codec GZIP
fld public final static io.starmigrate.core.task.Packing$Codec ZSTD
meth public static io.starmigrate.core.task.Packing$Codec valueOf(java.lang.String)
meth public static io.starmigrate.core.task.Packing$Codec[] values()
supr java.lang.Enum<io.starmigrate.core.task.Packing$Codec>

CLSS public final io.starmigrate.core.task.PartitionId
cons public init(java.lang.String,java.lang.String,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public java.lang.String database()
meth public java.lang.String job()
meth public java.lang.String partition()
meth public java.lang.String raw()
meth public java.lang.String table()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.task.PartitionState
fld public final static io.starmigrate.core.task.PartitionState CANCELLED
fld public final static io.starmigrate.core.task.PartitionState EXPORTED
fld public final static io.starmigrate.core.task.PartitionState EXPORTING
fld public final static io.starmigrate.core.task.PartitionState FAILED
fld public final static io.starmigrate.core.task.PartitionState LOADING
fld public final static io.starmigrate.core.task.PartitionState PLANNED
fld public final static io.starmigrate.core.task.PartitionState PUBLISHED
fld public final static io.starmigrate.core.task.PartitionState SUPERSEDED
fld public final static io.starmigrate.core.task.PartitionState VERIFYING
meth public boolean isSettled()
meth public static io.starmigrate.core.task.PartitionState valueOf(java.lang.String)
meth public static io.starmigrate.core.task.PartitionState[] values()
supr java.lang.Enum<io.starmigrate.core.task.PartitionState>

CLSS public final io.starmigrate.core.task.PartitionTask
cons public init(io.starmigrate.core.task.PartitionTaskId,io.starmigrate.core.task.PartitionState,long,io.starmigrate.core.task.Change,java.lang.String,io.starmigrate.core.task.Estimate,java.lang.String,io.starmigrate.core.task.Export,io.starmigrate.core.task.Exported,int,io.starmigrate.core.task.Staging,io.starmigrate.core.task.Published,io.starmigrate.core.task.Staging,io.starmigrate.core.task.Overwriting,io.starmigrate.core.task.UnknownFailures,java.lang.String,java.time.Instant)
fld public final static java.lang.String GONE = "the source has no such partition any more"
meth public boolean isCarriedBy(io.starmigrate.core.task.PartitionTask)
meth public boolean isDroppedAtSource()
meth public boolean isOnTheWay()
meth public boolean isTriedTwice()
meth public boolean isUnprovedDelta()
meth public boolean isUnreadable()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int pass()
meth public io.starmigrate.core.task.Change change()
meth public io.starmigrate.core.task.Estimate estimate()
meth public io.starmigrate.core.task.Export export()
meth public io.starmigrate.core.task.Exported exported()
meth public io.starmigrate.core.task.Overwriting overwriting()
meth public io.starmigrate.core.task.PartitionState state()
meth public io.starmigrate.core.task.PartitionTask afterUnknown(java.lang.String)
meth public io.starmigrate.core.task.PartitionTask gone(io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.PartitionTask nextPass()
meth public io.starmigrate.core.task.PartitionTask parted(io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.PartitionTask revised(io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.PartitionTask to(io.starmigrate.core.task.PartitionState,io.starmigrate.core.task.Change)
meth public io.starmigrate.core.task.PartitionTask withDroppedAtSource(java.time.Instant)
meth public io.starmigrate.core.task.PartitionTask withExport(io.starmigrate.core.task.Export)
meth public io.starmigrate.core.task.PartitionTask withExported(io.starmigrate.core.task.Exported)
meth public io.starmigrate.core.task.PartitionTask withLeft(io.starmigrate.core.task.Staging)
meth public io.starmigrate.core.task.PartitionTask withOverwriting(io.starmigrate.core.task.Overwriting)
meth public io.starmigrate.core.task.PartitionTask withPublished(io.starmigrate.core.task.Published)
meth public io.starmigrate.core.task.PartitionTask withSeenToken(java.lang.String)
meth public io.starmigrate.core.task.PartitionTask withStaging(io.starmigrate.core.task.Staging)
meth public io.starmigrate.core.task.PartitionTask withUnknown(io.starmigrate.core.task.UnknownFailures)
meth public io.starmigrate.core.task.PartitionTaskId id()
meth public io.starmigrate.core.task.Published published()
meth public io.starmigrate.core.task.Staging left()
meth public io.starmigrate.core.task.Staging staging()
meth public io.starmigrate.core.task.UnknownFailures unknown()
meth public java.lang.String bounds()
meth public java.lang.String changeToken()
meth public java.lang.String seenToken()
meth public java.time.Instant droppedAtSource()
meth public java.util.List<io.starmigrate.core.task.PartitionTaskId> riders()
meth public java.util.Optional<io.starmigrate.core.task.TravelGroup> carrying()
meth public java.util.Optional<io.starmigrate.core.task.TravelGroup> group()
meth public java.util.Optional<io.starmigrate.core.task.TravelGroup> riding()
meth public java.util.Optional<java.lang.String> standingToken()
meth public long version()
meth public static io.starmigrate.core.task.PartitionTask planned(io.starmigrate.core.task.PartitionTaskId,java.lang.String,io.starmigrate.core.task.Estimate,java.lang.String,io.starmigrate.core.task.Change)
meth public static io.starmigrate.core.task.PartitionTask unreadable(io.starmigrate.core.task.PartitionTaskId,java.lang.String,io.starmigrate.core.task.Estimate,java.lang.String,io.starmigrate.core.task.Change)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.PartitionTaskId
cons public init(io.starmigrate.core.task.PartitionId,int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public int generation()
meth public io.starmigrate.core.task.PartitionId partition()
meth public java.lang.String raw()
meth public java.lang.String toString()
supr java.lang.Record

CLSS public final !enum io.starmigrate.core.task.Proof
fld public final static io.starmigrate.core.task.Proof FINGERPRINT
fld public final static io.starmigrate.core.task.Proof LOADED_ROWS
fld public final static io.starmigrate.core.task.Proof PARTLY
meth public static io.starmigrate.core.task.Proof valueOf(java.lang.String)
meth public static io.starmigrate.core.task.Proof[] values()
supr java.lang.Enum<io.starmigrate.core.task.Proof>

CLSS public final io.starmigrate.core.task.Published
cons public init(io.starmigrate.core.task.Fingerprint,io.starmigrate.core.task.Proof,java.lang.String,java.util.List<java.lang.String>)
meth public boolean isProvedUnder(java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.Fingerprint fingerprint()
meth public io.starmigrate.core.task.Proof proof()
meth public java.lang.String token()
meth public java.util.List<java.lang.String> partly()
meth public static io.starmigrate.core.task.Published counted(io.starmigrate.core.task.Fingerprint,java.lang.String)
meth public static io.starmigrate.core.task.Published proved(io.starmigrate.core.task.Fingerprint,java.lang.String,java.util.List<java.lang.String>)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.PutBack
cons public init(io.starmigrate.core.task.PutBack$Way,java.time.Instant)
innr public final static !enum Way
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.PutBack$Way way()
meth public java.time.Instant at()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.core.task.PutBack$Way
 outer io.starmigrate.core.task.PutBack
fld public final static io.starmigrate.core.task.PutBack$Way MOVED_AGAIN
fld public final static io.starmigrate.core.task.PutBack$Way RETRIED
fld public final static io.starmigrate.core.task.PutBack$Way UNPROVED_SEPARATORS
meth public boolean isAskedFor()
meth public static io.starmigrate.core.task.PutBack$Way valueOf(java.lang.String)
meth public static io.starmigrate.core.task.PutBack$Way[] values()
supr java.lang.Enum<io.starmigrate.core.task.PutBack$Way>

CLSS public final io.starmigrate.core.task.QueueException
cons public init(java.lang.String,java.lang.Throwable)
meth public boolean isRefused()
meth public static io.starmigrate.core.task.QueueException refused(java.lang.String,java.lang.Throwable)
supr java.lang.RuntimeException

CLSS public io.starmigrate.core.task.RecorderException
cons public init(java.lang.String,java.lang.Throwable)
meth public boolean isRefused()
meth public static io.starmigrate.core.task.RecorderException refused(java.lang.String,java.lang.Throwable)
supr java.lang.RuntimeException

CLSS public final io.starmigrate.core.task.RemainingPath
meth public static java.util.Comparator<io.starmigrate.core.task.PartitionTask> longestTaskFirst()
meth public static java.util.Comparator<java.util.List<io.starmigrate.core.task.PartitionTask>> longestFirst()
supr java.lang.Object

CLSS public final io.starmigrate.core.task.RetryTimes
fld public final static io.starmigrate.core.task.RetryTimes NONE
innr public final static Failed
meth public boolean knows(io.starmigrate.core.task.PartitionTask)
meth public io.starmigrate.core.task.RetryTimes seen(java.util.Collection<io.starmigrate.core.task.PartitionTask>,java.time.Instant)
meth public java.util.List<io.starmigrate.core.task.PartitionTaskId> due(java.time.Instant)
meth public java.util.Optional<io.starmigrate.core.task.RetryTimes$Failed> of(io.starmigrate.core.task.PartitionId)
supr java.lang.Object

CLSS public final static io.starmigrate.core.task.RetryTimes$Failed
 outer io.starmigrate.core.task.RetryTimes
cons public init(io.starmigrate.core.task.PartitionTaskId,long,java.lang.String,int,java.time.Duration,java.time.Instant)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int times()
meth public io.starmigrate.core.task.PartitionTaskId task()
meth public java.lang.String way()
meth public java.time.Duration pause()
meth public java.time.Instant due()
meth public long version()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Slices
cons public init(int,java.lang.String,java.util.List<java.lang.String>,java.lang.String,boolean,java.util.List<io.starmigrate.core.task.Slices$Slice>)
innr public final static Slice
meth public boolean areWritten()
meth public boolean over()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int attempt()
meth public int size()
meth public io.starmigrate.core.starrocks.fingerprint.BucketChoice rows(int)
meth public io.starmigrate.core.storage.StorageUri folder(io.starmigrate.core.storage.StorageUri,int)
meth public io.starmigrate.core.task.Slices begun(java.util.Collection<java.lang.Integer>)
meth public io.starmigrate.core.task.Slices givenUp()
meth public io.starmigrate.core.task.Slices written(java.util.Collection<java.lang.Integer>)
meth public java.lang.String recipe()
meth public java.lang.String version()
meth public java.util.List<io.starmigrate.core.task.Slices$Slice> slices()
meth public java.util.List<java.lang.Integer> all()
meth public java.util.List<java.lang.Integer> underWay()
meth public java.util.List<java.lang.Integer> waiting()
meth public java.util.List<java.lang.String> keys()
meth public static io.starmigrate.core.task.Slices of(int,io.starmigrate.core.starrocks.fingerprint.BucketChoice)
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.Slices$Slice
 outer io.starmigrate.core.task.Slices
cons public init(int,boolean)
meth public boolean written()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int tries()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.Staging
cons public init(java.lang.String,long)
meth public boolean isIntended()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String name()
meth public long partitionId()
meth public static io.starmigrate.core.task.Staging intended(java.lang.String)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.StoredFormat
cons public init(io.starmigrate.core.starrocks.file.FileFormat$Kind,int,int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int columnSeparator()
meth public int rowDelimiter()
meth public io.starmigrate.core.starrocks.file.FileFormat format()
meth public io.starmigrate.core.starrocks.file.FileFormat$Kind kind()
meth public static io.starmigrate.core.task.StoredFormat of(io.starmigrate.core.starrocks.file.FileFormat)
supr java.lang.Record

CLSS public abstract interface io.starmigrate.core.task.TaskQueue
innr public final static Delivery
innr public final static Depth
innr public final static FileMessage
intf io.starmigrate.core.task.FileAnnouncements
meth public abstract io.starmigrate.core.task.TaskQueue$Depth depth()
meth public abstract java.util.List<io.starmigrate.core.task.TaskQueue$Delivery> receive(int,java.time.Duration)
meth public abstract void deadLetter(io.starmigrate.core.task.TaskQueue$Delivery,java.lang.String)
meth public abstract void delete(java.util.List<io.starmigrate.core.task.TaskQueue$Delivery>)
meth public abstract void hold(java.util.List<io.starmigrate.core.task.TaskQueue$Delivery>,java.time.Duration)

CLSS public final static io.starmigrate.core.task.TaskQueue$Delivery
 outer io.starmigrate.core.task.TaskQueue
cons public init(io.starmigrate.core.task.TaskQueue$FileMessage,java.lang.String,int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int receives()
meth public io.starmigrate.core.task.TaskQueue$FileMessage message()
meth public java.lang.String receipt()
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.TaskQueue$Depth
 outer io.starmigrate.core.task.TaskQueue
cons public init(long,long,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public long dead()
meth public long held()
meth public long waiting()
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.TaskQueue$FileMessage
 outer io.starmigrate.core.task.TaskQueue
cons public init(io.starmigrate.core.task.FileTaskId,io.starmigrate.core.storage.StorageUri,long,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.StorageUri object()
meth public io.starmigrate.core.task.FileTaskId file()
meth public java.lang.String etag()
meth public long size()
supr java.lang.Record

CLSS public abstract io.starmigrate.core.task.TaskQueueContract
cons public init()
meth protected abstract io.starmigrate.core.task.DeadLetters deadLetters()
meth protected abstract io.starmigrate.core.task.TaskQueue queue()
meth protected abstract void pass(java.time.Duration)
meth protected final java.util.List<io.starmigrate.core.task.TaskQueue$Delivery> drain(int)
meth protected static java.util.List<io.starmigrate.core.task.TaskQueue$FileMessage> messages(int)
supr java.lang.Object

CLSS public abstract interface io.starmigrate.core.task.TaskRecorder
meth public abstract boolean advance(io.starmigrate.core.task.FileTask)
meth public abstract boolean advance(io.starmigrate.core.task.Job)
meth public abstract boolean advance(io.starmigrate.core.task.Load)
meth public abstract boolean advance(io.starmigrate.core.task.PartitionTask)
meth public abstract int forget(java.lang.String)
meth public abstract int plan(java.util.List<io.starmigrate.core.task.PartitionTask>)
meth public abstract io.starmigrate.core.task.FileTask record(io.starmigrate.core.task.FileTask)
meth public abstract io.starmigrate.core.task.Job open(io.starmigrate.core.task.Job)
meth public abstract io.starmigrate.core.task.Load record(io.starmigrate.core.task.Load)
meth public abstract java.util.List<io.starmigrate.core.task.FileTask> files(io.starmigrate.core.task.PartitionTaskId)
meth public abstract java.util.List<io.starmigrate.core.task.Job> jobs()
meth public abstract java.util.List<io.starmigrate.core.task.Load> loads(io.starmigrate.core.task.PartitionTaskId)
meth public abstract java.util.List<io.starmigrate.core.task.Transition> history(io.starmigrate.core.task.PartitionTaskId)
meth public abstract java.util.Optional<io.starmigrate.core.task.FileTask> file(io.starmigrate.core.task.FileTaskId)
meth public abstract java.util.Optional<io.starmigrate.core.task.Job> job(java.lang.String)
meth public abstract java.util.Optional<io.starmigrate.core.task.Manifest> manifest(io.starmigrate.core.task.PartitionTaskId,int)
meth public abstract java.util.Optional<io.starmigrate.core.task.PartitionTask> latest(io.starmigrate.core.task.PartitionId)
meth public abstract java.util.Optional<io.starmigrate.core.task.PartitionTask> partition(io.starmigrate.core.task.PartitionTaskId)
meth public abstract java.util.stream.Stream<io.starmigrate.core.task.PartitionTask> changed(java.lang.String,java.time.Instant)
meth public abstract java.util.stream.Stream<io.starmigrate.core.task.PartitionTask> partitions(java.lang.String)
meth public abstract java.util.stream.Stream<io.starmigrate.core.task.PartitionTask> partitions(java.lang.String,io.starmigrate.core.task.PartitionState)
meth public abstract void record(io.starmigrate.core.task.Manifest)
meth public boolean advance(io.starmigrate.core.task.JobPace)
meth public boolean advance(io.starmigrate.core.task.JobSummary)
meth public io.starmigrate.core.task.JobId id(java.lang.String)
meth public io.starmigrate.core.task.JobPace pace(java.lang.String,io.starmigrate.core.pace.PacedSide)
meth public io.starmigrate.core.task.JobSummary summary(java.lang.String)
meth public io.starmigrate.core.task.Manifest requireManifest(io.starmigrate.core.task.PartitionTask)
meth public java.util.List<io.starmigrate.core.task.Manifest> recordTogether(java.util.List<io.starmigrate.core.task.Manifest>)
meth public java.util.List<io.starmigrate.core.task.PartitionTask> advanceTogether(java.util.List<io.starmigrate.core.task.PartitionTask>)
meth public java.util.List<io.starmigrate.core.task.PartitionTask> partitions(java.util.Collection<io.starmigrate.core.task.PartitionTaskId>)
meth public java.util.Optional<io.starmigrate.core.task.Manifest> manifest(io.starmigrate.core.task.PartitionTask)

CLSS public abstract io.starmigrate.core.task.TaskRecorderContract
cons public init()
meth protected abstract io.starmigrate.core.task.TaskRecorder recorder()
supr java.lang.Object

CLSS public abstract io.starmigrate.core.task.TogetherContract
cons public init()
meth protected abstract io.starmigrate.core.task.Leases leases()
meth protected abstract io.starmigrate.core.task.TaskRecorder recorder()
supr java.lang.Object

CLSS public final io.starmigrate.core.task.Transition
cons public init(long,io.starmigrate.core.task.PartitionState,io.starmigrate.core.task.Change)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.Change change()
meth public io.starmigrate.core.task.PartitionState state()
meth public long version()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.TravelGroup
cons public init(io.starmigrate.core.task.TravelGroup$Member,int,io.starmigrate.core.storage.StorageUri,java.util.List<io.starmigrate.core.task.TravelGroup$Member>)
fld public final static int MOST = 100
innr public final static Member
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int pass()
meth public io.starmigrate.core.storage.StorageUri folder()
meth public io.starmigrate.core.task.TravelGroup riddenBy(java.util.List<io.starmigrate.core.task.TravelGroup$Member>)
meth public io.starmigrate.core.task.TravelGroup$Member carrier()
meth public java.util.List<io.starmigrate.core.task.TravelGroup$Member> riders()
supr java.lang.Record

CLSS public final static io.starmigrate.core.task.TravelGroup$Member
 outer io.starmigrate.core.task.TravelGroup
cons public init(java.lang.String,int)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int generation()
meth public io.starmigrate.core.task.PartitionTaskId beside(io.starmigrate.core.task.PartitionTaskId)
meth public java.lang.String partition()
meth public static io.starmigrate.core.task.TravelGroup$Member of(io.starmigrate.core.task.PartitionTaskId)
supr java.lang.Record

CLSS public final io.starmigrate.core.task.UnknownFailures
cons public init(io.starmigrate.core.task.PartitionState,int,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int times()
meth public io.starmigrate.core.task.PartitionState state()
meth public java.lang.String text()
supr java.lang.Record

CLSS public final io.starmigrate.core.task.UnreadableItemException
cons public init(java.lang.String,java.lang.Throwable)
supr io.starmigrate.core.task.RecorderException

CLSS public final !enum io.starmigrate.core.text.SettingName
 anno 0 io.starmigrate.core.PublicApi()
fld public final static io.starmigrate.core.text.SettingName AK
fld public final static io.starmigrate.core.text.SettingName AWS_REGION
fld public final static io.starmigrate.core.text.SettingName CONCURRENCY
fld public final static io.starmigrate.core.text.SettingName DATA_FILTER
fld public final static io.starmigrate.core.text.SettingName DELTA_SIZE
fld public final static io.starmigrate.core.text.SettingName EMF_ADDRESS
fld public final static io.starmigrate.core.text.SettingName EXPORT_AHEAD
fld public final static io.starmigrate.core.text.SettingName GROUP_SIZE
fld public final static io.starmigrate.core.text.SettingName IMPORT_CONCURRENCY
fld public final static io.starmigrate.core.text.SettingName OBSERVE_ADDRESS
fld public final static io.starmigrate.core.text.SettingName OBSERVE_TOKEN
fld public final static io.starmigrate.core.text.SettingName ON_SOURCE_DROP
fld public final static io.starmigrate.core.text.SettingName PUBLISH
fld public final static io.starmigrate.core.text.SettingName QUIET_HOURS
fld public final static io.starmigrate.core.text.SettingName RECORDER
fld public final static io.starmigrate.core.text.SettingName RELAY_COMPRESSION
fld public final static io.starmigrate.core.text.SettingName SK
fld public final static io.starmigrate.core.text.SettingName SOURCE_DB_NAME
fld public final static io.starmigrate.core.text.SettingName SOURCE_HOST
fld public final static io.starmigrate.core.text.SettingName SOURCE_PORT
fld public final static io.starmigrate.core.text.SettingName SOURCE_PWD
fld public final static io.starmigrate.core.text.SettingName SOURCE_STORAGE_AK
fld public final static io.starmigrate.core.text.SettingName SOURCE_USER
fld public final static io.starmigrate.core.text.SettingName SPLIT_SIZE
fld public final static io.starmigrate.core.text.SettingName STORAGES
fld public final static io.starmigrate.core.text.SettingName SYNC_COLUMN
fld public final static io.starmigrate.core.text.SettingName TABLE_NAMES
fld public final static io.starmigrate.core.text.SettingName TABLE_RENAMES
fld public final static io.starmigrate.core.text.SettingName TARGET_DB_NAME
fld public final static io.starmigrate.core.text.SettingName TARGET_HOST
fld public final static io.starmigrate.core.text.SettingName TARGET_PORT
fld public final static io.starmigrate.core.text.SettingName TARGET_PWD
fld public final static io.starmigrate.core.text.SettingName TARGET_STORAGE_AK
fld public final static io.starmigrate.core.text.SettingName TARGET_USER
fld public final static io.starmigrate.core.text.SettingName TASK_FILTER
fld public final static io.starmigrate.core.text.SettingName TASK_QUEUE
meth public java.lang.String toString()
meth public java.lang.String word()
meth public static io.starmigrate.core.text.SettingName valueOf(java.lang.String)
meth public static io.starmigrate.core.text.SettingName[] values()
meth public static java.lang.String inKeys(java.lang.String)
meth public static java.lang.String told(java.lang.String,java.util.function.Function<io.starmigrate.core.text.SettingName,java.lang.String>)
supr java.lang.Enum<io.starmigrate.core.text.SettingName>

CLSS public final io.starmigrate.lambda.FileEventTrigger
 anno 0 io.starmigrate.core.PublicApi()
cons public init(io.starmigrate.core.task.TaskRecorder,io.starmigrate.core.task.FileAnnouncements,io.starmigrate.core.storage.StorageUri,java.time.InstantSource)
cons public init(io.starmigrate.core.task.TaskRecorder,io.starmigrate.core.task.FileAnnouncements,io.starmigrate.core.storage.StorageUri,java.time.InstantSource,java.util.concurrent.Executor)
supr java.lang.Object

CLSS public final io.starmigrate.worker.api.Baseline
cons public init(int,java.util.List<io.starmigrate.worker.api.Baseline$Left>)
innr public final static Left
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int adopted()
meth public java.util.List<io.starmigrate.worker.api.Baseline$Left> left()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.Baseline$Left
 outer io.starmigrate.worker.api.Baseline
cons public init(io.starmigrate.core.task.PartitionTaskId,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.PartitionTaskId task()
meth public java.lang.String found()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.CatalogsReport
cons public init(java.util.List<java.lang.String>)
intf io.starmigrate.worker.api.JobDetail
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<java.lang.String> unlike()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.CheckReport
cons public init(java.lang.String,java.util.List<io.starmigrate.core.check.CheckLine>)
meth public boolean succeeded()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String job()
meth public java.util.List<io.starmigrate.core.check.CheckLine> lines()
meth public long count(io.starmigrate.core.check.CheckLine$Verdict)
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.ComparisonReport
cons public init(java.time.Instant,java.time.Instant,java.lang.String,io.starmigrate.core.config.Selection,io.starmigrate.core.comparison.Comparison)
innr public final static Unequal
intf io.starmigrate.worker.api.JobDetail
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Comparison found()
meth public io.starmigrate.core.config.Selection selection()
meth public io.starmigrate.worker.api.JobReport report(java.lang.String,java.util.List<io.starmigrate.worker.api.TableReport>,java.util.Map<io.starmigrate.worker.api.Stage,java.time.Duration>)
meth public java.lang.String conclusion()
meth public java.lang.String database()
meth public java.time.Instant began()
meth public java.time.Instant ended()
meth public java.util.List<io.starmigrate.worker.api.ComparisonReport$Unequal> unequal()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.ComparisonReport$Unequal
 outer io.starmigrate.worker.api.ComparisonReport
cons public init(io.starmigrate.worker.api.JobReport$Failure,java.util.Optional<io.starmigrate.core.comparison.Bisection>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.JobReport$Failure failure()
meth public java.util.Optional<io.starmigrate.core.comparison.Bisection> bisection()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.Counting
cons public init(java.lang.String,java.time.Instant,java.time.Duration,java.lang.String,boolean,java.lang.String)
meth public boolean unchanged()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String job()
meth public java.lang.String why()
meth public java.lang.String worker()
meth public java.time.Duration age()
meth public java.time.Instant at()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.CutoverReport
cons public init(java.lang.String,io.starmigrate.worker.api.CutoverRequest$Kind,java.util.List<io.starmigrate.core.cutover.Check>,java.util.List<java.lang.String>,java.util.List<java.lang.String>,java.time.Duration,java.time.Duration)
meth public boolean isGo()
meth public boolean succeeded()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.CutoverRequest$Kind kind()
meth public java.lang.String job()
meth public java.time.Duration expected()
meth public java.time.Duration freeze()
meth public java.util.List<io.starmigrate.core.cutover.Check> checks()
meth public java.util.List<java.lang.String> problems()
meth public java.util.List<java.lang.String> steps()
meth public java.util.Optional<java.time.Duration> forecast()
meth public java.util.Optional<java.time.Duration> frozen()
meth public java.util.OptionalDouble ratio()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.CutoverRequest
cons public init(io.starmigrate.worker.api.CutoverRequest$Kind,java.util.function.Predicate<java.util.List<io.starmigrate.core.cutover.Check>>)
cons public init(io.starmigrate.worker.api.CutoverRequest$Kind,java.util.function.Predicate<java.util.List<io.starmigrate.core.cutover.Check>>,java.time.Instant,boolean)
cons public init(io.starmigrate.worker.api.CutoverRequest$Kind,java.util.function.Predicate<java.util.List<io.starmigrate.core.cutover.Check>>,java.time.Instant,boolean,boolean)
cons public init(io.starmigrate.worker.api.CutoverRequest$Kind,java.util.function.Predicate<java.util.List<io.starmigrate.core.cutover.Check>>,java.time.Instant,boolean,boolean,boolean)
innr public final static !enum Kind
meth public boolean leftOut()
meth public boolean onlyAtTarget()
meth public boolean unlisted()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.CutoverRequest$Kind kind()
meth public java.time.Instant at()
meth public java.util.function.Predicate<java.util.List<io.starmigrate.core.cutover.Check>> confirmed()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.CutoverRequest$Kind
 outer io.starmigrate.worker.api.CutoverRequest
fld public final static io.starmigrate.worker.api.CutoverRequest$Kind ABANDON
fld public final static io.starmigrate.worker.api.CutoverRequest$Kind PERFORM
fld public final static io.starmigrate.worker.api.CutoverRequest$Kind READINESS
fld public final static io.starmigrate.worker.api.CutoverRequest$Kind REHEARSE
fld public final static io.starmigrate.worker.api.CutoverRequest$Kind REOPEN
meth public static io.starmigrate.worker.api.CutoverRequest$Kind valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.CutoverRequest$Kind[] values()
supr java.lang.Enum<io.starmigrate.worker.api.CutoverRequest$Kind>

CLSS public final io.starmigrate.worker.api.FolderReport
cons public init(long,long,io.starmigrate.worker.api.FolderReport$Ways,long,long,long,java.util.List<io.starmigrate.worker.api.FolderReport$Failure>,boolean)
cons public init(long,long,io.starmigrate.worker.api.FolderReport$Ways,long,long,long,java.util.List<io.starmigrate.worker.api.FolderReport$Failure>,io.starmigrate.worker.api.FolderReport$LeftBehind,boolean)
innr public final static Failure
innr public final static LeftBehind
innr public final static Ways
meth public boolean ended()
meth public boolean succeeded()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.FolderReport$LeftBehind left()
meth public io.starmigrate.worker.api.FolderReport$Ways ways()
meth public java.util.List<io.starmigrate.worker.api.FolderReport$Failure> failures()
meth public long bytes()
meth public long failed()
meth public long objects()
meth public long proved()
meth public long sentBytes()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.FolderReport$Failure
 outer io.starmigrate.worker.api.FolderReport
cons public init(java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String object()
meth public java.lang.String reason()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.FolderReport$LeftBehind
 outer io.starmigrate.worker.api.FolderReport
cons public init(long,long,java.util.List<io.starmigrate.worker.api.FolderReport$Failure>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<io.starmigrate.worker.api.FolderReport$Failure> named()
meth public long bytes()
meth public long objects()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.FolderReport$Ways
 outer io.starmigrate.worker.api.FolderReport
cons public init(long,long,long)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public long copied()
meth public long resumed()
meth public long skipped()
supr java.lang.Record

CLSS public abstract interface io.starmigrate.worker.api.JobDetail

CLSS public final io.starmigrate.worker.api.JobReport
cons public init(java.lang.String,boolean,java.util.List<io.starmigrate.worker.api.TableReport>,java.util.Map<io.starmigrate.worker.api.Stage,java.time.Duration>,java.util.List<io.starmigrate.worker.api.JobReport$Failure>)
cons public init(java.lang.String,boolean,java.util.List<io.starmigrate.worker.api.TableReport>,java.util.Map<io.starmigrate.worker.api.Stage,java.time.Duration>,java.util.List<io.starmigrate.worker.api.JobReport$Failure>,io.starmigrate.worker.api.JobDetail)
innr public final static !enum Ending
innr public final static Failure
meth public boolean complete()
meth public boolean hasFailed()
meth public boolean verified()
meth public boolean verifiedAtLeastPartly()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int files()
meth public io.starmigrate.worker.api.JobDetail detail()
meth public io.starmigrate.worker.api.JobReport after(java.util.Map<io.starmigrate.worker.api.Stage,java.time.Duration>)
meth public io.starmigrate.worker.api.JobReport assuming(io.starmigrate.core.forecast.Assumptions)
meth public io.starmigrate.worker.api.JobReport notComplete()
meth public io.starmigrate.worker.api.JobReport with(io.starmigrate.worker.api.CatalogsReport)
meth public io.starmigrate.worker.api.JobReport with(io.starmigrate.worker.api.PlanReport)
meth public io.starmigrate.worker.api.JobReport with(io.starmigrate.worker.api.RepairReport)
meth public io.starmigrate.worker.api.JobReport with(io.starmigrate.worker.api.RestoreReport)
meth public io.starmigrate.worker.api.JobReport with(io.starmigrate.worker.api.RoundsReport)
meth public io.starmigrate.worker.api.JobReport with(io.starmigrate.worker.api.StatusReport)
meth public io.starmigrate.worker.api.JobReport with(java.util.List<io.starmigrate.worker.api.JobReport$Failure>)
meth public io.starmigrate.worker.api.JobReport without(java.util.List<io.starmigrate.core.plan.TablePlan>)
meth public io.starmigrate.worker.api.JobReport$Ending ending()
meth public java.lang.String job()
meth public java.util.List<io.starmigrate.worker.api.Counting> counted()
meth public java.util.List<io.starmigrate.worker.api.JobReport$Failure> failures()
meth public java.util.List<io.starmigrate.worker.api.PaceLine> pace()
meth public java.util.List<io.starmigrate.worker.api.TableReport> tables()
meth public java.util.List<io.starmigrate.worker.api.UnknownFailure> unknown()
meth public java.util.List<java.lang.String> unlike()
meth public java.util.Map<io.starmigrate.worker.api.Stage,java.time.Duration> durations()
meth public java.util.Optional<io.starmigrate.core.forecast.Remaining> remaining()
meth public java.util.Optional<io.starmigrate.core.task.CutoverProgress> cutover()
meth public java.util.Optional<io.starmigrate.worker.api.ComparisonReport> comparison()
meth public java.util.Optional<io.starmigrate.worker.api.PlanReport> plan()
meth public java.util.Optional<io.starmigrate.worker.api.RepairReport> repaired()
meth public java.util.Optional<io.starmigrate.worker.api.RestoreReport> restored()
meth public java.util.Optional<io.starmigrate.worker.api.RoundsReport> rounds()
meth public java.util.Optional<java.lang.Long> rows(java.util.function.Function<io.starmigrate.worker.api.Verification,java.lang.Long>)
meth public java.util.SortedMap<java.lang.String,java.lang.Integer> partitions()
meth public long bytes()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.JobReport$Ending
 outer io.starmigrate.worker.api.JobReport
fld public final static io.starmigrate.worker.api.JobReport$Ending FAILED
fld public final static io.starmigrate.worker.api.JobReport$Ending FINISHED
fld public final static io.starmigrate.worker.api.JobReport$Ending UNFINISHED
meth public static io.starmigrate.worker.api.JobReport$Ending valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.JobReport$Ending[] values()
supr java.lang.Enum<io.starmigrate.worker.api.JobReport$Ending>

CLSS public final static io.starmigrate.worker.api.JobReport$Failure
 outer io.starmigrate.worker.api.JobReport
cons public init(java.lang.String,java.lang.String,io.starmigrate.core.comparison.Advice)
cons public init(java.lang.String,java.lang.String,java.lang.String)
meth public boolean isLeftOut()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.comparison.Advice advice()
meth public java.lang.String reason()
meth public java.lang.String retry()
meth public java.lang.String subject()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.MigrationException
cons public init(io.starmigrate.worker.api.MigrationException$Fault,java.lang.String,java.lang.Throwable)
innr public final static !enum Fault
meth public io.starmigrate.worker.api.MigrationException$Fault fault()
meth public static boolean endsCommand(java.lang.RuntimeException)
meth public static boolean endsService(java.lang.RuntimeException)
supr java.lang.RuntimeException

CLSS public final static !enum io.starmigrate.worker.api.MigrationException$Fault
 outer io.starmigrate.worker.api.MigrationException
fld public final static io.starmigrate.worker.api.MigrationException$Fault FAILED
fld public final static io.starmigrate.worker.api.MigrationException$Fault REFUSED
fld public final static io.starmigrate.worker.api.MigrationException$Fault STOPPED
fld public final static io.starmigrate.worker.api.MigrationException$Fault WRONG_INPUT
meth public static io.starmigrate.worker.api.MigrationException$Fault valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.MigrationException$Fault[] values()
supr java.lang.Enum<io.starmigrate.worker.api.MigrationException$Fault>

CLSS public final io.starmigrate.worker.api.MigrationReport
cons public init(io.starmigrate.worker.api.MigrationReport$About,io.starmigrate.worker.api.JobReport,java.util.Map<java.lang.String,io.starmigrate.worker.api.MigrationReport$TableDetail>,java.util.List<io.starmigrate.worker.api.MigrationReport$StageTime>,java.util.List<io.starmigrate.core.task.FinishedRound>,java.util.List<io.starmigrate.worker.api.MigrationReport$Detour>,io.starmigrate.worker.api.Taken,java.util.List<io.starmigrate.worker.api.MigrationReport$Switched>)
innr public final static !enum Kind
innr public final static About
innr public final static Between
innr public final static Detour
innr public final static StageTime
innr public final static Switched
innr public final static TableDetail
meth public boolean complete()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.JobReport totals()
meth public io.starmigrate.worker.api.MigrationReport assuming(io.starmigrate.core.forecast.Assumptions)
meth public io.starmigrate.worker.api.MigrationReport$About about()
meth public io.starmigrate.worker.api.Taken taken()
meth public java.util.List<io.starmigrate.core.task.FinishedRound> rounds()
meth public java.util.List<io.starmigrate.worker.api.MigrationReport$Detour> detours()
meth public java.util.List<io.starmigrate.worker.api.MigrationReport$StageTime> stages()
meth public java.util.List<io.starmigrate.worker.api.MigrationReport$Switched> switched()
meth public java.util.List<java.lang.Integer> untold()
meth public java.util.Map<java.lang.String,io.starmigrate.worker.api.MigrationReport$TableDetail> tables()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.MigrationReport$About
 outer io.starmigrate.worker.api.MigrationReport
cons public init(java.lang.String,java.lang.String,java.time.Instant,java.time.Instant,io.starmigrate.worker.api.MigrationReport$Between)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.MigrationReport$Between between()
meth public java.lang.String source()
meth public java.lang.String target()
meth public java.time.Instant made()
meth public java.time.Instant opened()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.MigrationReport$Between
 outer io.starmigrate.worker.api.MigrationReport
cons public init(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String filter()
meth public java.lang.String sourceCluster()
meth public java.lang.String sourceStorage()
meth public java.lang.String targetCluster()
meth public java.lang.String targetStorage()
meth public static io.starmigrate.worker.api.MigrationReport$Between joined(java.util.List<io.starmigrate.worker.api.MigrationReport$Between>)
meth public static io.starmigrate.worker.api.MigrationReport$Between of(io.starmigrate.core.task.Binding)
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.MigrationReport$Detour
 outer io.starmigrate.worker.api.MigrationReport
cons public init(java.lang.String,java.time.Instant,io.starmigrate.worker.api.MigrationReport$Kind,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.MigrationReport$Kind kind()
meth public java.lang.String reason()
meth public java.lang.String subject()
meth public java.time.Instant at()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.MigrationReport$Kind
 outer io.starmigrate.worker.api.MigrationReport
fld public final static io.starmigrate.worker.api.MigrationReport$Kind EXPORTED_AGAIN
fld public final static io.starmigrate.worker.api.MigrationReport$Kind LOADED_AGAIN
fld public final static io.starmigrate.worker.api.MigrationReport$Kind NOT_TOLD
fld public final static io.starmigrate.worker.api.MigrationReport$Kind PLANNED_AGAIN
fld public final static io.starmigrate.worker.api.MigrationReport$Kind RETRIED
fld public final static io.starmigrate.worker.api.MigrationReport$Kind STAGED_AGAIN
meth public static io.starmigrate.worker.api.MigrationReport$Kind valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.MigrationReport$Kind[] values()
supr java.lang.Enum<io.starmigrate.worker.api.MigrationReport$Kind>

CLSS public final static io.starmigrate.worker.api.MigrationReport$StageTime
 outer io.starmigrate.worker.api.MigrationReport
cons public init(io.starmigrate.worker.api.Stage,int,java.time.Instant,java.time.Instant,java.time.Duration,java.time.Duration,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int partitions()
meth public io.starmigrate.worker.api.Stage stage()
meth public java.lang.String longestOf()
meth public java.time.Duration longest()
meth public java.time.Duration together()
meth public java.time.Instant first()
meth public java.time.Instant last()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.MigrationReport$Switched
 outer io.starmigrate.worker.api.MigrationReport
cons public init(java.lang.String,io.starmigrate.core.task.CutoverProgress)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.CutoverProgress progress()
meth public java.lang.String database()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.MigrationReport$TableDetail
 outer io.starmigrate.worker.api.MigrationReport
cons public init(long,int,long,java.util.Map<java.lang.String,java.lang.Integer>,java.util.List<java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int generations()
meth public java.util.List<java.lang.String> recipes()
meth public java.util.Map<java.lang.String,java.lang.Integer> proofs()
meth public long moved()
meth public long planned()
supr java.lang.Record

CLSS public abstract interface io.starmigrate.worker.api.Migrator
intf java.lang.AutoCloseable
meth public abstract io.starmigrate.worker.api.CheckReport check(java.lang.String,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.CutoverReport cutover(java.lang.String,io.starmigrate.worker.api.CutoverRequest,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport adopt(java.lang.String,io.starmigrate.core.task.Overwriting,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport export(java.lang.String,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport importFiles(java.lang.String,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport plan(java.lang.String,io.starmigrate.core.task.Overwriting,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport repair(java.lang.String,io.starmigrate.worker.api.RepairRequest,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport restore(java.lang.String,io.starmigrate.worker.api.RestoreRequest,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport rounds(java.lang.String,io.starmigrate.worker.api.RoundsRequest,io.starmigrate.core.task.Overwriting,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport runWorker(java.lang.String,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport status(java.lang.String,io.starmigrate.worker.api.StatusRequest)
meth public abstract io.starmigrate.worker.api.JobReport sync(java.lang.String,io.starmigrate.core.task.Overwriting,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.JobReport verify(java.lang.String,io.starmigrate.worker.api.VerifyRequest,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.MigrationReport report(java.lang.String,io.starmigrate.worker.api.ProgressListener)
meth public abstract io.starmigrate.worker.api.Operations operations()
meth public abstract io.starmigrate.worker.api.SchemaReport schema(io.starmigrate.worker.api.SchemaRequest,io.starmigrate.worker.api.ProgressListener)
meth public abstract void close()
meth public abstract void stop()
meth public abstract void takeOverTables()
meth public io.starmigrate.worker.api.JobReport plan(java.lang.String,io.starmigrate.worker.api.ProgressListener)
meth public io.starmigrate.worker.api.JobReport status(java.lang.String)
meth public io.starmigrate.worker.api.JobReport sync(java.lang.String,io.starmigrate.worker.api.ProgressListener)
meth public io.starmigrate.worker.api.JobReport verify(java.lang.String,io.starmigrate.worker.api.ProgressListener)

CLSS public abstract interface io.starmigrate.worker.api.MigratorFactory
 anno 0 java.lang.FunctionalInterface()
meth public abstract io.starmigrate.worker.api.Migrator open(io.starmigrate.core.config.MigrationConfig)

CLSS public final io.starmigrate.worker.api.OperationReport
cons public init(java.lang.String,java.util.List<io.starmigrate.worker.api.OperationReport$Finding>,java.lang.String)
innr public final static !enum What
innr public final static Finding
meth public boolean succeeded()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String job()
meth public java.lang.String summary()
meth public java.util.List<io.starmigrate.worker.api.OperationReport$Finding> findings()
meth public java.util.SortedMap<io.starmigrate.worker.api.OperationReport$What,java.lang.Integer> counts()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.OperationReport$Finding
 outer io.starmigrate.worker.api.OperationReport
cons public init(io.starmigrate.worker.api.OperationReport$What,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.OperationReport$What what()
meth public java.lang.String note()
meth public java.lang.String subject()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.OperationReport$What
 outer io.starmigrate.worker.api.OperationReport
fld public final static io.starmigrate.worker.api.OperationReport$What ANNOUNCED
fld public final static io.starmigrate.worker.api.OperationReport$What ARCHIVED
fld public final static io.starmigrate.worker.api.OperationReport$What BACKUP
fld public final static io.starmigrate.worker.api.OperationReport$What CANCELLED
fld public final static io.starmigrate.worker.api.OperationReport$What EXPORTED_AGAIN
fld public final static io.starmigrate.worker.api.OperationReport$What KEPT
fld public final static io.starmigrate.worker.api.OperationReport$What LEFTOVER
fld public final static io.starmigrate.worker.api.OperationReport$What MISSING
fld public final static io.starmigrate.worker.api.OperationReport$What NOT_CANCELLED
fld public final static io.starmigrate.worker.api.OperationReport$What REDRIVEN
fld public final static io.starmigrate.worker.api.OperationReport$What RELAYED
fld public final static io.starmigrate.worker.api.OperationReport$What REMOVED
fld public final static io.starmigrate.worker.api.OperationReport$What RETRIED
fld public final static io.starmigrate.worker.api.OperationReport$What STAGING_DROPPED
fld public final static io.starmigrate.worker.api.OperationReport$What UNCHANGED
fld public final static io.starmigrate.worker.api.OperationReport$What UNEXPLAINED
fld public final static io.starmigrate.worker.api.OperationReport$What WOULD_CANCEL
fld public final static io.starmigrate.worker.api.OperationReport$What WOULD_REMOVE
meth public boolean isProblem()
meth public static io.starmigrate.worker.api.OperationReport$What valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.OperationReport$What[] values()
supr java.lang.Enum<io.starmigrate.worker.api.OperationReport$What>

CLSS public abstract interface io.starmigrate.worker.api.Operations
innr public final static !enum Effect
innr public final static !enum Scope
meth public abstract io.starmigrate.worker.api.OperationReport backups(java.lang.String)
meth public abstract io.starmigrate.worker.api.OperationReport cancel(java.lang.String,io.starmigrate.worker.api.TaskSelection)
meth public abstract io.starmigrate.worker.api.OperationReport cancellable(java.lang.String,io.starmigrate.worker.api.TaskSelection)
meth public abstract io.starmigrate.worker.api.OperationReport clean(java.lang.String,io.starmigrate.worker.api.Operations$Scope)
meth public abstract io.starmigrate.worker.api.OperationReport cleanable(java.lang.String,io.starmigrate.worker.api.Operations$Scope)
meth public abstract io.starmigrate.worker.api.OperationReport prune(java.lang.String,int,io.starmigrate.worker.api.Operations$Scope,io.starmigrate.worker.api.Operations$Effect)
meth public abstract io.starmigrate.worker.api.OperationReport reconcile(java.lang.String)
meth public abstract io.starmigrate.worker.api.OperationReport redrive(java.lang.String,io.starmigrate.worker.api.Operations$Effect)
meth public abstract io.starmigrate.worker.api.OperationReport retry(java.lang.String,io.starmigrate.worker.api.RetryRequest)
meth public io.starmigrate.worker.api.OperationReport retry(java.lang.String,io.starmigrate.worker.api.TaskSelection)

CLSS public final static !enum io.starmigrate.worker.api.Operations$Effect
 outer io.starmigrate.worker.api.Operations
fld public final static io.starmigrate.worker.api.Operations$Effect APPLY
fld public final static io.starmigrate.worker.api.Operations$Effect ONLY_TELL
meth public static io.starmigrate.worker.api.Operations$Effect valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.Operations$Effect[] values()
supr java.lang.Enum<io.starmigrate.worker.api.Operations$Effect>

CLSS public final static !enum io.starmigrate.worker.api.Operations$Scope
 outer io.starmigrate.worker.api.Operations
fld public final static io.starmigrate.worker.api.Operations$Scope SOURCE_AND_TARGET
fld public final static io.starmigrate.worker.api.Operations$Scope TARGET
meth public static io.starmigrate.worker.api.Operations$Scope valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.Operations$Scope[] values()
supr java.lang.Enum<io.starmigrate.worker.api.Operations$Scope>

CLSS public final io.starmigrate.worker.api.PaceLine
cons public init(java.lang.String,java.time.Instant,java.lang.String,int,int,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int from()
meth public int to()
meth public java.lang.String cause()
meth public java.lang.String of()
meth public java.lang.String reason()
meth public java.lang.String worker()
meth public java.time.Instant at()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.PlanReport
cons public init(io.starmigrate.worker.api.PlanReport$Cluster,io.starmigrate.worker.api.PlanReport$Cluster,java.util.List<io.starmigrate.core.plan.TablePlan>,java.util.List<java.lang.String>)
cons public init(io.starmigrate.worker.api.PlanReport$Cluster,io.starmigrate.worker.api.PlanReport$Cluster,java.util.List<io.starmigrate.core.plan.TablePlan>,java.util.List<java.lang.String>,java.util.List<io.starmigrate.worker.api.PlanReport$Overwrite>,java.util.List<io.starmigrate.worker.api.PlanReport$Drop>)
cons public init(io.starmigrate.worker.api.PlanReport$Cluster,io.starmigrate.worker.api.PlanReport$Cluster,java.util.List<io.starmigrate.core.plan.TablePlan>,java.util.List<java.lang.String>,java.util.List<io.starmigrate.worker.api.PlanReport$Overwrite>,java.util.List<io.starmigrate.worker.api.PlanReport$Drop>,io.starmigrate.worker.api.Baseline,java.util.List<java.lang.String>,io.starmigrate.core.forecast.Forecast)
innr public final static Cluster
innr public final static Drop
innr public final static Overwrite
intf io.starmigrate.worker.api.JobDetail
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.forecast.Forecast forecast()
meth public io.starmigrate.worker.api.Baseline baseline()
meth public io.starmigrate.worker.api.PlanReport advising(java.util.List<java.lang.String>)
meth public io.starmigrate.worker.api.PlanReport assuming(io.starmigrate.core.forecast.Assumptions)
meth public io.starmigrate.worker.api.PlanReport dropping(java.util.List<io.starmigrate.worker.api.PlanReport$Drop>)
meth public io.starmigrate.worker.api.PlanReport on(io.starmigrate.worker.api.Baseline)
meth public io.starmigrate.worker.api.PlanReport overwriting(java.util.List<io.starmigrate.worker.api.PlanReport$Overwrite>)
meth public io.starmigrate.worker.api.PlanReport taking(io.starmigrate.core.forecast.Forecast)
meth public io.starmigrate.worker.api.PlanReport with(java.util.List<io.starmigrate.core.plan.TablePlan>)
meth public io.starmigrate.worker.api.PlanReport$Cluster found()
meth public io.starmigrate.worker.api.PlanReport$Cluster source()
meth public java.lang.String called(java.lang.String,java.lang.String)
meth public java.util.List<io.starmigrate.core.plan.TablePlan> refused()
meth public java.util.List<io.starmigrate.core.plan.TablePlan> tables()
meth public java.util.List<io.starmigrate.worker.api.PlanReport$Drop> drops()
meth public java.util.List<io.starmigrate.worker.api.PlanReport$Overwrite> overwrites()
meth public java.util.List<java.lang.String> advice()
meth public java.util.List<java.lang.String> undecided()
meth public java.util.Optional<io.starmigrate.worker.api.Baseline> equal()
meth public java.util.Optional<io.starmigrate.worker.api.PlanReport$Cluster> target()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.PlanReport$Cluster
 outer io.starmigrate.worker.api.PlanReport
cons public init(java.lang.String,java.util.List<java.lang.String>)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String version()
meth public java.util.List<java.lang.String> warnings()
meth public static io.starmigrate.worker.api.PlanReport$Cluster of(io.starmigrate.core.starrocks.version.Capabilities,java.util.List<java.lang.String>)
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.PlanReport$Drop
 outer io.starmigrate.worker.api.PlanReport
cons public init(io.starmigrate.core.task.PartitionTaskId,java.lang.String)
cons public init(io.starmigrate.core.task.PartitionTaskId,java.lang.String,boolean)
meth public boolean due()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.PartitionTaskId task()
meth public java.lang.String outcome()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.PlanReport$Overwrite
 outer io.starmigrate.worker.api.PlanReport
cons public init(io.starmigrate.core.task.PartitionTaskId,java.lang.String,boolean)
meth public boolean told()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.PartitionTaskId task()
meth public java.lang.String found()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.Progress
cons public init(io.starmigrate.worker.api.Stage,long,long,io.starmigrate.worker.api.Progress$Unit)
innr public final static !enum Unit
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.Progress$Unit unit()
meth public io.starmigrate.worker.api.Stage stage()
meth public long done()
meth public long total()
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.Progress$Unit
 outer io.starmigrate.worker.api.Progress
fld public final static io.starmigrate.worker.api.Progress$Unit BYTES
fld public final static io.starmigrate.worker.api.Progress$Unit FILES
fld public final static io.starmigrate.worker.api.Progress$Unit PARTITIONS
meth public static io.starmigrate.worker.api.Progress$Unit valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.Progress$Unit[] values()
supr java.lang.Enum<io.starmigrate.worker.api.Progress$Unit>

CLSS public abstract interface io.starmigrate.worker.api.ProgressListener
fld public final static io.starmigrate.worker.api.ProgressListener SILENT
fld public final static org.slf4j.Marker TOLD
meth public abstract void noted(java.lang.String)
meth public abstract void progressed(io.starmigrate.worker.api.Progress)

CLSS public final io.starmigrate.worker.api.RepairReport
cons public init(long,long,java.util.List<io.starmigrate.worker.api.RepairReport$Redone>)
innr public final static Redone
intf io.starmigrate.worker.api.JobDetail
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<io.starmigrate.worker.api.RepairReport$Redone> redone()
meth public long compared()
meth public long equal()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.RepairReport$Redone
 outer io.starmigrate.worker.api.RepairReport
cons public init(io.starmigrate.core.task.PartitionId,java.lang.String)
cons public init(io.starmigrate.core.task.PartitionId,java.lang.String,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.PartitionId partition()
meth public java.lang.String reason()
meth public java.lang.String table()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.RepairRequest
cons public init(io.starmigrate.worker.api.TaskSelection,io.starmigrate.core.task.Overwriting)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.Overwriting overwriting()
meth public io.starmigrate.worker.api.TaskSelection selection()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.RestoreReport
cons public init(java.lang.String,java.util.List<java.lang.String>,java.util.List<java.lang.String>)
intf io.starmigrate.worker.api.JobDetail
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String from()
meth public java.util.List<java.lang.String> steps()
meth public java.util.List<java.lang.String> unverified()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.RestoreRequest
cons public init(io.starmigrate.core.storage.StorageUri,io.starmigrate.worker.api.RestoreRequest$Bare,io.starmigrate.core.task.Overwriting)
cons public init(io.starmigrate.core.storage.StorageUri,io.starmigrate.worker.api.RestoreRequest$Bare,io.starmigrate.core.task.Overwriting,java.lang.String)
cons public init(io.starmigrate.core.storage.StorageUri,io.starmigrate.worker.api.RestoreRequest$Bare,io.starmigrate.core.task.Overwriting,java.lang.String,boolean)
innr public final static Bare
meth public boolean dropped()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.storage.StorageUri from()
meth public io.starmigrate.core.task.Overwriting overwriting()
meth public io.starmigrate.worker.api.RestoreRequest of(io.starmigrate.worker.api.RestoreRequest$Bare)
meth public io.starmigrate.worker.api.RestoreRequest of(java.lang.String)
meth public io.starmigrate.worker.api.RestoreRequest withDropped()
meth public io.starmigrate.worker.api.RestoreRequest$Bare bare()
meth public java.lang.String database()
supr java.lang.Record

CLSS public final static io.starmigrate.worker.api.RestoreRequest$Bare
 outer io.starmigrate.worker.api.RestoreRequest
cons public init(java.lang.String,java.lang.String,io.starmigrate.core.starrocks.sql.Separators)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.sql.Separators separators()
meth public java.lang.String partition()
meth public java.lang.String table()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.RetryRequest
cons public init(io.starmigrate.worker.api.TaskSelection,io.starmigrate.worker.api.RetryRequest$Which)
cons public init(io.starmigrate.worker.api.TaskSelection,io.starmigrate.worker.api.RetryRequest$Which,io.starmigrate.core.task.Overwriting)
innr public final static !enum Which
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.task.Overwriting overwriting()
meth public io.starmigrate.worker.api.RetryRequest$Which which()
meth public io.starmigrate.worker.api.TaskSelection selection()
meth public static io.starmigrate.worker.api.RetryRequest stopped(io.starmigrate.worker.api.TaskSelection)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.RetryRequest$Which
 outer io.starmigrate.worker.api.RetryRequest
fld public final static io.starmigrate.worker.api.RetryRequest$Which FAILED
fld public final static io.starmigrate.worker.api.RetryRequest$Which PUBLISHED
fld public final static io.starmigrate.worker.api.RetryRequest$Which STOPPED
meth public static io.starmigrate.worker.api.RetryRequest$Which valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.RetryRequest$Which[] values()
supr java.lang.Enum<io.starmigrate.worker.api.RetryRequest$Which>

CLSS public final io.starmigrate.worker.api.RoundsReport
cons public init(java.util.List<io.starmigrate.core.task.FinishedRound>,java.util.List<io.starmigrate.core.task.FinishedRound>,java.util.List<java.lang.String>)
intf io.starmigrate.worker.api.JobDetail
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.util.List<io.starmigrate.core.task.FinishedRound> known()
meth public java.util.List<io.starmigrate.core.task.FinishedRound> rounds()
meth public java.util.List<java.lang.String> unlike()
meth public java.util.Optional<io.starmigrate.core.cutover.FreezeEstimate> freeze()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.RoundsRequest
cons public init(io.starmigrate.core.cutover.SmallEnough,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.cutover.SmallEnough enough()
meth public java.time.Duration pause()
meth public java.util.Optional<io.starmigrate.core.cutover.SmallEnough> until()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.SchemaReport
cons public init(io.starmigrate.worker.api.SchemaRequest,io.starmigrate.core.starrocks.schema.ClusterProfile,io.starmigrate.core.starrocks.schema.ClusterProfile,java.util.List<io.starmigrate.worker.api.SchemaStep>)
meth public boolean succeeded()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.starrocks.schema.ClusterProfile source()
meth public io.starmigrate.core.starrocks.schema.ClusterProfile target()
meth public io.starmigrate.worker.api.SchemaRequest request()
meth public java.util.List<io.starmigrate.worker.api.SchemaStep> steps()
meth public java.util.Map<io.starmigrate.worker.api.SchemaStep$Standing,java.lang.Integer> counts()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.SchemaRequest
cons public init(io.starmigrate.worker.api.SchemaRequest$Goal,io.starmigrate.worker.api.Operations$Effect,java.lang.String,java.lang.Integer,java.util.Set<java.lang.String>)
innr public final static !enum Goal
meth public boolean isApplied()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.Operations$Effect effect()
meth public io.starmigrate.worker.api.SchemaRequest$Goal goal()
meth public java.lang.Integer replicas()
meth public java.lang.String storageVolume()
meth public java.util.Set<java.lang.String> without()
meth public static io.starmigrate.worker.api.SchemaRequest of(io.starmigrate.worker.api.SchemaRequest$Goal,io.starmigrate.worker.api.Operations$Effect)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.SchemaRequest$Goal
 outer io.starmigrate.worker.api.SchemaRequest
fld public final static io.starmigrate.worker.api.SchemaRequest$Goal CREATE
fld public final static io.starmigrate.worker.api.SchemaRequest$Goal PAUSE
fld public final static io.starmigrate.worker.api.SchemaRequest$Goal RESTORE
meth public static io.starmigrate.worker.api.SchemaRequest$Goal valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.SchemaRequest$Goal[] values()
supr java.lang.Enum<io.starmigrate.worker.api.SchemaRequest$Goal>

CLSS public final io.starmigrate.worker.api.SchemaStep
cons public init(io.starmigrate.worker.api.SchemaStep$Kind,java.lang.String,io.starmigrate.worker.api.SchemaStep$Standing,java.util.List<io.starmigrate.core.starrocks.sql.Sql>,io.starmigrate.worker.api.SchemaStep$Remarks)
innr public final static !enum Kind
innr public final static !enum Standing
innr public final static Remarks
meth public boolean isTrouble()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.SchemaStep failed(java.lang.String)
meth public io.starmigrate.worker.api.SchemaStep named(java.lang.String)
meth public io.starmigrate.worker.api.SchemaStep with(io.starmigrate.worker.api.SchemaStep$Standing)
meth public io.starmigrate.worker.api.SchemaStep$Kind kind()
meth public io.starmigrate.worker.api.SchemaStep$Remarks remarks()
meth public io.starmigrate.worker.api.SchemaStep$Standing standing()
meth public java.lang.String object()
meth public java.util.List<io.starmigrate.core.starrocks.sql.Sql> statements()
meth public static io.starmigrate.worker.api.SchemaStep refused(io.starmigrate.worker.api.SchemaStep$Kind,java.lang.String,java.util.List<java.lang.String>)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.SchemaStep$Kind
 outer io.starmigrate.worker.api.SchemaStep
fld public final static io.starmigrate.worker.api.SchemaStep$Kind DATABASE
fld public final static io.starmigrate.worker.api.SchemaStep$Kind MATERIALIZED_VIEW
fld public final static io.starmigrate.worker.api.SchemaStep$Kind ROLLUP
fld public final static io.starmigrate.worker.api.SchemaStep$Kind TABLE
fld public final static io.starmigrate.worker.api.SchemaStep$Kind VIEW
meth public static io.starmigrate.worker.api.SchemaStep$Kind valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.SchemaStep$Kind[] values()
supr java.lang.Enum<io.starmigrate.worker.api.SchemaStep$Kind>

CLSS public final static io.starmigrate.worker.api.SchemaStep$Remarks
 outer io.starmigrate.worker.api.SchemaStep
cons public init(java.util.List<io.starmigrate.core.starrocks.schema.Note>,java.util.List<io.starmigrate.core.starrocks.schema.SchemaDifference>,java.util.List<java.lang.String>)
fld public final static io.starmigrate.worker.api.SchemaStep$Remarks NONE
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.worker.api.SchemaStep$Remarks with(java.lang.String)
meth public java.util.List<io.starmigrate.core.starrocks.schema.Note> notes()
meth public java.util.List<io.starmigrate.core.starrocks.schema.SchemaDifference> differences()
meth public java.util.List<java.lang.String> problems()
meth public static io.starmigrate.worker.api.SchemaStep$Remarks noted(java.util.List<io.starmigrate.core.starrocks.schema.Note>)
supr java.lang.Record

CLSS public final static !enum io.starmigrate.worker.api.SchemaStep$Standing
 outer io.starmigrate.worker.api.SchemaStep
fld public final static io.starmigrate.worker.api.SchemaStep$Standing DIFFERS
fld public final static io.starmigrate.worker.api.SchemaStep$Standing DONE
fld public final static io.starmigrate.worker.api.SchemaStep$Standing FAILED
fld public final static io.starmigrate.worker.api.SchemaStep$Standing LEFT_OUT
fld public final static io.starmigrate.worker.api.SchemaStep$Standing PRESENT
fld public final static io.starmigrate.worker.api.SchemaStep$Standing REFUSED
fld public final static io.starmigrate.worker.api.SchemaStep$Standing TO_DO
meth public static io.starmigrate.worker.api.SchemaStep$Standing valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.SchemaStep$Standing[] values()
supr java.lang.Enum<io.starmigrate.worker.api.SchemaStep$Standing>

CLSS public final !enum io.starmigrate.worker.api.Stage
fld public final static io.starmigrate.worker.api.Stage EXPORT
fld public final static io.starmigrate.worker.api.Stage LOAD
fld public final static io.starmigrate.worker.api.Stage PLAN
fld public final static io.starmigrate.worker.api.Stage PUBLISH
fld public final static io.starmigrate.worker.api.Stage RELAY
fld public final static io.starmigrate.worker.api.Stage VERIFY
meth public static io.starmigrate.worker.api.Stage valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.Stage[] values()
supr java.lang.Enum<io.starmigrate.worker.api.Stage>

CLSS public final io.starmigrate.worker.api.StatusReport
cons public init(java.util.List<io.starmigrate.worker.api.UnknownFailure>,java.util.List<io.starmigrate.worker.api.PaceLine>,io.starmigrate.core.task.CutoverProgress,io.starmigrate.core.forecast.Remaining,java.util.List<io.starmigrate.worker.api.Counting>)
intf io.starmigrate.worker.api.JobDetail
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.forecast.Remaining remaining()
meth public io.starmigrate.core.task.CutoverProgress cutover()
meth public java.util.List<io.starmigrate.worker.api.Counting> counted()
meth public java.util.List<io.starmigrate.worker.api.PaceLine> pace()
meth public java.util.List<io.starmigrate.worker.api.UnknownFailure> unknown()
supr java.lang.Record

CLSS public final !enum io.starmigrate.worker.api.StatusRequest
fld public final static io.starmigrate.worker.api.StatusRequest AS_COUNTED
fld public final static io.starmigrate.worker.api.StatusRequest EXACT
meth public static io.starmigrate.worker.api.StatusRequest valueOf(java.lang.String)
meth public static io.starmigrate.worker.api.StatusRequest[] values()
supr java.lang.Enum<io.starmigrate.worker.api.StatusRequest>

CLSS public final io.starmigrate.worker.api.TableReport
cons public init(java.lang.String,java.util.Map<java.lang.String,java.lang.Integer>,int,long,io.starmigrate.worker.api.Verification)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int files()
meth public io.starmigrate.worker.api.Verification verification()
meth public java.lang.String table()
meth public java.util.Map<java.lang.String,java.lang.Integer> partitions()
meth public long bytes()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.Taken
cons public init(io.starmigrate.core.forecast.Forecast,long,long,java.time.Duration)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public io.starmigrate.core.forecast.Forecast foretold()
meth public io.starmigrate.worker.api.Taken assuming(io.starmigrate.core.forecast.Assumptions)
meth public java.time.Duration busy()
meth public java.util.Optional<java.time.Duration> time()
meth public java.util.OptionalDouble dollars(io.starmigrate.core.forecast.Forecast$Cost)
meth public java.util.OptionalLong wireBytes()
meth public long bytes()
meth public long files()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.TaskSelection
cons public init(java.lang.String,java.lang.String,java.lang.String)
fld public final static io.starmigrate.worker.api.TaskSelection ALL
meth public boolean isNarrow()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.String file()
meth public java.lang.String partition()
meth public java.lang.String table()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.ToolVersion
meth public static java.lang.String text()
supr java.lang.Object

CLSS public final io.starmigrate.worker.api.UnknownFailure
cons public init(java.lang.String,int,java.lang.String)
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int times()
meth public java.lang.String subject()
meth public java.lang.String text()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.Verification
cons public init(java.lang.Long,java.lang.Long,boolean)
cons public init(java.lang.Long,java.lang.Long,boolean,java.util.List<java.lang.String>)
meth public boolean verified()
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public java.lang.Long sourceRows()
meth public java.lang.Long targetRows()
meth public java.util.List<java.lang.String> partly()
supr java.lang.Record

CLSS public final io.starmigrate.worker.api.VerifyRequest
cons public init(int)
fld public final static io.starmigrate.worker.api.VerifyRequest PARTITIONS
meth public final boolean equals(java.lang.Object)
meth public final int hashCode()
meth public final java.lang.String toString()
meth public int keys()
supr java.lang.Record

CLSS public final io.starmigrate.worker.wiring.MigratorBuilder
 anno 0 io.starmigrate.core.PublicApi()
cons public init(io.starmigrate.core.config.MigrationConfig)
meth public io.starmigrate.worker.api.Migrator open()
meth public io.starmigrate.worker.wiring.MigratorBuilder clock(java.time.InstantSource)
meth public io.starmigrate.worker.wiring.MigratorBuilder meters(io.micrometer.core.instrument.MeterRegistry)
meth public io.starmigrate.worker.wiring.MigratorBuilder queue(io.starmigrate.core.task.TaskQueue,io.starmigrate.core.task.DeadLetters)
meth public io.starmigrate.worker.wiring.MigratorBuilder recorder(io.starmigrate.core.task.TaskRecorder,io.starmigrate.core.task.Leases)
meth public io.starmigrate.worker.wiring.MigratorBuilder sourceStorage(io.starmigrate.core.storage.ObjectStore)
meth public io.starmigrate.worker.wiring.MigratorBuilder targetStorage(io.starmigrate.core.storage.ObjectStore)
supr java.lang.Object

CLSS public java.io.IOException
cons public init()
cons public init(java.lang.String)
cons public init(java.lang.String,java.lang.Throwable)
cons public init(java.lang.Throwable)
supr java.lang.Exception

CLSS public abstract interface java.io.Serializable

CLSS public abstract interface java.lang.AutoCloseable
meth public abstract void close() throws java.lang.Exception

CLSS public abstract interface java.lang.Comparable<%0 extends java.lang.Object>
meth public abstract int compareTo({java.lang.Comparable%0})

CLSS public abstract java.lang.Enum<%0 extends java.lang.Enum<{java.lang.Enum%0}>>
cons protected init(java.lang.String,int)
innr public final static EnumDesc
intf java.io.Serializable
intf java.lang.Comparable<{java.lang.Enum%0}>
intf java.lang.constant.Constable
meth protected final java.lang.Object clone() throws java.lang.CloneNotSupportedException
meth protected final void finalize()
meth public final boolean equals(java.lang.Object)
meth public final int compareTo({java.lang.Enum%0})
meth public final int hashCode()
meth public final int ordinal()
meth public final java.lang.Class<{java.lang.Enum%0}> getDeclaringClass()
meth public final java.lang.String name()
meth public final java.util.Optional<java.lang.Enum$EnumDesc<{java.lang.Enum%0}>> describeConstable()
meth public java.lang.String toString()
meth public static <%0 extends java.lang.Enum<{%%0}>> {%%0} valueOf(java.lang.Class<{%%0}>,java.lang.String)
supr java.lang.Object

CLSS public java.lang.Exception
cons protected init(java.lang.String,java.lang.Throwable,boolean,boolean)
cons public init()
cons public init(java.lang.String)
cons public init(java.lang.String,java.lang.Throwable)
cons public init(java.lang.Throwable)
supr java.lang.Throwable

CLSS public abstract interface !annotation java.lang.FunctionalInterface
 anno 0 java.lang.annotation.Documented()
 anno 0 java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy value=RUNTIME)
 anno 0 java.lang.annotation.Target(java.lang.annotation.ElementType[] value=[TYPE])
intf java.lang.annotation.Annotation

CLSS public java.lang.IllegalArgumentException
cons public init()
cons public init(java.lang.String)
cons public init(java.lang.String,java.lang.Throwable)
cons public init(java.lang.Throwable)
supr java.lang.RuntimeException

CLSS public java.lang.IllegalStateException
cons public init()
cons public init(java.lang.String)
cons public init(java.lang.String,java.lang.Throwable)
cons public init(java.lang.Throwable)
supr java.lang.RuntimeException

CLSS public java.lang.Object
cons public init()
meth protected java.lang.Object clone() throws java.lang.CloneNotSupportedException
meth protected void finalize() throws java.lang.Throwable
 anno 0 java.lang.Deprecated(boolean forRemoval=false, java.lang.String since="9")
meth public boolean equals(java.lang.Object)
meth public final java.lang.Class<?> getClass()
meth public final void notify()
meth public final void notifyAll()
meth public final void wait() throws java.lang.InterruptedException
meth public final void wait(long) throws java.lang.InterruptedException
meth public final void wait(long,int) throws java.lang.InterruptedException
meth public int hashCode()
meth public java.lang.String toString()

CLSS public abstract java.lang.Record
cons protected init()
meth public abstract boolean equals(java.lang.Object)
meth public abstract int hashCode()
meth public abstract java.lang.String toString()
supr java.lang.Object

CLSS public java.lang.RuntimeException
cons protected init(java.lang.String,java.lang.Throwable,boolean,boolean)
cons public init()
cons public init(java.lang.String)
cons public init(java.lang.String,java.lang.Throwable)
cons public init(java.lang.Throwable)
supr java.lang.Exception

CLSS public java.lang.Throwable
cons protected init(java.lang.String,java.lang.Throwable,boolean,boolean)
cons public init()
cons public init(java.lang.String)
cons public init(java.lang.String,java.lang.Throwable)
cons public init(java.lang.Throwable)
intf java.io.Serializable
meth public final java.lang.Throwable[] getSuppressed()
meth public final void addSuppressed(java.lang.Throwable)
meth public java.lang.StackTraceElement[] getStackTrace()
meth public java.lang.String getLocalizedMessage()
meth public java.lang.String getMessage()
meth public java.lang.String toString()
meth public java.lang.Throwable fillInStackTrace()
meth public java.lang.Throwable getCause()
meth public java.lang.Throwable initCause(java.lang.Throwable)
meth public void printStackTrace()
meth public void printStackTrace(java.io.PrintStream)
meth public void printStackTrace(java.io.PrintWriter)
meth public void setStackTrace(java.lang.StackTraceElement[])
supr java.lang.Object

CLSS public abstract interface java.lang.annotation.Annotation
meth public abstract boolean equals(java.lang.Object)
meth public abstract int hashCode()
meth public abstract java.lang.Class<? extends java.lang.annotation.Annotation> annotationType()
meth public abstract java.lang.String toString()

CLSS public abstract interface !annotation java.lang.annotation.Documented
 anno 0 java.lang.annotation.Documented()
 anno 0 java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy value=RUNTIME)
 anno 0 java.lang.annotation.Target(java.lang.annotation.ElementType[] value=[ANNOTATION_TYPE])
intf java.lang.annotation.Annotation

CLSS public abstract interface !annotation java.lang.annotation.Retention
 anno 0 java.lang.annotation.Documented()
 anno 0 java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy value=RUNTIME)
 anno 0 java.lang.annotation.Target(java.lang.annotation.ElementType[] value=[ANNOTATION_TYPE])
intf java.lang.annotation.Annotation
meth public abstract java.lang.annotation.RetentionPolicy value()

CLSS public abstract interface !annotation java.lang.annotation.Target
 anno 0 java.lang.annotation.Documented()
 anno 0 java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy value=RUNTIME)
 anno 0 java.lang.annotation.Target(java.lang.annotation.ElementType[] value=[ANNOTATION_TYPE])
intf java.lang.annotation.Annotation
meth public abstract java.lang.annotation.ElementType[] value()

CLSS public abstract interface java.lang.constant.Constable
meth public abstract java.util.Optional<? extends java.lang.constant.ConstantDesc> describeConstable()

