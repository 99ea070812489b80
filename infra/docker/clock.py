"""Stands in for Cloud Scheduler beside the Pub/Sub emulator: the messages of infra/terraform/clock.json, the sweep each
minute and the enrichment each day. A strike that fails is left out: the next one finds everything that is due."""

import base64
import json
import pathlib
import sys
import time
import urllib.request

EVERY = {"expiry-sweep": 60, "enrichment": 24 * 60 * 60}


def strike(emulator, project, message):
    url = f"http://{emulator}/v1/projects/{project}/topics/{message['topic']}:publish"
    data = base64.b64encode(message["data"].encode()).decode()
    body = {"messages": [{"attributes": message["attributes"], "data": data}]}
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        answer.read()


def main(emulator, project, messages, struck):
    clock = json.loads(pathlib.Path(messages).read_text())
    due = {"expiry-sweep": 0, "enrichment": EVERY["enrichment"]}
    start = time.monotonic()
    while True:
        for name, message in clock.items():
            if time.monotonic() - start >= due[name]:
                due[name] += EVERY[name]
                try:
                    strike(emulator, project, message)
                    pathlib.Path(struck).touch()
                except OSError as failure:
                    print(f"{name} not published: {failure}", flush=True)
        time.sleep(1)


main(*sys.argv[1:])
