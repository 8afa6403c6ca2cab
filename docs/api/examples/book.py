"""A booking with nothing but Python's own library.

AUTOVISITE_ORIGIN and AUTOVISITE_KEY are yours; prints the reference.
"""
import datetime
import json
import os
import time
import urllib.error
import urllib.request
import uuid

ORIGIN, KEY = os.environ["AUTOVISITE_ORIGIN"], os.environ["AUTOVISITE_KEY"]


class Refused(Exception):
    """What the graph refuses: `code` is stable, `retry_at` says from when on it would not."""

    def __init__(self, error):
        extensions = error.get("extensions", {})
        self.code, self.retry_at = extensions.get("code"), extensions.get("retryAt")
        super().__init__(f"{self.code}: {extensions.get('en', error['message'])}")


def ask(query, attempts=4, **variables):
    """The data. What did not arrive is sent again: reads, and mutations with an idempotency key."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {"content-type": "application/json", "x-api-key": KEY}
    for attempt in range(attempts):
        request = urllib.request.Request(f"{ORIGIN}/graphql", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503) or attempt + 1 == attempts:
                raise
            time.sleep(int(error.headers.get("retry-after") or 2**attempt))
            continue
        except OSError:
            if attempt + 1 == attempts:
                raise
            time.sleep(2**attempt)
            continue
        if answer.get("errors"):
            raise Refused(answer["errors"][0])
        return answer["data"]


def book(plate):
    """Holds the first free slot from the day after tomorrow on; to be paid at the centre."""
    vehicle = {"service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL"}
    today = datetime.datetime.now(datetime.timezone.utc).date()
    days = {name: (today + datetime.timedelta(days=ahead)).isoformat() for name, ahead in (("from", 2), ("to", 16))}
    found = ask("query($input: FindSlotsInput!) { findSlots(input: $input) { days { slots { startsAt centreId } } } }", input=vehicle | days)
    for slot in (slot for day in found["findSlots"]["days"] for slot in day["slots"]):
        try:
            held = ask(
                "mutation($input: HoldSlotInput!) { holdSlot(input: $input) { appointment { id reference } } }",
                input=vehicle | {"centreId": slot["centreId"], "startsAt": slot["startsAt"], "plate": plate, "idempotencyKey": str(uuid.uuid4())},
            )["holdSlot"]["appointment"]
        except Refused as refused:
            # Somebody was faster: the next one.
            if refused.code != "SLOT_TAKEN":
                raise
            continue
        ask("mutation($input: PayAtCentreInput!) { payAtCentre(input: $input) { payment { status } } }", input={"appointmentId": held["id"]})
        return held["reference"]
    raise SystemExit("nothing is free")


if __name__ == "__main__":
    print(book("AB-124-CD"))
