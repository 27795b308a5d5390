"""A web archive of many pages, read in flat memory: how fast, and how much memory at a tenth of it and at its end.

    python eval/pages/archive.py [--records N]      100,000 by default; the archive is made in a temporary folder
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from pathlib import Path

from dateline.knowledge.load import Knowledge
from dateline.read import read_sources

SENTENCE = "The foreign minister of Chile visited Lima on day {n} for talks with his Peruvian counterpart on case {n}, officials said. "


def record(number: int) -> bytes:
    """One member of the archive: a page with its own text."""
    text = "".join(f"<p>{SENTENCE.format(n=number * 7 + k)}</p>" for k in range(8))
    page = f"<!DOCTYPE html><html><head><title>Visit {number}</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Visit {number}</h1>{text}</article></body></html>"
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/{number}\r\nWARC-Date: 2025-03-29T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n")
    return gzip.compress(head.encode() + body + b"\r\n\r\n", 1, mtime=0)


def resident() -> float:
    """Megabytes of memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.warc.gz"
        with path.open("wb") as out:
            for number in range(options.records):
                out.write(record(number))
        begin, early, coded = time.process_time(), 0.0, 0
        for n, reading in enumerate(read_sources([str(path)], Knowledge()), 1):
            coded += reading.rejection is None
            if n == options.records // 10:
                early = resident()
        seconds = time.process_time() - begin
    print(f"{coded:,} articles of {options.records:,} records, {options.records / seconds:,.0f} a CPU second; {early:,.0f} MB at a tenth, {resident():,.0f} MB at the end")


if __name__ == "__main__":
    main()
