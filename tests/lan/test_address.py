"""The address of the QR: recorded machines, what is never offered, and what a person is told about an address."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, strategies as st

from retrokit.lan.address import (
    NOTE_ALONE,
    NOTE_IPV6,
    NOTE_LOOPBACK,
    NOTE_PUBLIC,
    NOTE_VIRTUAL,
    NOTE_VPN,
    Interface,
    addresses,
    ranked,
)
from tests.lan.machines import MACHINES


@pytest.mark.parametrize(("name", "rows", "best"), MACHINES, ids=[m[0] for m in MACHINES])
def test_recorded_machines(name: str, rows: tuple[Interface, ...], best: str) -> None:
    found = ranked(rows)
    assert found[0].ip == best
    shuffled = list(rows)
    random.Random(7).shuffle(shuffled)
    assert ranked(shuffled) == found, "the order of the table says nothing"
    assert all(not address.ip.startswith(("127.", "fe80", "::1")) for address in found)


def test_there_are_enough_machines() -> None:
    assert len(MACHINES) >= 25
    assert len({name for name, _, _ in MACHINES}) == len(MACHINES)


def test_without_a_network_the_loopback_is_offered_and_marked() -> None:
    (only,) = ranked([Interface("lo", "lo", "127.0.0.1"), Interface("lo", "lo", "::1")])
    assert (only.ip, only.kind, only.note) == ("127.0.0.1", "loopback", NOTE_LOOPBACK)
    assert ranked([]) == ()


@pytest.mark.parametrize(
    ("name", "label", "ip", "kind", "note"),
    [
        ("wlp3s0", "wlp3s0", "192.168.1.20", "wifi", ""),
        ("eth0", "eth0", "10.0.0.1", "ethernet", ""),
        ("{A-GUID}", "Intel(R) Wi-Fi 6 AX201", "172.16.0.1", "wifi", ""),
        ("xyz0", "xyz0", "172.32.0.1", "other", NOTE_PUBLIC),
        ("wlan0", "wlan0", "100.64.0.1", "wifi", NOTE_PUBLIC),
        ("wlan0", "wlan0", "169.254.1.1", "wifi", NOTE_ALONE),
        ("wlan0", "wlan0", "fd00::1", "wifi", NOTE_IPV6),
        ("tun0", "tun0", "10.8.0.2", "vpn", NOTE_VPN),
        ("docker0", "docker0", "172.17.0.1", "virtual", NOTE_VIRTUAL),
        ("bridge100", "bridge100", "192.168.2.1", "hotspot", ""),
        ("{wlan-GUID}", "Some Adapter", "10.0.0.1", "other", ""),
    ],
)
def test_kind_and_note(name: str, label: str, ip: str, kind: str, note: str) -> None:
    (only,) = ranked([Interface(name, label, ip)])
    assert (only.kind, only.note, only.name) == (kind, note, label)


def test_what_does_not_work_in_a_link_is_not_offered() -> None:
    for ip in ("fe80::1", "2001:db8::1", "0.0.0.0", "224.0.0.1"):
        assert ranked([Interface("wlan0", "wlan0", ip)]) == ()


@given(
    st.lists(
        st.builds(Interface, st.text(max_size=12), st.text(max_size=30), st.ip_addresses().map(str)),
        max_size=8,
    )
)
def test_any_table_is_ranked(rows: list[Interface]) -> None:
    found = ranked(rows)
    assert {address.ip for address in found} <= {row.ip for row in rows}


def test_this_machine() -> None:
    found = addresses()
    assert found
    assert all(address.ip for address in found)
