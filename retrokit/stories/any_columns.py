"""What team Harbour writes in a format nobody has written a story for.

The cards can stand under any heading, so their columns are left open.
"""

from __future__ import annotations

from retrokit.stories.pile import Pile

PILES = (
    Pile(
        "Test environments",
        7,
        (
            ("", "Three mornings without staging"),
            ("", "A calendar for staging"),
            ("", "The slot on Tuesday that was free, and nobody could see it"),
            ("", "Test data that looks like the real thing"),
        ),
        "Longest wait last week: 5 hours, on Tuesday.\nStaging was free for two of them, but nobody could see it.",
    ),
    Pile(
        "Working side by side",
        5,
        (
            ("", "Tuesdays with the data team"),
            ("", "金曜日のペア作業"),
            ("", "Reviews in person when a change is hard to explain in writing"),
            ("", "The drawing of the search index on the wall"),
        ),
        "Two review rounds fewer than usual, and the release was not later.",
    ),
    Pile(
        "Plans that change",
        5,
        (
            ("", "The export feature on day eight"),
            ("", 'The question "what falls out?"'),
            (
                "",
                "One free day for each of us in every sprint, for what nobody can know when the sprint begins",
            ),
            ("", "Promises we hear of last"),
        ),
        "What comes in late is never the problem alone. That nothing goes out is.",
    ),
    Pile(
        "On-call",
        4,
        (
            ("", "Six alarms in one night 😴"),
            ("", "The handover note"),
            ("", "Alerts that nobody acts on"),
            ("", "The thank-you after a bad night"),
        ),
    ),
    Pile(
        "Demo",
        2,
        (
            ("", "The rehearsal on Thursday 🎉"),
            ("", "Questions about the future, not about bugs"),
            ("", "The real thing instead of slides"),
        ),
    ),
    Pile(
        "",
        0,
        (
            ("", "Lunch walks"),
            ("", "Changes small enough to be read within the hour"),
            ("", "The new pipeline. Ask me about it! Ines"),
            ("", "Four calls at once in one room"),
            ("", "The backup that we have never restored"),
            ("", "Time to read"),
        ),
    ),
)
