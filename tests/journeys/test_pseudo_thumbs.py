"""A discussion in the pseudo-language: boxes, thumbs and the order of speaking are translated and whole on every screen."""

from __future__ import annotations

from retrokit.facilitation import commands as c
from tests.journeys.conftest import Play
from tests.journeys.inspection import CARDS, Inspection
from tests.journeys.world import World


def test_every_text_of_a_discussion_is_translated_and_whole(play: Play) -> None:
    async def journey(world: World) -> None:
        look = Inspection(world)
        await world.app.start("Harbour", "Sprint 31", "lean-coffee", 60, 4)
        look.pages.append(await world.phone())
        phones = await world.simulated(3)
        await world.until(lambda: world.session.presence.phones == 4, "four phones")
        await world.do(c.GoToStage(1))
        for phone, text in zip(phones, CARDS["start"], strict=True):
            await phone.until(lambda view: view["stage"] == "gather")
            await phone.add("topics", text)
        await world.do(c.RevealCards(anyway=True), c.GoToStage(4), c.StartTimer(), c.EndTimer())
        for phone in phones:
            await phone.until(lambda view: "thumbs" in view["body"] and bool(view["body"]["open"]))
            await phone.thumb("more")
        await look.pages[0].locator(".thumb").first.click()
        await look.pages[0].locator(".thumb.chosen").wait_for()
        await world.main.click("drawTurns")
        await look.session("thumbs open")
        await world.do(c.CloseThumbs())
        await look.session("thumbs shown")
        await world.do(c.DrawTurns(("Ines", "Tomas")), c.ExtendTopic(), c.NextTurn())
        await look.session("thumbs extended")
        await world.do(c.EndTimer(), c.CloseThumbs())
        await look.session("thumbs few")
        await world.do(c.ExtendTopic(), c.EndTimer())
        await look.session("thumbs stop")
        assert not look.wrong(), "\n".join(look.wrong())

    play(journey, language="qps")
