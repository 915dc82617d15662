"""What people write, agree and learn in the whole session that the journeys play."""

from __future__ import annotations

EXPERIMENT = {
    "change": "We release on Tuesday mornings",
    "expected": "Fridays without an alarm",
    "measure": "alarms on Fridays, zero in four weeks",
    "guardrail": "no fix waits longer than a day",
    "scope": "only the web team",
    "undo": "we go back to any day",
    "belief": "everybody is awake on Tuesdays",
    "owner": "Kim",
    "review": "2027-01-12",
}
LEARNING = {
    "expected": "fewer meetings would do",
    "saw": "questions piled up instead",
    "learned": "short talks save long ones",
    "will_do": "keep the ten minutes at nine",
}
SECRETS = (
    "release on quiet mornings",
    "alarms on Friday evening",
    "write what we learned",
    "typed under the bridge",
    "pair with the data team",
)
WITHDRAWN = "better unsaid"
