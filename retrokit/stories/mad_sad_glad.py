"""What team Harbour writes in a Mad Sad Glad session: the same sprint, and what it did to people."""

from __future__ import annotations

from retrokit.stories.pile import Pile

PILES = (
    Pile(
        "Nights on call",
        7,
        (
            ("mad", "Six false alarms in one night, and a full day of work after it"),
            ("sad", "I cancelled a weekend because hardly anyone else can read the pager"),
            ("glad", "Somebody took my shift without being asked ❤️"),
            ("mad", "The same alert was muted three times and came back three times"),
        ),
        "Four of the six alarms come from one old rule.\nWhat one night teaches does not reach the next.",
    ),
    Pile(
        "Being heard",
        5,
        (
            ("sad", "In the planning my worry was written down and forgotten"),
            ("glad", 'I said "I do not know" in front of everyone, and it was fine'),
            ("mad", "Not getting to the end of a sentence. Third time this week"),
            ("sad", "Cameras off, and nobody laughs any more"),
        ),
        "We would like to come back to a worry once it is written down, even if the answer is no.",
    ),
    Pile(
        "Work thrown away",
        5,
        (
            ("mad", "The export feature came on day eight and went again on day ten"),
            ("sad", "Two weeks of work that nobody will ever see"),
            (
                "sad",
                (
                    "I learned from the newsletter that the pilot is over. I had told the people who tried it that we "
                    "would fix their three problems this week, and then I had to write to each of them that we will not"
                ),
            ),
        ),
        "It was not the stop that hurt, it was to hear of it last.",
    ),
    Pile(
        "Learning together",
        4,
        (
            ("glad", "Tuesday with the data team"),
            (
                "glad",
                "I finally understood the search index, because somebody drew it for me twice without sighing",
            ),
            ("glad", "金曜日のペア作業、楽しかった！"),
        ),
    ),
    Pile(
        "Waiting",
        2,
        (
            ("mad", "Third morning without staging"),
            ("mad", '"It works on staging." When there is one'),
            ("sad", "My change waited three days and nobody said a word"),
        ),
    ),
    Pile(
        "Our customers",
        1,
        (
            ("glad", "Customers asked questions about the future, not about bugs"),
            ("glad", "A thank-you letter. On paper! 🎉"),
            ("glad", "The demo"),
        ),
    ),
    Pile(
        "",
        0,
        (
            ("glad", "Lunch walks"),
            ("sad", "Our designer leaves in December"),
            ("mad", "Four calls at once in one room"),
            ("glad", "Anyone can ask me about the new pipeline, it makes my day. Ines"),
            ("sad", "No time to mend what annoys us all. The list is older than my contract"),
        ),
    ),
)
