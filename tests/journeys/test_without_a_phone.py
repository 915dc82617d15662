"""Two people have a phone and two have none: paper and raised hands go through the real console, up to the report."""

from __future__ import annotations

from retrokit.facilitation.commands import GoToStage
from retrokit.facilitation.session import Collect, HeldAnswers, HeldCard, HeldHands, Rating, Vote, Work
from tests.journeys.conftest import Play
from tests.journeys.hands import CTRL, Key
from tests.journeys.world import World
from tests.report.reading import pages as pdf_pages

GATHER, VOTE, CLOSE = 2, 4, 7


def test_paper_and_raised_hands_are_hidden_counted_and_reported(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=5)
        await world.do(GoToStage(GATHER))
        one, two = await world.simulated(2)
        await one.add("start", "from a phone")
        await two.add("stop", "from another phone")
        desk = world.main
        await desk.press(Key.Key_E, CTRL)
        await world.until(lambda: desk.has("paperCards"), "the panel for paper")
        await desk.type("slip of one")
        await desk.press(Key.Key_Return)
        await desk.type("slip of another")
        await desk.click("paperPeople:more")
        await desk.press(Key.Key_Return, CTRL)
        await world.until(lambda: not desk.has("paperCards"), "the slips put in")
        held = [entry for entry in world.session.held.values() if isinstance(entry, HeldCard)]
        assert len(held) == 4 and not world.session.cards
        await world.until(lambda: world.session.presence.wrote == 2, "two phones that wrote")
        await world.primary("Reveal the cards")
        await world.until(lambda: len(world.session.cards) == 4, "four cards, without a question")
        gathered = _work(world)
        assert isinstance(gathered, Collect) and (gathered.wrote, gathered.paper) == (2, 2)

        await world.do(GoToStage(VOTE))
        topics = [topic.id for topic in world.app_topics()]
        await one.until(lambda view: bool(view["body"]["kind"] == "vote"))
        await one.vote(_stage(world), {topics[0]: 1})
        await desk.press(Key.Key_E, CTRL)
        await world.until(lambda: desk.has("handsPeople:more"), "the panel for hands")
        await desk.click("handsPeople:more")
        for _ in range(2):
            await desk.click(f"count:{topics[1]}:more")
        await desk.click(f"count:{topics[0]}:more")
        await desk.press(Key.Key_Return, CTRL)
        await world.until(lambda: not desk.has("handsPeople:more"), "the hands counted in")
        voting = _work(world)
        assert isinstance(voting, Vote) and voting.tallies == ()
        assert any(isinstance(entry, HeldHands) for entry in world.session.held.values())
        await world.primary("Close the vote")
        await world.until(lambda: _closed(world), "the vote closed")
        voted = _work(world)
        assert isinstance(voted, Vote) and (voted.ballots, voted.hands) == (3, 2)
        assert {tally.topic: tally.votes for tally in voted.tallies if tally.votes} == {
            topics[0]: 2,
            topics[1]: 2,
        }

        await world.do(GoToStage(CLOSE))
        await desk.press(Key.Key_E, CTRL)
        await world.until(lambda: desk.has("count:answer4:more"), "the panel for answers")
        for answer in (4, 4, 5):
            await desk.click(f"count:answer{answer}:more")
        await desk.press(Key.Key_Return, CTRL)
        await world.until(lambda: not desk.has("count:answer4:more"), "the slips counted in")
        assert any(isinstance(entry, HeldAnswers) for entry in world.session.held.values())
        await world.primary("Close the rating")
        await world.until(lambda: _closed(world), "the rating closed")
        rated = _work(world)
        assert isinstance(rated, Rating) and (rated.counts, rated.paper) == ((0, 0, 0, 2, 1), 3)
        await world.primary("End the session")
        await world.until(lambda: world.session.state == "closed", "the end")
        file = await world.app.report()
        words = " ".join(" ".join(pdf_pages(file.read_bytes())).split())
        assert "5 people took part, 2 joined by phone, 4 wrote (2 of them on paper)" in words
        assert "3 voted (2 of them by raised hand)" in words
        assert "3 of them on paper." in words

    play(journey)


def _stage(world: World) -> str:
    stage = world.session.current
    assert stage is not None
    return stage.id


def _work(world: World) -> Work:
    return world.session.work[_stage(world)]


def _closed(world: World) -> bool:
    work = _work(world)
    return isinstance(work, Vote | Rating) and not work.open
