"""A local server that misbehaves as it is told: what stands behind every path is a function of the request."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[["Request"], Iterator[bytes | float]]
"""Gives the pieces of a raw answer; a number is a pause in seconds."""


@dataclass(frozen=True, slots=True)
class Request:
    """Path and headers (names in lower case) of a request, and how many came for this path before."""

    path: str
    headers: dict[str, str]
    before: int


@dataclass
class Server:
    """The running server: `url` of its root, `asked` the paths in order, `at` what stands where."""

    url: str = ""
    asked: list[Request] = field(default_factory=list)
    at: dict[str, Answer] = field(default_factory=dict)

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]


def plain(body: bytes, status: str = "200 OK", **headers: str) -> Answer:
    """An answer in one piece; `_` in the names of headers stands for `-`."""
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())

    def answer(request: Request) -> Iterator[bytes | float]:
        yield f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{lines}Connection: close\r\n\r\n".encode() + body

    return answer


def redirect(where: str, status: str = "302 Found") -> Answer:
    return plain(b"", status, Location=where)


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port of this machine for as long as the block runs."""
    server = Server()
    loop = asyncio.new_event_loop()
    started = threading.Event()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            path = head[0].split(" ")[1]
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
            request = Request(path, headers, server.paths().count(path))
            server.asked.append(request)
            answer = server.at.get(path) or plain(b"", "404 Not Found")
            for piece in answer(request):
                if isinstance(piece, float):
                    await asyncio.sleep(piece)
                else:
                    writer.write(piece)
                    await writer.drain()
        writer.close()

    async def run() -> None:
        listening = await asyncio.start_server(handle, "127.0.0.1", 0)
        server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        started.set()
        with suppress(asyncio.CancelledError):
            await listening.serve_forever()

    task = loop.create_task(run())
    thread = threading.Thread(target=lambda: _until_done(loop, task), daemon=True)
    thread.start()
    started.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)


def _until_done(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    with suppress(asyncio.CancelledError):
        loop.run_until_complete(task)
    open_still = asyncio.all_tasks(loop)
    for rest in open_still:
        rest.cancel()
    if open_still:
        loop.run_until_complete(asyncio.wait(open_still))
    loop.close()
