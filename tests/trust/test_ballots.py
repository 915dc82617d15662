"""One person, one ballot, and nobody can say whose (T6 of the threat model): the real door, the real store, real hashes."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations, count
from pathlib import Path

import msgspec

from retrokit.facilitation import commands as c
from retrokit.facilitation.entry import seats
from retrokit.facilitation.room import Room
from retrokit.facilitation.session import HeldBallot, Seat, Session, Vote
from retrokit.facilitation.topics import topics
from retrokit.lan import acts
from retrokit.lan.messages import Add, Ballot, Rate, Thumb
from retrokit.lan.phone import Phone
from retrokit.storage.store import SqliteStore
from tests.facilitation.desk import Desk, gathered, refused
from tests.lan.house import Clock, House, a_house, a_session, played, until
from tests.trust.figures import record

PROFILES, HEADCOUNT, APPROVALS = 50, 8, 3
RUNS = 1000


async def kept_room(path: Path) -> tuple[SqliteStore, Session]:
    """A session whose store is a file."""
    store, session = SqliteStore(path), replace(a_session(), headcount=HEADCOUNT)
    await Room(session, store, Clock(), lambda: "").handle(c.OpenRoom(session))
    return store, session


@played
async def test_fifty_profiles_of_one_phone_get_no_more_seats_than_were_counted_and_approved(
    tmp_path: Path,
) -> None:
    store, session = await kept_room(tmp_path / "retrokit.db")
    async with a_house(tmp_path, session, store=store) as house:
        approved, most = 0, 0

        def watch(now: Session, changes: object) -> None:
            nonlocal most
            most = max(most, seats(now))
            assert seats(now) <= HEADCOUNT + approved

        house.room.subscribe(watch)
        coming = [_come(house) for _ in range(PROFILES)]
        await until(lambda: sum(bool(p.welcomes or p.byes["locked"]) for p, _ in coming) == PROFILES)
        for allowed in range(HEADCOUNT + 1, HEADCOUNT + APPROVALS + 1):
            approved += 1
            await house.do(c.LetOneIn())
            await until(partial(_are, house, allowed))
        await until(lambda: sum(bool(phone.view) for phone, _ in coming) == HEADCOUNT + APPROVALS)
        inside = [phone for phone, _ in coming if phone.welcomes]
        assert len(inside) == most == HEADCOUNT + APPROVALS
        await house.do(c.LockRoom(True))

        topic = await _voting(house, inside[0])
        for phone in inside:
            await phone.until(lambda v: v["body"]["kind"] == "vote")
            await phone.vote("vote", {topic: 1})
        assert _ballots(house.room.session) == len(inside)

        # The laptop is started again on the same files: the same seats, the same ballots, and a second one replaces.
        port = int(house.server.url.split(":")[2].strip("/"))
        await house.server.stop("quit")
        store.close()
        store = SqliteStore(tmp_path / "retrokit.db")
        again = House(tmp_path, store.load("s1"), store=store)
        assert seats(again.room.session) == len(inside)
        before = [phone.welcomes for phone in inside]
        await again.server.start("127.0.0.1", port)
        await until(lambda: all(p.welcomes > n for p, n in zip(inside, before, strict=True)))
        replaced = 0
        for phone in inside:
            held = _ballots(again.room.session)
            await phone.vote("vote", {topic: 1})
            replaced += _ballots(again.room.session) == held
        assert seats(again.room.session) == len(inside)
        await again.do(c.CloseVote())
        work = again.room.session.work["vote"]
        assert isinstance(work, Vote)
        assert (work.ballots, sum(t.votes for t in work.tallies)) == (len(inside), len(inside))
        for _, task in coming:
            task.cancel()
        await asyncio.gather(*(task for _, task in coming), return_exceptions=True)
        await asyncio.gather(*(phone.leave() for phone, _ in coming))
        await again.server.stop("quit")
        store.close()
    record(
        "seats", profiles=PROFILES, headcount=HEADCOUNT, approvals=APPROVALS, seats_most=most, ballots=len(inside),
        second_ballot_replaced=f"{replaced} of {len(inside)}",
    )  # fmt: skip


def _come(house: House) -> tuple[Phone, asyncio.Task[object]]:
    """Every profile of the one phone has the same address."""
    phone = Phone.by_join_url(house.server.join_url, source="127.0.0.7")
    return phone, asyncio.create_task(phone.join())


async def _voting(house: House, phone: Phone) -> str:
    await house.go("collect")
    await phone.until(lambda v: v["body"]["kind"] == "collect")
    await phone.add("wind", "the only card")
    await house.reveal()
    await house.go("vote")
    return topics(house.room.session)[0].id


def _are(house: House, count: int) -> bool:
    return seats(house.room.session) == count


def _ballots(session: Session) -> int:
    return sum(isinstance(e, HeldBallot) for e in session.held.values())


@dataclass
class Voter:
    """A phone as the rules meet it: what it would count for is in ``last``."""

    secret: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    last: dict[str, int] = field(default_factory=dict)
    sent: list[Ballot] = field(default_factory=list)


class Poll:
    """One vote with random phones, against a tally kept by the simplest means there are."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.desk = gathered(Desk().do(c.SetHeadcount(0))).go("vote").do(c.VoidSeats())
        self.topics = [topic.id for topic in topics(self.desk.session)]
        self.voters = [Voter() for _ in range(chance.randint(1, 8))]
        self.replaced = self.ops = 0

    def run(self) -> None:
        steps = [self.come, self.vote, self.vote, self.vote, self.take_back, self.again, self.restart]
        for _ in range(self.chance.randint(1, 30)):
            self.chance.choices([*steps, self.void], [1] * len(steps) + [0.2])[0]()
        self.desk.do(c.CloseVote())
        work = self.desk.session.work["vote"]
        assert isinstance(work, Vote)
        wanted: Counter[str] = Counter()
        for voter in self.voters:
            wanted.update(voter.last)
        assert {t.topic: t.votes for t in work.tallies} == {topic: wanted[topic] for topic in self.topics}
        assert work.ballots == sum(bool(voter.last) for voter in self.voters)

    def come(self) -> None:
        self.sit(self.chance.choice(self.voters))

    def vote(self) -> None:
        voter = self.chance.choice(self.voters)
        work = self.desk.session.work["vote"]
        assert isinstance(work, Vote)
        chosen = self.chance.sample(self.topics, min(work.budget, len(self.topics)))
        self.cast(voter, dict.fromkeys(chosen[: self.chance.randint(1, len(chosen))], 1))

    def take_back(self) -> None:
        self.cast(self.chance.choice(self.voters), {})

    def again(self) -> None:
        """A lost acknowledgement: the newest act is sent once more."""
        voter = self.chance.choice(self.voters)
        if voter.sent and voter.last:
            self.send(voter, voter.sent[-1])

    def restart(self) -> None:
        """Everything that is held goes through its stored form."""
        held = {}
        for key in sorted(self.desk.session.held):
            entry = self.desk.session.held[key]
            stored = msgspec.msgpack.encode(entry)
            assert all(voter.secret.encode() not in stored for voter in self.voters)
            held[key] = msgspec.msgpack.decode(stored, type=type(entry))
        self.desk.session = replace(self.desk.session, held=held)

    def void(self) -> None:
        old = [self.key(voter) for voter in self.voters]
        topic = self.topics[0]
        self.desk.do(c.VoidSeats())
        for key in old:
            assert refused(self.desk, c.CastBallot("b", "o", "vote", {topic: 1}, key)) == "no_seat"
        for voter in self.voters:
            voter.last, voter.sent = {}, []

    def cast(self, voter: Voter, choices: dict[str, int]) -> None:
        before = _ballots(self.desk.session)
        self.ops += 1
        self.send(voter, Ballot(f"op{self.ops:020}", "vote", choices))
        if voter.last and choices:
            self.replaced += 1
            assert _ballots(self.desk.session) == before
        voter.last = choices

    def send(self, voter: Voter, ballot: Ballot) -> None:
        self.sit(voter)
        secret = acts.secret_in(self.desk.session.door.epoch, voter.secret)
        self.desk.do(acts.command_for(ballot, self.key(voter), secret))
        voter.sent.append(ballot)

    def sit(self, voter: Voter) -> None:
        self.desk.do(c.TakeSeat(self.key(voter)))

    def key(self, voter: Voter) -> str:
        session = self.desk.session
        return acts.seat_key(session.id, acts.secret_in(session.door.epoch, voter.secret))


