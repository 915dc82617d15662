"""Which of this laptop's addresses phones can probably reach, best first. The lobby shows the pick and offers the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Literal

import ifaddr

Kind = Literal["wifi", "hotspot", "ethernet", "other", "virtual", "vpn", "loopback"]


@dataclass(frozen=True, slots=True)
class Interface:
    """One row of the machine's table: ``name`` of the system ("en0", a GUID), ``label`` for people, one address."""

    name: str
    label: str
    ip: str


@dataclass(frozen=True, slots=True)
class Address:
    """``note`` is "" or a sentence (a catalogue source) about what may go wrong with this address."""

    ip: str
    name: str
    kind: Kind
    note: str

    @property
    def shared(self) -> bool:
        """Whether it is this laptop's end of a hotspot of its own, as far as its number or its name says so."""
        return self.kind == "hotspot" or any(ip_address(self.ip) in net for net in _OWN_HOTSPOT)


_PRIVATE = [IPv4Network(net) for net in ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")]
_CARRIER = IPv4Network("100.64.0.0/10")
# What NetworkManager and Windows give the laptop itself when it shares its connection.
_OWN_HOTSPOT = (IPv4Network("10.42.0.0/16"), IPv4Network("192.168.137.0/24"))
_UNIQUE_LOCAL = IPv6Network("fc00::/7")

_VPN = (
    r"^(u?tun|tap|wg|ppp|ipsec|gpd|cscotun|zt|ham|nordlynx|proton|mullvad|tailscale)|^gif\d|^wt\d"
    r"|vpn|wireguard|tailscale|zerotier|wintun|tap-windows|anyconnect|pangp|globalprotect|zscaler|hamachi|juniper"
    r"|netbird|cloudflare|nordlynx|mullvad|fortinet|tunnel"
)
_VIRTUAL = (
    r"^(docker|veth|br-|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|cali|podman|vnet|vmenet|anbox|waydroid|incus|kube)"
    r"|^(awdl|llw|anpi|bridge\d+$|dummy|ifb)"
    r"|vethernet|hyper-v|vmware|virtualbox|virtual (ethernet|adapter|switch)|wsl|docker|parallels|npcap|bluetooth"
)
# The first pattern that is found in the system's name or in the label decides. A Mac laptop's en0 is its Wi-Fi.
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("loopback", r"^lo\d*$|loopback"),
    ("hotspot", r"wi-?fi direct|^ap\d|^swlan\d|hosted network"),
    ("vpn", _VPN),
    ("virtual", _VIRTUAL),
    ("wifi", r"^(wl|ath|ra\d|wifi)|^en0$|wi-?fi|wireless|wlan|802\.11|airport|centrino"),
    (
        "ethernet",
        r"^(eth|en[opsx\d]|em\d|bond|br\d|usb\d|lan)|ethernet|gigabit|gbe|realtek|killer e\d|\blan\b",
    ),
)
_POINTS: dict[Kind, int] = {
    "wifi": 60,
    "hotspot": 55,
    "ethernet": 50,
    "other": 30,
    "virtual": -60,
    "vpn": -80,
    "loopback": -1000,
}

NOTE_LOOPBACK = "Only this laptop itself can open this address. Connect it to a network."
NOTE_ALONE = "No network gave this laptop an address: phones can probably not reach it."
NOTE_VPN = "This address belongs to a VPN: phones in the room can probably not reach it."
NOTE_VIRTUAL = "This address belongs to a virtual machine or container: phones can probably not reach it."
NOTE_PUBLIC = "This address is not private: browsers on phones may warn before they open it."
NOTE_IPV6 = "Some phones cannot open an address of this kind."


def addresses() -> tuple[Address, ...]:
    """This machine's addresses, best first; loopback only when there is nothing else."""
    table = (
        Interface(adapter.name, adapter.nice_name, str(ip.ip[0] if isinstance(ip.ip, tuple) else ip.ip))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
    )
    return ranked(table)


def reachable() -> tuple[Address, ...]:
    """Those that phones may be able to open: none while this machine is in no network."""
    return tuple(address for address in addresses() if address.kind != "loopback")


def loopback_only() -> tuple[Address, ...]:
    """For a demo or a test: phones on this very machine."""
    return (Address("127.0.0.1", "lo", "loopback", ""),)


def ranked(table: Iterable[Interface]) -> tuple[Address, ...]:
    """The usable addresses of an interface table, best first. Pure: the same table gives the same order."""
    scored = sorted(
        ((_points(row), row.ip, address) for row in table if (address := _address(row)) is not None),
        key=lambda entry: (-entry[0], entry[1]),
    )
    found = tuple(address for _, _, address in scored)
    reachable = tuple(address for address in found if address.kind != "loopback")
    return reachable or found[:1]


def _address(row: Interface) -> Address | None:
    ip = ip_address(row.ip)
    if isinstance(ip, IPv6Address) and ip not in _UNIQUE_LOCAL:
        return None  # link-local ones do not work in a link, public ones would be a door to the world
    if ip.is_unspecified or ip.is_multicast:
        return None
    kind = "loopback" if ip.is_loopback else _kind(row)
    label = row.label or row.name
    return Address(row.ip, label, kind, _note(ip, kind))


def _kind(row: Interface) -> Kind:
    # Windows names adapters by GUIDs, which must not be mistaken for anything.
    name = "" if row.name.startswith("{") else row.name
    if re.match(r"bridge1\d\d$", name) and _shared_by_mac(row.ip):
        return "hotspot"
    for kind, pattern in _KINDS:
        if any(re.search(pattern, text, re.IGNORECASE) for text in (name, row.label)):
            return kind
    return "other"


def _shared_by_mac(ip: str) -> bool:
    """A Mac's Internet Sharing and its virtual machines use bridges of one name; the network tells them apart."""
    return ip_address(ip) in IPv4Network("192.168.0.0/20")


def _note(ip: IPv4Address | IPv6Address, kind: Kind) -> str:
    if kind == "loopback":
        return NOTE_LOOPBACK
    if ip.is_link_local:
        return NOTE_ALONE
    if kind == "vpn":
        return NOTE_VPN
    if kind == "virtual":
        return NOTE_VIRTUAL
    if isinstance(ip, IPv6Address):
        return NOTE_IPV6
    return "" if _is_private(ip) else NOTE_PUBLIC


def _is_private(ip: IPv4Address) -> bool:
    return any(ip in net for net in _PRIVATE)


def _points(row: Interface) -> int:
    """Kind first, then how private the address is; among equals home networks before company ones."""
    ip = ip_address(row.ip)
    points = _POINTS["loopback" if ip.is_loopback else _kind(row)]
    if isinstance(ip, IPv6Address):
        return points - 70
    if ip.is_link_local:
        return points - 150
    if ip in _CARRIER:
        return points - 40
    for rank, net in enumerate(_PRIVATE):
        if ip in net:
            return points + 20 - rank
    return points - 20
