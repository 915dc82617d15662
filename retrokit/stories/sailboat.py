"""What team Harbour writes in a Sailboat session: 31 sprints in, a migration ahead."""

from __future__ import annotations

from retrokit.stories.pile import Pile

PILES = (
    Pile(
        "Waiting for test environments",
        7,
        (
            ("anchors", "Staging was down three mornings in a row"),
            ("anchors", "I rebased four times while waiting for a slot"),
            ("rocks", "The migration will need staging for two full days"),
            (
                "anchors",
                (
                    "Nobody can see who is using staging right now, so we ask in three channels, wait for an answer "
                    "that does not come, and then start anyway and hope that it is free"
                ),
            ),
        ),
        "Longest wait last week: 5 hours, on Tuesday.\nStaging was free for two of them, but nobody could see it.",
    ),
    Pile(
        "Pairing across teams",
        5,
        (
            ("wind", "Pairing with the data team made the API so much simpler"),
            ("wind", "Learned more on Tuesday than in a month of reviews"),
            ("wind", "金曜日のペア作業がとても勉強になった"),
            ("wind", "Two of us on the search bug: done before lunch"),
        ),
        "Two review rounds fewer than usual, and the release was not later.",
    ),
    Pile(
        "Late scope",
        5,
        (
            ("anchors", "The export feature arrived on day eight"),
            ("anchors", "We said yes to a small change that was not small"),
            ("rocks", "Single sign-on is promised for January, and none of us has seen an estimate"),
        ),
        "What comes in late is never the problem alone. That nothing goes out is.",
    ),
    Pile(
        "On-call handover",
        4,
        (
            ("anchors", "Nobody knew which alert was real on Friday"),
            ("rocks", "Two of the three people who know the pager leave for holidays"),
            ("anchors", "Six false alarms in one night 😴"),
            ("wind", "The note from the last shift saved me an hour"),
        ),
    ),
    Pile(
        "Demo went well",
        2,
        (
            ("wind", "Customers asked questions about the future, not about bugs"),
            ("wind", "The rehearsal on Thursday 🎉"),
            ("wind", "First demo without a single slide"),
        ),
    ),
    Pile(
        "Reviews",
        1,
        (
            ("anchors", "My change waited three days for a second pair of eyes"),
            ("anchors", "Everything over 400 lines waits until Friday"),
            ("wind", "Small changes get through within the hour now"),
        ),
    ),
    Pile(
        "",
        0,
        (
            (
                "rocks",
                "The certificate of the payment gateway runs out in January. It is on no list that I know of",
            ),
            ("rocks", "We have never tried to restore a backup"),
            ("rocks", "Traffic doubles on Friday. Are we sure about the queue?"),
            ("wind", "Lunch walks"),
            ("wind", "I can show anyone how the new pipeline works, just ask. Ines"),
            ("anchors", "Too many channels"),
        ),
    ),
)
