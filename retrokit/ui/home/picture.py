"""The board as it will look while the room writes: a session that nobody opened, in its stage that gathers."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.faces import CollectBody, PublicView
from retrokit.facilitation.formats import Format
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.views import public

_DAY = "2000-01-01"
_CARDS = 3


def picture(format: Format, stage: str = "") -> PublicView:
    """What the board shows in the stage with that id if it gathers, else in the first that does."""
    gathers = [at for at, each in enumerate(format.stages) if each.kind == "collect"]
    at = next((at for at in gathers if format.stages[at].id == stage), gathers[0])
    session = new_session(id="", team="-", title="-", date=_DAY, format=format, minutes=format.minutes)
    view = public(replace(session, state="running", stage=at), 0.0, _DAY)
    body = view.body
    assert isinstance(body, CollectBody)
    # A few cards are on their way, so that the colours can be seen.
    columns = tuple(replace(column, about=_CARDS) for column in body.columns)
    return replace(view, body=replace(body, columns=columns, about=_CARDS * len(columns)))
