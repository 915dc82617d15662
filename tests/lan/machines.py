"""Interface tables of many machines, each with the address that phones in the room can reach.

Written by hand in the names that systems and adapters are known to use, not recorded on the machines.
"""

from __future__ import annotations

from retrokit.lan.address import Interface

# One machine a paragraph: what it is and the right answer, then its adapters. Every machine has a loopback as well;
# Linux and macOS have link-local IPv6 and call an adapter by its name only, Windows names it by a GUID and a label.
_TABLES = """
Linux laptop on Wi-Fi -> 192.168.1.20
  192.168.1.20     wlp3s0

Linux, old names -> 192.168.0.7
  192.168.0.7      wlan0
  169.254.8.1      eth0

Linux, docked, both -> 192.168.1.20
  10.1.2.3         enp0s31f6
  192.168.1.20     wlp2s0

Linux, cable only -> 10.20.30.40
  10.20.30.40      eno1

Linux with docker -> 10.0.0.5
  172.17.0.1       docker0
  172.18.0.1       br-9f2c1d
  10.0.0.5         wlp3s0

Linux, docker numbers lower -> 172.20.4.4
  10.0.0.1         docker0
  172.20.4.4       eth0

Linux with kvm -> 192.168.178.30
  192.168.122.1    virbr0
  192.168.178.30   enp5s0

Linux with lxd and podman -> 10.7.7.7
  10.9.8.1         lxdbr0
  10.88.0.1        podman0
  10.7.7.7         wlo1

Linux with WireGuard -> 192.168.43.12
  10.8.0.2         wg0
  192.168.43.12    wlan0

Linux with OpenVPN -> 172.16.9.9
  10.8.0.6         tun0
  172.16.9.9       wlp1s0

Linux with Tailscale -> 192.168.1.9
  100.101.102.103  tailscale0
  192.168.1.9      wlp1s0

Linux with ZeroTier and a bridge -> 192.168.2.2
  192.168.191.5    ztabcdef12
  192.168.2.2      br0

Linux with vmware and virtualbox -> 10.4.4.4
  192.168.30.1     vmnet8
  192.168.56.1     vboxnet0
  10.4.4.4         em1

Linux as hotspot -> 10.42.0.1
  10.42.0.1        ap0
  100.70.1.2       wwan0

Linux, USB tethering -> 192.168.42.129
  192.168.42.129   usb0

Linux, USB Wi-Fi stick -> 192.168.8.100
  192.168.8.100    wlx00c0ca1234
  169.254.1.1      veth12ab

Linux, campus with public address -> 129.13.1.2
  129.13.1.2       wlp3s0
  172.17.0.1       docker0

Linux on carrier-grade NAT -> 100.72.3.4
  100.72.3.4       wlp3s0
  192.168.122.1    virbr0

Linux, only a unique local IPv6 -> fd12:3456::20
  fd12:3456::20    wlp3s0

Linux, both families -> 192.168.1.20
  fd12:3456::20    wlp3s0
  192.168.1.20     wlp3s0

MacBook on Wi-Fi -> 192.168.1.31
  192.168.1.31     en0
  169.254.3.3      awdl0
  fd00::99         utun3

MacBook docked -> 192.168.1.31
  10.10.1.5        en7
  192.168.1.31     en0

MacBook with VPN -> 172.20.10.3
  10.30.0.9        utun4
  172.20.10.3      en0

MacBook with virtual machines -> 10.1.1.8
  192.168.64.1     bridge100
  169.254.2.2      vmenet0
  10.1.1.8         en7

MacBook sharing its internet -> 192.168.2.1
  192.168.2.1      bridge100
  10.1.1.8         en7

Windows on Wi-Fi -> 192.168.1.44
  192.168.1.44     Intel(R) Wi-Fi 6 AX201 160MHz

Windows, cable -> 10.2.3.4
  10.2.3.4         Realtek PCIe GbE Family Controller
  169.254.7.7      Microsoft Wi-Fi Direct Virtual Adapter

Windows with Hyper-V -> 192.168.0.13
  172.28.16.1      Hyper-V Virtual Ethernet Adapter
  192.168.0.13     Qualcomm Atheros Wireless Network Adapter

Windows with WSL -> 192.168.5.5
  172.19.0.1       vEthernet (WSL)
  192.168.5.5      Killer E2600 Gigabit Ethernet Controller

Windows with VirtualBox -> 10.0.1.9
  192.168.56.1     VirtualBox Host-Only Ethernet Adapter
  10.0.1.9         Intel(R) Dual Band Wireless-AC 8265

Windows with VMware -> 172.31.1.1
  192.168.9.1      VMware Virtual Ethernet Adapter for VMnet8
  172.31.1.1       Intel(R) Ethernet Connection I219-LM

Windows with AnyConnect -> 192.168.178.66
  10.99.0.2        Cisco AnyConnect Secure Mobility Client Virtual Miniport Adapter for Windows x64
  192.168.178.66   Intel(R) Wi-Fi 6E AX211

Windows with GlobalProtect -> 172.16.1.2
  10.50.0.2        PANGP Virtual Ethernet Adapter Secure
  172.16.1.2       MediaTek Wi-Fi 6 MT7921

Windows with Fortinet and TAP -> 10.3.3.3
  10.212.1.1       Fortinet SSL VPN Virtual Ethernet Adapter
  10.8.0.10        TAP-Windows Adapter V9
  10.3.3.3         Surface Ethernet Adapter

Windows with WireGuard and Tailscale -> 192.168.4.4
  10.14.0.2        WireGuard Tunnel
  100.90.1.1       Tailscale Tunnel
  192.168.4.4      Broadcom 802.11ac Network Adapter

Windows as hotspot -> 192.168.137.1
  192.168.137.1    Microsoft Wi-Fi Direct Virtual Adapter #2
  10.6.6.6         Realtek USB GbE Family Controller

Windows with Bluetooth and Npcap -> 192.168.1.2
  169.254.9.9      Bluetooth Device (Personal Area Network)
  169.254.5.5      Npcap Loopback Adapter
  192.168.1.2      Intel(R) Centrino(R) Advanced-N 6235
"""


def _machine(paragraph: str) -> tuple[str, tuple[Interface, ...], str]:
    first, *lines = paragraph.strip().splitlines()
    name, _, best = first.partition(" -> ")
    windows = name.startswith("Windows")
    rows = [
        Interface(f"{{8F0C1E2A-{n:04}}}" if windows else label, label, ip)
        for n, (ip, label) in enumerate(line.split(maxsplit=1) for line in lines)
    ]
    if windows:
        rows.append(Interface("{8F0C1E2A-9999}", "Software Loopback Interface 1", "127.0.0.1"))
    else:
        own = rows[0].name
        rows += [
            Interface("lo", "lo", "127.0.0.1"),
            Interface("lo", "lo", "::1"),
            Interface(own, own, "fe80::1c2b"),
        ]
    return name, tuple(rows), best


MACHINES = tuple(_machine(paragraph) for paragraph in _TABLES.strip().split("\n\n"))
