"""A file event trigger as one writes it with boto3: the same requests for a file as ours, one after the other.

Handles the batches of a file; the last line printed is a list: the microseconds that each took, and then when the first was
done, in microseconds since 1970.
"""
import json
import os
import sys
import time
import urllib.parse

import boto3

TABLE = os.environ["TABLE"]
QUEUE = os.environ["QUEUE_URL"]
dynamodb = boto3.client("dynamodb")
sqs = boto3.client("sqs")


def put(record):
    key = urllib.parse.unquote_plus(record["s3"]["object"]["key"])
    folder, name = key.rsplit("/", 1)
    item = {
        "pk": {"S": folder},
        "sk": {"S": "FILE#" + name},
        "state": {"S": "ARRIVED"},
        "version": {"N": "2"},
        "size": {"N": str(record["s3"]["object"]["size"])},
        "etag": {"S": record["s3"]["object"]["eTag"]},
        "change": {"M": {"by": {"S": "trigger"}, "at": {"S": record["eventTime"]}, "why": {"S": "its event came"}}},
    }
    dynamodb.put_item(TableName=TABLE, Item=item, ConditionExpression="attribute_not_exists(pk)")
    return key


def handler(event):
    records = [r for message in event["Records"] for r in json.loads(message["body"])["Records"]]
    keys = [put(record) for record in records]
    for begin in range(0, len(keys), 10):
        entries = [
            {"Id": str(i), "MessageBody": json.dumps({"object": key})}
            for i, key in enumerate(keys[begin : begin + 10])
        ]
        sqs.send_message_batch(QueueUrl=QUEUE, Entries=entries)


took = []
first = 0
with open(sys.argv[1], encoding="utf-8") as batches:
    for batch in json.load(batches):
        event = {"Records": [{"messageId": str(i), "body": body} for i, body in enumerate(batch)]}
        begun = time.perf_counter_ns()
        handler(event)
        took.append((time.perf_counter_ns() - begun) // 1000)
        first = first or time.time_ns() // 1000
print(took + [first])
