"""What team Harbour writes in a 4 Ls session: after the release, taking stock."""

from __future__ import annotations

from retrokit.stories.pile import Pile

PILES = (
    Pile(
        "Test environments",
        7,
        (
            ("lacked", "A staging that is there in the morning"),
            ("lacked", "Knowing who uses it right now"),
            ("longed-for", "A test environment of my own: up in a minute, gone in the evening"),
            ("learned", "Most of our waits began with a branch that nobody had cleared away"),
        ),
        "Longest wait last week: 5 hours, on Tuesday.\nStaging was free for two of them, but nobody could see it.",
    ),
    Pile(
        "Pairing across teams",
        5,
        (
            ("liked", "Pairing with the data team made the API so much simpler"),
            ("learned", "Two people find in an hour the bug that one does not find in a day"),
            ("longed-for", "One day a week without calls, to work side by side"),
            ("liked", "金曜日のペア作業"),
        ),
        "Two review rounds fewer than usual, and the release was not later.",
    ),
    Pile(
        "The migration",
        5,
        (
            ("learned", "A migration can be tried ten times before it runs once"),
            (
                "learned",
                (
                    "Our largest table is not the one we thought. The history of settings has grown to three times the "
                    "size of all orders, and nobody has ever read it; leaving it out would have saved us the night"
                ),
            ),
            ("liked", "A calm Saturday. Nobody stayed up late"),
            ("lacked", "A rehearsal of the way back"),
        ),
        "The ten trial runs were the work. The night itself was only the eleventh.",
    ),
    Pile(
        "Saying no in time",
        4,
        (
            ("lacked", 'A "no" when the export feature arrived on day eight'),
            ("longed-for", "To hear of a promise before it is made"),
            ("learned", "Saying what would fall out makes it easy to decide"),
        ),
    ),
    Pile(
        "On-call handover",
        2,
        (
            ("lacked", "A written handover"),
            ("learned", "Four of six night alarms come from one old rule"),
            ("longed-for", "Sleeping through 😴"),
        ),
    ),
    Pile(
        "Demo",
        1,
        (
            ("liked", "Customers asked questions about the future, not about bugs"),
            ("liked", "The rehearsal on Thursday 🎉"),
            ("learned", "People understand the real thing faster than slides"),
        ),
    ),
    Pile(
        "",
        0,
        (
            ("liked", "Lunch walks"),
            ("liked", "Being asked about the new pipeline. Please go on. Ines"),
            ("lacked", "Time to read"),
            ("longed-for", "A quieter room"),
            ("longed-for", "Someone who writes well to go through our error messages with us"),
            ("learned", "Ask earlier"),
        ),
    ),
)
