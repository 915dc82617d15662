"""The messages between phone and laptop, one JSON text each, tagged by ``t``. docs/protocol.md describes them in words.

They travel sealed, in pieces of fixed frames: see channel.py.
The page's TypeScript types are generated from here by ``python -m retrokit.lan.typescript``.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from retrokit.facilitation.faces import PublicView

VERSION = 2
FRAME = 1088
"""Bytes of every WebSocket frame with data, in both directions, from the first to the last."""

MAX_MESSAGE = 4096
"""Bytes of UTF-8 JSON that a phone may send as one message; the laptop's own may be of any length."""

Token = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{22}$")]
"""128 random bits, base64url without padding."""

Ticket = Annotated[str, Meta(pattern=r"^([A-Za-z0-9_-]{22})?$")]
"""A token, or "" for none."""

Day = Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
"""An ISO date, or "" for none."""

Mood = Annotated[int, Meta(ge=0, le=5)]
"""1 (hard) to 5 (good), 0 for none."""

Name = Annotated[str, Meta(min_length=1, max_length=64)]


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="t"):
    pass


# --- phone to laptop ---


class Hello(Message, frozen=True, tag="hello"):
    """The first message. That the phone may come in, the handshake has shown already.

    ``seat`` is the phone's own secret for this session. ``wrote``: this phone has cards in the open stage already
    (said again after the laptop restarted, so that counts are right), or in ``stage`` if that is given: cards from before
    the session wait for another stage. ``ticket`` is what a QR on a ticket carries.
    """

    v: int
    seat: Token
    wrote: bool = False
    ticket: Ticket = ""
    stage: Annotated[str, Meta(max_length=64)] = ""


class Add(Message, frozen=True, tag="add"):
    """A new card. ``cap`` is the capability to edit and withdraw it later; the laptop keeps only its hash.

    ``when`` and ``mood`` are for a timeline, left out elsewhere.
    """

    op: Token
    cap: Token
    column: Name
    text: str
    when: Day = ""
    mood: Mood = 0


class Edit(Message, frozen=True, tag="edit"):
    op: Token
    cap: Token
    column: Name
    text: str
    when: Day = ""
    mood: Mood = 0


class Withdraw(Message, frozen=True, tag="withdraw"):
    op: Token
    cap: Token


class Ballot(Message, frozen=True, tag="ballot"):
    """The whole ballot; it replaces this phone's earlier one. Topics without votes are left out."""

    op: Token
    stage: Name
    choices: dict[Name, Annotated[int, Meta(ge=1, le=100)]]


class Rate(Message, frozen=True, tag="rate"):
    """1 to 5, 0 takes it back."""

    op: Token
    stage: Name
    value: Annotated[int, Meta(ge=0, le=5)]


Step = Annotated[int, Meta(ge=1, le=5)]


class Placing(Message, frozen=True, tag="place"):
    """The whole sheet: for each topic a step on each axis. It replaces this phone's earlier one, an empty one takes it back."""

    op: Token
    stage: Name
    places: dict[Name, Annotated[tuple[Step, ...], Meta(min_length=1, max_length=2)]]


class Thumb(Message, frozen=True, tag="thumb"):
    """More time for the topic or the next one, "" takes it back. ``round`` is the question's."""

    op: Token
    stage: Name
    round: Annotated[int, Meta(ge=0, le=10_000)]
    value: Literal["more", "next", ""]


class Done(Message, frozen=True, tag="done"):
    """I am done with this stage, or not after all. Never stored; not acknowledged."""

    done: bool


class Answer(Message, frozen=True, tag="answer"):
    """The whole sheet: item -> choice, from 0. It replaces this phone's earlier one; empty takes it back."""

    op: Token
    stage: Name
    answers: dict[Name, Annotated[int, Meta(ge=0, le=6)]]


FromPhone = Hello | Add | Edit | Withdraw | Ballot | Rate | Placing | Done | Answer | Thumb


# --- laptop to phone ---


class Welcome(Message, frozen=True, tag="welcome"):
    """``session`` keys what the phone stores; ``words`` is the page's catalogue (empty for English)."""

    v: int
    session: str
    language: str
    words: dict[str, str | dict[str, str]]


class View(Message, frozen=True, tag="view"):
    """The newest public view, whole. A later one replaces it."""

    view: PublicView


class Ack(Message, frozen=True, tag="ack"):
    """The act with this ``op`` is on the laptop's disk."""

    op: str


class Nack(Message, frozen=True, tag="nack"):
    """The act was not taken. ``keep``: the phone keeps it and sends it again later; else the person decides."""

    op: str
    code: str
    sentence: str
    keep: bool


class Bye(Message, frozen=True, tag="bye"):
    """The laptop closes the connection. ``again``: the phone may come back by itself."""

    code: str
    sentence: str
    again: bool


ToPhone = Welcome | View | Ack | Nack | Bye
