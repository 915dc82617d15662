"""Minutes that move between stages, as plain numbers: for the rules, and for the console while somebody drags."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

LEAST = 1
LONGEST = 480


def handed_on(
    minutes: Sequence[int], at: int, wanted: int, out: Sequence[int] = ()
) -> tuple[int, ...] | None:
    """``minutes`` with ``wanted`` for the stage ``at``, and the same sum: the next stages give or get the difference.

    Stages in ``out`` are left out and neither give nor get. None where nobody can give or get so much: no stage goes
    below one minute.
    """
    after = [i for i in range(at + 1, len(minutes)) if i not in out]
    changed = list(minutes)
    more = wanted - minutes[at]
    changed[at] = wanted
    if more < 0 and after:
        changed[after[0]] -= more
        more = 0
    for i in after:
        given = min(more, changed[i] - LEAST) if more > 0 else 0
        changed[i] -= given
        more -= given
    return None if more else tuple(changed)


def most_for(minutes: Sequence[int], at: int, out: Sequence[int] = ()) -> int:
    """How many minutes the stage ``at`` can get from those after it."""
    return minutes[at] + sum(minutes[i] - LEAST for i in range(at + 1, len(minutes)) if i not in out)


def shortened(minutes: Sequence[int], by: int) -> tuple[int, ...]:
    """Up to ``by`` minutes less, each stage by about the same share, none below one minute.

    The last one closes the session: it gives only what the others cannot.
    """
    changed = list(minutes)
    for _ in range(by):
        spare = [i for i, left in enumerate(changed) if left > LEAST]
        spare = [i for i in spare if i < len(minutes) - 1] or spare
        if not spare:
            break
        changed[max(spare, key=lambda i: (Fraction(changed[i], minutes[i]), minutes[i], -i))] -= 1
    return tuple(changed)
