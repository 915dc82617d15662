"""The real app with a certificate of one's own: rooms over https, and what happens when the certificate is no good that day."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import aiohttp
import pytest

from retrokit import catalogue, securing
from retrokit.app import App, Setup, opened
from retrokit.facilitation.errors import Trouble
from retrokit.joining import Ways
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from tests.journeys.conftest import Play
from tests.journeys.hands import until
from tests.journeys.test_joining import CABLE, WIFI, joined
from tests.journeys.world import World
from tests.lan.authority import NAME, Authority, Pair


def settings(pair: Pair, name: str = "") -> Settings:
    return Settings(
        theme="light",
        reduced_motion=True,
        certificate=str(pair.chain),
        certificate_key=str(pair.key),
        certificate_name=name,
    )


async def status(url: str, root: Path) -> int:
    """Of the page as a client gets it that trusts this authority."""
    context = ssl.create_default_context(cafile=str(root))
    http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=context))
    async with http, http.get(url.partition("#")[0]) as answer:
        await answer.read()
        return answer.status


def test_a_room_over_https(play: Play, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "ca")

    async def journey(world: World) -> None:
        await world.start()
        assert world.app.joining
        info = world.app.joining.info
        assert info.url.startswith("https://localhost:") and info.secured == "localhost"
        assert info.short_url.startswith("https://localhost:")
        assert await status(info.url, authority.root) == 200
        assert info.caution is None
        assert "localhost" in world.main.text("pageProtected")
        assert "https://localhost" in " ".join(world.board.texts())

    play(journey, settings=settings(authority.issue("localhost")))


def test_an_expired_one_shuts_the_room_until_it_is_left_out(play: Play, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "ca")

    async def journey(world: World) -> None:
        await world.start()
        assert world.app.joining and world.app.live
        info = world.app.joining.info
        assert info.url == "" and info.spare and info.trouble
        assert info.trouble.code == "certificate_expired"
        assert world.app.live.server is None, "never quietly without it"
        await world.main.click("openBare")
        joining = world.app.joining
        await until(lambda: joining.info.url.startswith("http://127.0.0.1:"))
        assert joining.info.trouble is None and not joining.info.spare

    play(journey, settings=settings(authority.issue("localhost", days=(-9, -1))))


def test_it_is_chosen_and_checked_on_the_settings_page(play: Play, tmp_path: Path) -> None:
    pair = Authority(tmp_path / "ca").issue(NAME)

    async def journey(world: World) -> None:
        home = world.windows.home.property("certificate")
        home.setChain(str(pair.chain))
        assert "its key" in home.fact("sentence")
        home.setKey(str(pair.chain))
        assert "no private key" in home.fact("sentence") and not home.fact("good")
        home.setKey(str(pair.key))
        assert home.fact("good") and home.fact("name") == NAME and home.fact("sentence") == ""
        kept = world.home.settings.read_text()
        assert str(pair.key) in kept and "PRIVATE" not in kept
        home.forget()
        assert not home.fact("good") and world.app.settings.certificate == ""

    play(journey)


@pytest.mark.parametrize(
    ("there", "code"),
    [((WIFI.ip,), ""), (("10.9.8.7", WIFI.ip), ""), (("10.9.8.7",), "name_elsewhere"), ((), "name_unknown")],
)
def test_a_name_that_leads_elsewhere_is_said(tmp_path: Path, there: tuple[str, ...], code: str) -> None:
    pair = Authority(tmp_path / "ca").issue(NAME)
    asked: list[str] = []

    async def leads_to(name: str) -> tuple[str, ...]:
        asked.append(name)
        return there

    async def play() -> None:
        ways = Ways(lambda: securing.secured(settings(pair)), leads_to)
        async with joined(tmp_path / "home", [WIFI, CABLE], ways) as joining:
            await until(lambda: bool(asked))
            await asyncio.sleep(0)
            assert joining.info.url.startswith(f"https://{NAME}:")
            assert (joining.info.caution.code if joining.info.caution else "") == code
            if joining.info.caution:
                assert WIFI.ip in str(joining.info.caution)
                asked.clear()
                await joining.look()
                await until(lambda: bool(asked))  # the name may be mended meanwhile

    asyncio.run(play())


def test_names_are_looked_up_for_real() -> None:
    async def play() -> None:
        assert {"127.0.0.1", "::1"} & set(await securing.leads_to("localhost"))
        assert await securing.leads_to("no-such-name.invalid") == ()

    asyncio.run(play())


def test_half_a_pair_opens_nothing(tmp_path: Path) -> None:
    pair = Authority(tmp_path / "ca").issue(NAME)
    for half in (Settings(certificate=str(pair.chain)), Settings(certificate_key=str(pair.key))):
        with pytest.raises(Trouble) as trouble:
            securing.secured(half)
        assert trouble.value.code == "certificate_half"
    assert securing.secured(Settings()) is None


def test_the_passphrase_of_a_hotspot_is_kept_nowhere(tmp_path: Path) -> None:
    async def play() -> None:
        with opened(Paths(tmp_path)) as store:
            from retrokit.windows import Windows

            app = App(
                Setup(Paths(tmp_path), Settings(), catalogue.load(assets(), "en"), loopback=True), store
            )
            app.windows = Windows(app)
            app.windows.show_home()
            await app.start("Harbour", "Sprint 31", "sailboat", 60, 3)
            hotspot = app.windows.console.property("hotspot")
            hotspot.open()
            hotspot.setPassphrase("canary-passphrase")
            hotspot.share()
            await asyncio.gather(*app._tasks)
            assert app.windows.board
            assert app.windows.board.face.property("join")["passphrase"] == "canary-passphrase"
            await app.leave()
            await app.close()
            app.windows.engine.deleteLater()

    asyncio.run(play())
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"canary-passphrase" not in written
