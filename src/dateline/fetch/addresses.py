"""Which addresses may be fetched: http and https to public hosts. The name is resolved once and the connection goes to
the number that was checked, so that a second look-up cannot lead elsewhere (DNS rebinding)."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

SCHEMES = {"http": 80, "https": 443}


class Refused(Exception):
    """An address that is not fetched, and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: where the connection goes, and the name it goes by."""

    url: str
    scheme: str
    host: str
    port: int
    number: str
    rest: str

    @property
    def connect_url(self) -> str:
        """The address with the host's number in place of its name."""
        number = f"[{self.number}]" if ":" in self.number else self.number
        return f"{self.scheme}://{number}:{self.port}{self.rest}"

    @property
    def host_header(self) -> str:
        """Host as the request names it: without the port where it is the scheme's own."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == SCHEMES[self.scheme] else f"{name}:{self.port}"


async def checked(url: str, allow_private: bool) -> Target:
    """The target of a URL.

    Raises:
        Refused: another scheme, a user name in it, no such host, or a host whose numbers are not all public.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or SCHEMES.get(parts.scheme, 0)
    except ValueError as error:
        raise Refused(f"not an address: {error}") from None
    if parts.scheme not in SCHEMES:
        raise Refused(f"only http and https are fetched, not {parts.scheme or 'an address without scheme'}")
    if parts.username or parts.password:
        raise Refused("an address with a user name in it")
    if not parts.hostname:
        raise Refused("an address without a host")
    number = await _number(parts.hostname, port, allow_private)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url, parts.scheme, parts.hostname, port, number, path)


async def _number(host: str, port: int, allow_private: bool) -> str:
    """The first number of a host; every one of its numbers must be public."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"no such host: {host} ({error})") from None
    numbers = list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))
    if not allow_private:
        for number in numbers:
            if not is_public(number):
                raise Refused(f"{host} is at {number}, which is no public address")
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet; addresses that carry another inside are judged by that too."""
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast
