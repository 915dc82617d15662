"""The room's own certificate: a PEM pair that somebody brought, checked before anybody relies on it, and what TLS makes of it.

Settings check it when it is chosen, ``joining.py`` each time a room opens.
"""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID

from retrokit.facilitation.errors import Trouble

RSA_BITS_LEAST = 2048
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_CURVES = (ec.SECP256R1, ec.SECP384R1)
_ASK_AGAIN = "Ask whoever made the certificate for a new one."


@dataclass(frozen=True, slots=True)
class Certificate:
    """``names`` are those it proves, lower case, wildcards as ``*.example.org``; ``ends`` is when it expires."""

    chain: Path
    key: Path
    names: tuple[str, ...]
    ends: datetime

    @property
    def whole_names(self) -> tuple[str, ...]:
        """The names that can stand in an address as they are."""
        return tuple(name for name in self.names if not name.startswith("*."))

    def proves(self, name: str) -> bool:
        """Whether a browser would take this certificate for ``name``. A wildcard stands for one label."""
        label, _, rest = name.partition(".")
        return name in self.whole_names or (bool(_LABEL.fullmatch(label)) and f"*.{rest}" in self.names)

    def name_for(self, wanted: str) -> str:
        """``wanted`` if it is proved, else the first whole name. Raises ``Trouble`` when a wildcard needs a name."""
        wanted = wanted.strip().lower().removesuffix(".")
        if self.proves(wanted):
            return wanted
        if self.whole_names:
            return self.whole_names[0]
        raise Trouble(
            "certificate_name",
            "The certificate is for every name under {zone}, so the room needs one of them.",
            "Type the whole name of this laptop in the settings, for example {example}.",
            zone=self.names[0][2:],
            example=f"retro{self.names[0][1:]}",
        )

    def context(self) -> ssl.SSLContext:
        """TLS 1.2 or newer with this certificate; nothing about a connection is remembered for the next."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.options |= ssl.OP_NO_TICKET | ssl.OP_NO_RENEGOTIATION
        context.num_tickets = 0
        context.set_alpn_protocols(["http/1.1"])
        try:
            # Without a password of its own OpenSSL would ask for one on the terminal.
            context.load_cert_chain(self.chain, self.key, password=lambda: "")
        except (ssl.SSLError, OSError) as error:
            raise _unusable(self.chain) from error
        return context


@dataclass(frozen=True, slots=True)
class Secured:
    """What the door needs to speak TLS: the one ``name`` it answers to, and the context that proves it."""

    name: str
    context: ssl.SSLContext


def load(chain: Path, key: Path, now: datetime | None = None) -> Certificate:
    """The pair in these files. Raises ``Trouble`` with one sentence for whatever is wrong with it first."""
    certificates = _certificates(_read(chain), chain)
    private = _private_key(_read(key), key)
    leaf = certificates[0]
    if _spki(leaf.public_key()) != _spki(private):
        if any(_spki(each.public_key()) == _spki(private) for each in certificates):
            raise Trouble(
                "certificate_order",
                "In {file} the room's own certificate does not come first.",
                "Put it at the top of the file and the ones that vouch for it below.",
                file=chain.name,
            )
        raise Trouble(
            "certificate_other_key",
            "The key in {key} does not belong to the certificate in {file}.",
            "Choose the two files that were made together.",
            key=key.name,
            file=chain.name,
        )
    _check_dates(certificates, now or datetime.now(UTC))
    _check_strength(leaf)
    names = _names(leaf)
    _check_purpose(leaf)
    found = Certificate(chain, key, names, leaf.not_valid_after_utc)
    found.context()
    return found


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise Trouble(
            "certificate_missing",
            "The file {file} is not there.",
            "Choose where it is now, or take the certificate out of the settings.",
            file=file,
        ) from None
    except OSError as error:
        raise Trouble(
            "certificate_unreadable",
            "The file {file} cannot be read: {reason}.",
            "Choose a file, and give yourself the right to read it.",
            file=file,
            reason=(error.strerror or type(error).__name__).lower(),
        ) from error


def _certificates(content: bytes, file: Path) -> list[x509.Certificate]:
    if b"-----BEGIN CERTIFICATE-----" in content:
        try:
            return x509.load_pem_x509_certificates(content)
        except (ValueError, UnsupportedAlgorithm):
            raise Trouble(
                "certificate_damaged",
                "The certificate in {file} is damaged.",
                "Copy the file anew, whole and without changing it.",
                file=file.name,
            ) from None
    if b"PRIVATE KEY-----" in content:
        raise Trouble(
            "certificate_swapped",
            "{file} holds a private key and no certificate.",
            "Choose the certificate first and its key second.",
            file=file.name,
        )
    raise Trouble(
        "certificate_not_pem",
        "{file} is not a PEM file.",
        "A PEM file is text that begins with {begin}. A .pfx, .p12 or .der file has to be converted first.",
        file=file.name,
        begin="-----BEGIN CERTIFICATE-----",
    )


def _private_key(content: bytes, file: Path) -> CertificatePublicKeyTypes:
    """The public half of the key in ``content``: more of it is not needed here."""
    if b"PRIVATE KEY-----" not in content:
        raise Trouble(
            "certificate_no_key",
            "{file} holds no private key in PEM form.",
            "Choose the key that was made with the certificate. It begins with {begin}.",
            file=file.name,
            begin="-----BEGIN PRIVATE KEY-----",
        )
    try:
        return load_pem_private_key(content, None).public_key()  # type: ignore[return-value]
    except TypeError:
        raise Trouble(
            "certificate_passphrase",
            "The key in {file} is locked with a passphrase, which retrokit does not ask for.",
            "Save it without one in a folder only you can read: openssl pkey -in {file} -out open.pem",
            file=file.name,
        ) from None
    except (ValueError, UnsupportedAlgorithm):
        raise Trouble(
            "certificate_damaged",
            "The key in {file} is damaged.",
            "Copy the file anew, whole and without changing it.",
            file=file.name,
        ) from None


def _check_dates(certificates: list[x509.Certificate], now: datetime) -> None:
    for each in certificates:
        if now > each.not_valid_after_utc:
            raise Trouble(
                "certificate_expired",
                "The certificate expired on {day}.",
                _ASK_AGAIN,
                day=_day(each.not_valid_after_utc),
            )
        if now < each.not_valid_before_utc:
            raise Trouble(
                "certificate_early",
                "The certificate is valid only from {day} on.",
                "Check the date of this laptop; if it is right, wait until then or use another certificate.",
                day=_day(each.not_valid_before_utc),
            )


def _check_strength(leaf: x509.Certificate) -> None:
    key = leaf.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < RSA_BITS_LEAST:
        raise Trouble(
            "certificate_weak",
            "The key of the certificate is too short: {bits} bits.",
            "Ask for a certificate with an RSA key of 2048 bits or more, or an elliptic curve key (P-256).",
            bits=key.key_size,
        )
    if isinstance(leaf.signature_hash_algorithm, hashes.MD5 | hashes.SHA1):
        raise Trouble(
            "certificate_weak",
            "The certificate is signed with {name}, which can be forged.",
            _ASK_AGAIN,
            name=leaf.signature_hash_algorithm.name.upper(),
        )
    curve_fits = isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, _CURVES)
    if not curve_fits and not isinstance(key, rsa.RSAPublicKey):
        raise Trouble(
            "certificate_kind",
            "Not every phone can use a key of this kind.",
            "Ask for a certificate with an RSA key of 2048 bits or more, or an elliptic curve key (P-256).",
        )


def _names(leaf: x509.Certificate) -> tuple[str, ...]:
    try:
        said = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        said = x509.SubjectAlternativeName([])
    names = [name.lower().removesuffix(".") for name in said.get_values_for_type(x509.DNSName)]
    names += [str(ip) for ip in said.get_values_for_type(x509.IPAddress)]
    if not names:
        raise Trouble(
            "certificate_nameless",
            "The certificate names no address, so no browser takes it.",
            "Ask for one whose subject alternative names hold the name of this laptop.",
        )
    return tuple(dict.fromkeys(names))


def _check_purpose(leaf: x509.Certificate) -> None:
    if leaf.issuer == leaf.subject:
        raise Trouble(
            "certificate_own_word",
            "The certificate vouches for itself: phones would warn, and iPhones would not connect at all.",
            "Use one from an authority that the phones know already, or none.",
        )
    try:
        purposes = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return
    if ExtendedKeyUsageOID.SERVER_AUTH not in purposes:
        raise Trouble("certificate_purpose", "The certificate was made for another purpose.", _ASK_AGAIN)


def _unusable(file: Path) -> Trouble:
    return Trouble(
        "certificate_unusable", "The certificate in {file} cannot be used.", _ASK_AGAIN, file=file.name
    )


def _spki(key: CertificatePublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
