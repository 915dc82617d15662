"""The stories that the demo plays: the best-known formats have one of their own. demo_script turns them into a session."""

from __future__ import annotations

from collections.abc import Mapping

from retrokit.stories import four_ls, mad_sad_glad, sailboat, start_stop_continue
from retrokit.stories.pile import Pile

STORIES: Mapping[str, tuple[Pile, ...]] = {
    "sailboat": sailboat.PILES,
    "start-stop-continue": start_stop_continue.PILES,
    "mad-sad-glad": mad_sad_glad.PILES,
    "four-ls": four_ls.PILES,
}