def test_tallies_are_exact_whatever_phones_and_facilitator_do() -> None:
    replaced = ballots = 0
    for seed in range(RUNS):
        poll = Poll(random.Random(seed))
        poll.run()
        replaced += poll.replaced
        ballots += poll.ops
    assert replaced > RUNS / 2, "the runs must try what they are to prove"
    record("tallies", runs=RUNS, ballots=ballots, second_ballots_replaced=replaced, wrong=0)


def test_nothing_at_rest_joins_a_persons_seat_ballots_rating_and_cards() -> None:
    """Everything the laptop keeps of one phone in two polls, a rating, two thumbs and two cards, and of another phone."""
    n = count()

    def at_rest(secret: str) -> list[str]:
        seat = acts.seat_key("s1", secret)
        said: list[acts.Act] = [
            Ballot(secrets.token_urlsafe(16), "vote", {}),
            Ballot(secrets.token_urlsafe(16), "vote-2", {}),
            Rate(secrets.token_urlsafe(16), "rate", 4),
            Thumb(secrets.token_urlsafe(16), "discuss", 1, "more"),
            Thumb(secrets.token_urlsafe(16), "discuss", 2, "more"),
            *(
                Add(secrets.token_urlsafe(16), secrets.token_urlsafe(16), "wind", f"{next(n)}")
                for _ in range(2)
            ),
        ]
        made = [acts.command_for(act, seat, secret) for act in said]
        return [seat, *(command.key for command in made), *(getattr(command, "op", "") for command in made)]

    phones = [at_rest(secrets.token_urlsafe(16)) for _ in range(200)]
    shared = 0
    for phone in phones:
        for one, other in combinations(phone, 2):
            shared += any(one[i : i + 10] in other for i in range(len(one) - 9))
    assert shared == 0
    record("ballots at rest", phones=len(phones), values=sum(map(len, phones)), shared_within_a_phone=shared)


def test_a_ballot_is_kept_without_the_seat_that_was_checked_for_it() -> None:
    desk = gathered().go("vote")
    topic, seat = desk.session.cards[0].id, "seat0"
    desk.do(c.CastBallot("ballot", "op", "vote", {topic: 1}, seat))
    assert seat not in repr(desk.changes)
    assert isinstance(desk.session.held[seat], Seat)
    assert refused(desk, c.CastBallot("other", "op2", "vote", {topic: 1}, "nobody's")) == "no_seat"
