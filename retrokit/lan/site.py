"""What may be fetched: the built page, byte for byte the same for everyone, and the checks on who asks for it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from aiohttp import web

from retrokit.facilitation.errors import Trouble

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "",  # says nothing, in the place of aiohttp's own name and version
}

# Our own: a laptop's registry may call a script plain text, and nosniff then blocks it.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}


class Site:
    """The files of the built page, read once: index.html and what it names beside it. Nothing else can be fetched."""

    def __init__(self, page: Path) -> None:
        """Raises ``Trouble`` when the page has not been built."""
        try:
            index = (page / "index.html").read_bytes()
            names = _named_in(index.decode("utf-8"))
            self._files = {"/": (index, _TYPES[".html"])}
            for name in names:
                self._files[f"/{name}"] = ((page / name).read_bytes(), _TYPES[PurePosixPath(name).suffix])
        except FileNotFoundError as error:
            raise Trouble(
                "no_page",
                "The page for phones is missing: {file}.",
                "Install retrokit again, or run make page in its source folder.",
                file=Path(error.filename).name,
            ) from error

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(self._files)

    def file(self, path: str) -> web.Response | None:
        """The answer for exactly ``path``, or None."""
        found = self._files.get(path)
        if found is None:
            return None
        body, kind = found
        return web.Response(body=body, headers={**HEADERS, "Content-Type": kind})


def plain(status: int, sentence: str) -> web.Response:
    """A sentence for a person, with the same headers as every answer."""
    return web.Response(
        status=status,
        body=sentence.encode(),
        headers={**HEADERS, "Content-Type": "text/plain; charset=utf-8"},
    )


def literal(place: str) -> str:
    """``place`` (an address or a name) as it stands in a URL."""
    return f"[{place}]" if ":" in place else place


def own_names(place: str, port: int, scheme: str = "http") -> frozenset[str]:
    """What a Host header may say: our own address as a literal, or with TLS the one name that our certificate proves.

    Over http any name could be rebound to us by a foreign site; that site has no certificate for ours.
    """
    usual = {"http": 80, "https": 443}[scheme]
    return frozenset({f"{literal(place)}:{port}"} | ({literal(place)} if port == usual else set()))


def host_is_own(hosts: list[str], own: frozenset[str]) -> bool:
    """``hosts`` are all Host headers of a request: exactly one, and ours."""
    return len(hosts) == 1 and hosts[0].lower() in own


def origin_is_own(origins: list[str], own: frozenset[str], scheme: str = "http") -> bool:
    """``origins`` are all Origin headers: exactly one, and of a page that we served."""
    return len(origins) == 1 and origins[0].lower() in {f"{scheme}://{name}" for name in own}


class _Names(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"script": "src", "link": "href"}.get(tag)
        self.found.extend(value for name, value in attrs if name == wanted and value)


def _named_in(html: str) -> list[str]:
    """The plain file names that index.html loads from beside it."""
    names = _Names()
    names.feed(html)
    found = [name.removeprefix("./").removeprefix("/") for name in names.found]
    return [
        name
        for name in found
        if PurePosixPath(name).suffix in _TYPES and ".." not in name and ":" not in name
    ]
