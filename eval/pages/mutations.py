"""Broken inputs of every format: each must become articles or rejections, never an error, never a hang.

    python eval/pages/mutations.py [--count N] [--seed N] [FORMAT...]      N mutations of every seed (10,000 in all by default)

Mutations flip, cut, repeat, swap and insert bytes, splice two formats, and stretch a piece a thousandfold. Prints a line a
format: how many inputs, how many articles and rejections by reason, and the slowest input in CPU seconds.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.knowledge.load import Knowledge
from dateline.model.record import REASONS
from dateline.read import read_sources

SENTENCE = "The foreign minister of Chile visited Lima on Thursday for talks with his Peruvian counterpart, officials said. "
HTML = f"<!DOCTYPE html><html><head><title>A visit</title><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"datePublished\": \"2025-03-28\"}}</script></head><body><article><h1>A visit</h1><p>{SENTENCE * 3}</p></article></body></html>"
RSS = f"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title><item><title>A</title><link>https://a.example/1</link><pubDate>Fri, 28 Mar 2025 10:00:00 GMT</pubDate><description>{SENTENCE}</description></item></channel></rss>"
ATOM = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><id>1</id><title>A</title><updated>2025-03-28T10:00:00Z</updated><content type='html'>&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>"
NEWSML = f"<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='x'><contentMeta><headline>A</headline></contentMeta><contentSet><inlineXML><html><body><p>{SENTENCE}</p></body></html></inlineXML></contentSet></newsItem>"
NINJS = json.dumps({"uri": "u", "versioncreated": "2025-03-28T10:00:00Z", "headline": "A", "body_html": f"<p>{SENTENCE}</p>"})
MAIL = f"From: a@b.example\nTo: c@d.example\nSubject: A\nDate: Fri, 28 Mar 2025 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n{SENTENCE}\n--x--\n"
BODY = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{HTML}"
WARC = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2025-03-29T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(BODY)}\r\n\r\n{BODY}\r\n\r\n"


def _zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.html", HTML)
        archive.writestr("b.rss", RSS)
    return packed.getvalue()


SEEDS: dict[str, bytes] = {
    "text": (SENTENCE * 2).encode(), "jsonl": (json.dumps({"text": SENTENCE, "date": "2025-03-28"}) + "\n").encode() * 3, "html": HTML.encode(), "rss": RSS.encode(), "atom": ATOM.encode(),
    "newsml": NEWSML.encode(), "ninjs": NINJS.encode(), "mail": MAIL.encode(), "warc": WARC.encode() * 3, "warc.gz": gzip.compress(WARC.encode(), mtime=0) * 3, "zip": _zipped(),
    "gzip": gzip.compress(HTML.encode(), mtime=0),
}  # fmt: skip


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """A seed with one to five things done to it."""
    content = bytearray(seed)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(content) + 1)
        to = min(len(content), at + chance.choice((1, 4, 40)))
        kind = chance.randrange(7)
        if kind == 0 and content:
            content[at % len(content)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del content[at:to]
        elif kind == 2:
            content[at:at] = content[at:to] * chance.choice((2, 50))
        elif kind == 3:
            content[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 8))))
        elif kind == 4:
            del content[at:]
        elif kind == 5:
            other = chance.choice(list(SEEDS.values()))
            content[at:to] = other[: chance.randrange(len(other))]
        else:
            content[at:at] = chance.choice((b"<div>", b'{"a":', b"[", b"&amp;", b"\xf0\x9f", b"<![CDATA[", b"<!--", b"\r\n", b"\0")) * chance.choice((1, 1000))
    return bytes(content)


def inputs(name: str, count: int, seed: int) -> Iterator[bytes]:
    """The mutations of a format's seed; the same seed always gives the same."""
    chance = random.Random(f"{name} {seed}")
    for _ in range(count):
        yield mutated(SEEDS[name], chance)


def outcome(content: bytes, knowledge: Knowledge, path: Path) -> tuple[Counter[str], float]:
    """What became of an input, and the CPU seconds it took."""
    path.write_bytes(content)
    begin = time.process_time()
    readings = list(read_sources([str(path)], knowledge))
    found = Counter(reading.rejection.reason if reading.rejection else "article" for reading in readings)
    assert set(found) <= {"article", *REASONS}, found
    return found, time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", choices=[[], *SEEDS])
    parser.add_argument("--count", type=int, default=10_000 // len(SEEDS) + 1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    knowledge = Knowledge()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        for name in options.formats or SEEDS:
            total, slowest = Counter[str](), 0.0
            for n, content in enumerate(inputs(name, options.count, options.seed)):
                try:
                    found, seconds = outcome(content, knowledge, path)
                except Exception:
                    print(f"{name}: input {n} of seed {options.seed} breaks the reader", file=sys.stderr)
                    raise
                total, slowest = total + found, max(slowest, seconds)
            print(f"{name:8} {options.count} inputs, slowest {slowest:.2f} s: {', '.join(f'{count} {word}' for word, count in total.most_common())}", flush=True)


if __name__ == "__main__":
    main()
