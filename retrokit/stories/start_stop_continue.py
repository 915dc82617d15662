"""What team Harbour writes in a Start Stop Continue session: the same sprint, seen as habits."""

from __future__ import annotations

from retrokit.stories.pile import Pile

PILES = (
    Pile(
        "Waiting for test environments",
        7,
        (
            ("stop", "Asking in three channels whether staging is free"),
            ("start", "A calendar for staging, so that everybody sees who has it"),
            ("stop", "Rebasing four times a day because a slot is blocked"),
            (
                "start",
                "Clearing away test environments every evening. What is left over from yesterday costs us the morning",
            ),
        ),
        "Longest wait last week: 5 hours, on Tuesday.\nStaging was free for two of them, but nobody could see it.",
    ),
    Pile(
        "Planning with fewer surprises",
        5,
        (
            ("stop", "Saying yes in the corridor"),
            (
                "stop",
                (
                    "Filling the sprint to the brim. With one free day for each of us, the export feature on day eight "
                    "would have been a nuisance; this way it cost two people their weekend and the rest of us our good mood"
                ),
            ),
            ("start", 'Asking "what falls out?" whenever something comes in'),
        ),
        "What comes in late is never the problem alone. That nothing goes out is.",
    ),
    Pile(
        "Pairing across teams",
        5,
        (
            ("continue", "Tuesdays with the data team"),
            ("continue", "金曜日のペア作業"),
            ("start", "Pairing on a review when a change is hard to explain in writing"),
        ),
        "Two review rounds fewer than usual, and the release was not later.",
    ),
    Pile(
        "On-call handover",
        4,
        (
            ("start", "Ten minutes of handover, written down"),
            ("stop", "Alerts that nobody acts on 🔕"),
            ("continue", "The thank-you after a bad night"),
            ("start", "Showing the pager to two more people before the holidays"),
        ),
    ),
    Pile(
        "Small changes",
        2,
        (
            ("continue", "Small changes. Half of them are reviewed within the hour now"),
            ("stop", "Keeping work on a branch for more than three days"),
            ("start", "Merging behind a switch, so that half-done work can go out without anyone seeing it"),
        ),
    ),
    Pile(
        "Demo rehearsal",
        1,
        (
            ("continue", "Rehearsing the demo on Thursday 🎉"),
            ("continue", "Showing the real thing, no slides"),
        ),
    ),
    Pile(
        "",
        0,
        (
            ("continue", "Lunch walks"),
            ("continue", "Asking Ines about the new pipeline. (I mean it, just ask. Ines)"),
            ("start", "Restoring a backup, once, for real"),
            ("stop", "The second status round of the week. We say the same things twice"),
            ("start", "Changes so small that a Friday does not matter"),
            ("stop", "Reply to all"),
        ),
    ),
)
