"""A certificate authority of the tests' own, and the pairs it gives out: good ones and every bad kind."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NAME = "retro.harbour.test"
Key = CertificateIssuerPrivateKeyTypes


@dataclass(frozen=True, slots=True)
class Pair:
    """The two files, and what a browser is told to trust: the SHA-256 of the public key, base64."""

    chain: Path
    key: Path
    pin: str


def a_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


class Authority:
    """``root`` is its certificate as a file, for a client that trusts it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._key = a_key()
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Harbour test authority")])
        now = datetime.now(UTC)
        self._own = (
            x509.CertificateBuilder()
            .subject_name(self._name)
            .issuer_name(self._name)
            .public_key(self._key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=2))
            .not_valid_after(now + timedelta(days=9))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self._key.public_key()), critical=False)
            .add_extension(_key_usage(authority=True), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.root = folder / "authority.pem"
        self.root.write_bytes(self._own.public_bytes(Encoding.PEM))

    def issue(
        self,
        *names: str,
        key: Key | None = None,
        days: tuple[int, int] = (-1, 7),
        purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
        own_word: bool = False,
        passphrase: bytes = b"",
        file: str = "room",
    ) -> Pair:
        """A pair for ``names``, valid from ``days[0]`` to ``days[1]`` counted from now; ``own_word``: signed by itself."""
        key = key or a_key()
        now = datetime.now(UTC)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject if own_word else self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=days[0]))
            .not_valid_after(now + timedelta(days=days[1]))
            .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False
            )
        )
        if names:
            made = made.add_extension(x509.SubjectAlternativeName(_general(names)), critical=False)
        leaf = made.sign(key if own_word else self._key, hashes.SHA256())
        chain, secret = self._folder / f"{file}.pem", self._folder / f"{file}-key.pem"
        chain.write_bytes(leaf.public_bytes(Encoding.PEM) + self._own.public_bytes(Encoding.PEM))
        lock = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
        secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
        return Pair(chain, secret, pin(key))


def pin(key: Key) -> str:
    """The public key as browsers are told to trust it."""
    spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(spki).digest()).decode()


def _general(names: Sequence[str]) -> list[x509.GeneralName]:
    return [x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name) for name in names]


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
