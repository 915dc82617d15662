"""The certificate of the settings: checked for the settings page, made ready for the door. ``app.py`` and ``joining.py`` ask.

What needs cryptography is imported where it is used: most rooms are opened without a certificate.
"""

from __future__ import annotations

import asyncio

# A name is looked up in another thread, and nothing may be imported there (see warming.py).
import encodings.idna
import socket
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit.facilitation.errors import Trouble
from retrokit.settings import Settings

if TYPE_CHECKING:
    from retrokit.lan.certificate import Certificate, Secured

__all__ = ["caution", "encodings", "found", "leads_to", "secured"]

# A network whose name service is silent must not hold up what is said about it.
LOOKUP_S = 4.0


def found(settings: Settings) -> Certificate | None:
    """The pair of the settings, None when there is none. Raises ``Trouble`` for whatever is wrong with it now."""
    chain, key = settings.certificate, settings.certificate_key
    if not chain and not key:
        return None
    if not chain or not key:
        raise Trouble(
            "certificate_half",
            "A certificate and its key belong together; only one of the two is chosen.",
            "Choose the other file too, or take this one out.",
        )
    from retrokit.lan.certificate import load

    return load(Path(chain), Path(key))


def secured(settings: Settings) -> Secured | None:
    """What the door needs to speak TLS; None for plain http. Raises ``Trouble``."""
    certificate = found(settings)
    if certificate is None:
        return None
    from retrokit.lan.certificate import Secured

    return Secured(certificate.name_for(settings.certificate_name), certificate.context())


async def leads_to(name: str) -> tuple[str, ...]:
    """The addresses behind ``name`` as this laptop sees it, () when there are none or nobody answers."""
    try:
        async with asyncio.timeout(LOOKUP_S):
            rows = await asyncio.to_thread(
                socket.getaddrinfo, name.encode("ascii"), None, 0, socket.SOCK_STREAM
            )
    except (OSError, TimeoutError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in rows))


def caution(name: str, ip: str, there: Sequence[str]) -> Trouble | None:
    """What to say when ``name`` leads to ``there`` and the room is open at ``ip``; None when all is well."""
    if any(ip_address(each) == ip_address(ip) for each in there):
        return None
    if there:
        return Trouble(
            "name_elsewhere",
            "In this network the name {name} leads to {there} and not to this laptop, which is {ip}.",
            "Ask whoever looks after the name to point it to {ip}, or choose another address of this laptop below.",
            name=name,
            there=", ".join(there[:3]),
            ip=ip,
        )
    return Trouble(
        "name_unknown",
        "This network does not know the name {name}, so phones will not find this laptop by it.",
        "Ask whoever looks after the name to point it to {ip}, or open the room without the certificate.",
        name=name,
        ip=ip,
    )
