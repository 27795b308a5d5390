"""Pages in the structures of publishers: the same articles of ours in thirty ways of marking up a page.

Markup patterns are facts of how content systems and house templates write pages (which element holds the article, where the
day stands, what surrounds it); names, texts and addresses are ours. Every function takes an article and gives a page.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Story:
    """An article: `moment` is when it appeared, `caption` what stands under its picture."""

    title: str
    paragraphs: tuple[str, ...]
    moment: dt.datetime
    author: str = "Jane Roe"
    publisher: str = "The Example Post"
    caption: str = "Ministers at a table in an undated picture. Photo: Example Pictures"

    @property
    def iso(self) -> str:
        return self.moment.isoformat()

    @property
    def written(self) -> str:
        return f"{self.moment:%B} {self.moment.day}, {self.moment.year}"

    @property
    def url(self) -> str:
        return "https://www.post.example/world/" + "-".join(self.title.lower().split()[:6])


MENU = '<nav class="menu"><ul>' + "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("home", "world", "politics", "business", "sport", "culture")) + "</ul></nav>"
TEASERS = ('<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Grain prices fall for a third week as harvest comes in</a></li>'
           '<li><a href="/b">Champions drop points at home after late goal</a></li><li><a href="/c">Storm leaves thousands without power on the coast</a></li></ul></aside>')
SIGN_UP = '<div class="newsletter-signup"><h4>Sign up to our newsletter</h4><p>Get the day\'s most important stories in your inbox each morning.</p><form><input type="email"/><button>Subscribe</button></form></div>'
SHARE = '<div class="share-buttons"><a href="#">Facebook</a> <a href="#">X</a> <a href="#">WhatsApp</a> <a href="#">Email</a> <a href="#">Print</a></div>'
COOKIES = '<div id="cookie-banner"><p>We use cookies to improve your experience. By continuing you agree to our use of cookies.</p><button>Accept all</button></div>'
FOOTER = '<footer><p>Copyright © The Example Post. All rights reserved.</p><ul><li><a href="/terms">Terms of use</a></li><li><a href="/privacy">Privacy policy</a></li><li><a href="/contact">Contact us</a></li></ul></footer>'
COMMENTS = '<section id="comments"><h3>3 comments</h3><div class="comment"><p>Great article, thanks for this!</p></div><div class="comment"><p>I do not agree with a word of it, and neither does my neighbour.</p></div></section>'


def paragraphs(story: Story, tag: str = "p", **attributes: str) -> str:
    marks = "".join(f' {name.rstrip("_")}="{value}"' for name, value in attributes.items())
    return "\n".join(f"<{tag}{marks}>{escape(text)}</{tag}>" for text in story.paragraphs)


def page(head: str, body: str, lang: str = "en") -> str:
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"/>{head}</head><body>{body}</body></html>'


def open_graph(story: Story) -> str:
    return (f'<title>{escape(story.title)} | {story.publisher}</title><meta property="og:title" content="{escape(story.title)}"/><meta property="og:site_name" content="{story.publisher}"/>'
            f'<meta property="og:type" content="article"/><meta property="article:published_time" content="{story.iso}"/><link rel="canonical" href="{story.url}"/>')


def linked(story: Story, kind: str = "NewsArticle", **more: object) -> str:
    facts = {"@context": "https://schema.org", "@type": kind, "headline": story.title, "datePublished": story.iso, "dateModified": (story.moment + dt.timedelta(hours=30)).isoformat(),
             "author": [{"@type": "Person", "name": story.author}], "publisher": {"@type": "Organization", "name": story.publisher}, **more}
    return f'<title>{escape(story.title)}</title><script type="application/ld+json">{json.dumps(facts)}</script>'


def figure(story: Story) -> str:
    return f'<figure><img src="/p.jpg" alt=""/><figcaption>{escape(story.caption)}</figcaption></figure>'


def wordpress_classic(s: Story) -> str:
    return page(open_graph(s), f'{MENU}<div id="content"><article class="post hentry"><header class="entry-header"><h1 class="entry-title">{escape(s.title)}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="{s.iso}">{s.written}</time> by <span class="author vcard">{s.author}</span></div></header><div class="entry-content">{paragraphs(s)}</div><footer class="entry-meta">Tags: <a href="/t">diplomacy</a></footer></article>{COMMENTS}</div><div id="secondary" class="widget-area">{TEASERS}</div>{FOOTER}')


def wordpress_blocks(s: Story) -> str:
    return page(open_graph(s), f'<div class="wp-site-blocks">{MENU}<main class="wp-block-group"><h1 class="wp-block-post-title">{escape(s.title)}</h1><div class="wp-block-post-date"><time datetime="{s.iso}">{s.written}</time></div><div class="entry-content wp-block-post-content">{figure(s)}{paragraphs(s)}<div class="sharedaddy">{SHARE}</div></div></main>{FOOTER}</div>')


def ministry(s: Story) -> str:
    return page(f"<title>{escape(s.title)} - Ministry of Foreign Affairs</title>", f'{COOKIES}{MENU}<main id="content"><div class="article-header"><p class="article-meta__doctype">Press Statement</p><h1 class="featured-content__headline">{escape(s.title)}</h1><div class="article-meta"><p class="article-meta__author-bureau">Office of the Spokesperson</p><p class="article-meta__publish-date">{s.written}</p></div></div><div class="entry-content">{paragraphs(s)}</div></main>{FOOTER}')


def drupal(s: Story) -> str:
    return page(f'<title>{escape(s.title)} | {s.publisher}</title><meta name="dcterms.created" content="{s.iso}"/>', f'{MENU}<div class="node node--type-article"><h1 class="page-title"><span class="field field--name-title">{escape(s.title)}</span></h1><div class="node__submitted">Submitted by <span>{s.author}</span></div><div class="clearfix text-formatted field field--name-body field__item">{paragraphs(s)}</div></div><div class="block block-views">{TEASERS}</div>{FOOTER}')


def amp(s: Story) -> str:
    return f'<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8">{linked(s)}<link rel="canonical" href="{s.url}"><style amp-boilerplate>body{{}}</style></head><body><amp-sidebar id="m" layout="nodisplay">{MENU}</amp-sidebar><article class="amp-wp-article"><header><h1 class="amp-wp-title">{escape(s.title)}</h1></header><amp-img src="/p.jpg" width="1" height="1"></amp-img><div class="amp-wp-article-content">{paragraphs(s)}</div></article><amp-ad width="300" height="250"></amp-ad></body></html>'


def script_soup(s: Story) -> str:
    state = json.dumps({"props": {"pageProps": {"story": {"title": s.title, "related": ["Storm leaves thousands without power", "Grain prices fall"]}}}})
    blocks = "".join(f'<div class="css-1x{n}"><p class="css-at9mc1 evys1bk0">{escape(text)}</p></div>' for n, text in enumerate(s.paragraphs))
    return page(linked(s), f'<div id="__next"><div class="css-z">{MENU}</div><section name="articleBody"><h1 class="css-88">{escape(s.title)}</h1>{blocks}</section><div class="css-ad">Advertisement</div>{TEASERS}</div><script id="__NEXT_DATA__" type="application/json">{state}</script>')


def microdata(s: Story) -> str:
    return page(f"<title>{escape(s.title)}</title>", f'{MENU}<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(s.title)}</h1><span itemprop="author">{s.author}</span><time itemprop="datePublished" datetime="{s.iso}">{s.written}</time><div itemprop="articleBody">{figure(s)}{paragraphs(s)}</div></div>{TEASERS}{FOOTER}')


def table_layout(s: Story) -> str:
    text = "<br><br>\n".join(escape(text) for text in s.paragraphs)
    return f'<html><head><title>{escape(s.title)}</title></head><body bgcolor="#ffffff"><table width="760"><tr><td colspan="2"><a href="/">Home</a> | <a href="/news">News</a> | <a href="/about">About</a></td></tr><tr><td valign="top" width="150"><a href="/1">Archive</a><br><a href="/2">Links</a></td><td valign="top"><font size="4"><b>{escape(s.title)}</b></font><br><font size="1">{s.written}</font><br><br>{text}</td></tr><tr><td colspan="2"><font size="1">(c) Example Radio. All rights reserved.</font></td></tr></table></body></html>'


def divisions(s: Story) -> str:
    return page(open_graph(s), f'{MENU}<div class="story"><div class="headline">{escape(s.title)}</div><div class="story-body">{paragraphs(s, "div", class_="para")}</div></div><div class="sidebar">{TEASERS}{SIGN_UP}</div>{FOOTER}')


def wire_service(s: Story) -> str:
    return page(linked(s), f'{MENU}<div class="Page-content"><h1 class="Page-headline">{escape(s.title)}</h1><div class="Page-byline">By {s.author}</div><div class="RichTextStoryBody RichTextBody">{paragraphs(s)}<p>Follow our coverage at <a href="/hub">https://post.example/hub</a></p></div></div>{TEASERS}{FOOTER}')


def pull_quotes(s: Story) -> str:
    half = len(s.paragraphs) // 2
    first, second = (paragraphs(Story(s.title, part, s.moment)) for part in (s.paragraphs[:half], s.paragraphs[half:]))
    return page(open_graph(s), f'{MENU}<article><h1>{escape(s.title)}</h1><div class="article-body">{first}<aside class="infobox"><h4>In numbers</h4><p>The two countries have exchanged envoys since 1961.</p></aside>{second}</div></article>{TEASERS}{FOOTER}')


def links_inside(s: Story) -> str:
    inner = f'{paragraphs(Story(s.title, s.paragraphs[:2], s.moment))}<div class="related-inline"><a href="/x">Read more: Champions drop points at home after late goal</a></div>{paragraphs(Story(s.title, s.paragraphs[2:], s.moment))}'
    return page(linked(s), f'{MENU}<main><article><h1>{escape(s.title)}</h1><p class="byline">By {s.author}</p>{figure(s)}<div class="body">{inner}</div></article></main>{FOOTER}')


def sign_up_inside(s: Story) -> str:
    inner = f"{paragraphs(Story(s.title, s.paragraphs[:2], s.moment))}{SIGN_UP}{paragraphs(Story(s.title, s.paragraphs[2:], s.moment))}"
    return page(open_graph(s), f'{COOKIES}{MENU}<article class="article"><h1>{escape(s.title)}</h1>{SHARE}<div class="article__content">{inner}</div>{SHARE}</article>{TEASERS}{FOOTER}')


def gallery(s: Story) -> str:
    return page(linked(s), f'{MENU}<article><h1>{escape(s.title)}</h1><div class="gallery">{figure(s)}{figure(s)}{figure(s)}</div><div class="text">{paragraphs(s)}</div></article>{FOOTER}')


def commented(s: Story) -> str:
    return page(open_graph(s), f'{MENU}<div class="main"><h1>{escape(s.title)}</h1><div class="date">{s.written}</div><div class="content">{paragraphs(s)}</div>{COMMENTS}{COMMENTS}</div>{FOOTER}')


def xhtml(s: Story) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>{escape(s.title)}</title><meta name="DC.date.issued" content="{s.moment:%Y-%m-%d}" /></head><body><div id="nav"><a href="/">Home</a></div><div id="main"><h2>{escape(s.title)}</h2>{paragraphs(s)}</div><div id="foot">Example Institute</div></body></html>'


def blogger(s: Story) -> str:
    text = "<br /><br />".join(escape(text) for text in s.paragraphs)
    return page(f"<title>{s.publisher}: {escape(s.title)}</title>", f'<div class="blog-posts hfeed"><h2 class="date-header"><span>{s.moment:%A}, {s.written}</span></h2><div class="post hentry"><h3 class="post-title entry-title">{escape(s.title)}</h3><div class="post-body entry-content">{text}</div><div class="post-footer">Posted by {s.author} at <abbr class="published" title="{s.iso}">{s.moment:%H:%M}</abbr></div></div></div><div class="sidebar">{TEASERS}</div>')


def share_point(s: Story) -> str:
    return page(f"<title>{escape(s.title)}</title>", f'{MENU}<div id="s4-workspace"><div class="ms-webpart-zone"><h1>{escape(s.title)}</h1><div class="ms-rtestate-field">{paragraphs(s, "p", class_="ms-rteElement-P")}</div><div class="newsDate">Published: {s.moment:%d/%m/%Y} {s.moment:%H:%M}</div></div></div>{FOOTER}')


def joomla(s: Story) -> str:
    return page(f"<title>{escape(s.title)}</title>", f'{MENU}<div class="item-page"><div class="page-header"><h2>{escape(s.title)}</h2></div><dl class="article-info"><dd class="published"><time datetime="{s.iso}">Published: {s.moment:%d} {s.moment:%B} {s.moment:%Y}</time></dd><dd class="hits">Hits: 1043</dd></dl>{paragraphs(s)}<ul class="pager"><li><a href="/p">Prev</a></li><li><a href="/n">Next</a></li></ul></div>{FOOTER}')


def static_site(s: Story) -> str:
    return page(f"<title>{escape(s.title)}</title>", f'<header><a href="/">Notes</a></header><main><article><header><h1>{escape(s.title)}</h1><time datetime="{s.moment:%Y-%m-%d}">{s.written}</time></header>{paragraphs(s)}</article></main><footer>Built with a generator.</footer>')


def site_builder(s: Story) -> str:
    return page(open_graph(s), f'<div class="sqs-layout">{MENU}<div class="blog-item-wrapper"><h1 class="entry-title">{escape(s.title)}</h1><div class="blog-item-content-wrapper"><div class="sqs-block html-block"><div class="sqs-html-content">{paragraphs(s)}</div></div></div></div></div>{FOOTER}')


def press_release(s: Story) -> str:
    return page(f"<title>{escape(s.title)} | Meetings Coverage</title>", f'{MENU}<div class="press-header"><div>Meetings Coverage</div><div class="symbol">EX/12345</div><div class="date-display-single">{s.moment.day} {s.moment:%B} {s.moment.year}</div></div><h1>{escape(s.title)}</h1><div class="field-body">{paragraphs(s)}</div><div class="note">For information media. Not an official record.</div>{FOOTER}')


def day_in_address(s: Story) -> str:
    url = f"https://www.post.example/{s.moment:%Y/%m/%d}/world/story"
    return page(f'<title>{escape(s.title)}</title><link rel="canonical" href="{url}"/>', f'{MENU}<article><h1>{escape(s.title)}</h1>{paragraphs(s)}</article>{FOOTER}')


def live_blog(s: Story) -> str:
    posts = [{"@type": "BlogPosting", "headline": f"Update {n}", "datePublished": s.iso, "articleBody": text} for n, text in enumerate(s.paragraphs, 1)]
    return page(linked(s, "LiveBlogPosting", liveBlogUpdate=posts), f'{MENU}<div id="live-root"><p>Loading the latest updates…</p></div>{FOOTER}')


def hydrated(s: Story) -> str:
    return page(linked(s, articleBody="\n\n".join(s.paragraphs)), f'{MENU}<div id="app"><h1>{escape(s.title)}</h1><p>{escape(s.paragraphs[0][:60])}…</p></div>{FOOTER}')


def old_encoding(s: Story) -> str:
    return page(open_graph(s), f'{MENU}<article><h1>{escape(s.title)}</h1>{paragraphs(s)}</article>').replace('charset="utf-8"', 'charset="windows-1252"')


def sidebar_heavy(s: Story) -> str:
    long_list = "<ul>" + "".join(f'<li><a href="/{n}">Headline number {n} of the day that leads to another story of some length</a></li>' for n in range(40)) + "</ul>"
    return page(open_graph(s), f'{MENU}<div class="left">{long_list}</div><div class="middle"><h1>{escape(s.title)}</h1>{SHARE}{paragraphs(s)}</div><div class="right">{long_list}{TEASERS}</div>{FOOTER}')


def sections(s: Story) -> str:
    half = len(s.paragraphs) // 2 or 1
    first, second = (paragraphs(Story(s.title, part, s.moment)) for part in (s.paragraphs[:half], s.paragraphs[half:]))
    return page(linked(s), f'{MENU}<article><header><h1>{escape(s.title)}</h1></header><section data-component="text-block">{first}</section><div data-component="ad">Advertisement</div><section data-component="text-block">{second}</section><section data-component="topic-list"><h2>Related topics</h2><ul><li>Diplomacy</li><li>Asia</li></ul></section></article>{FOOTER}')


def agency_credit(s: Story) -> str:
    return page(open_graph(s), f'{MENU}<article><h1>{escape(s.title)}</h1><div class="source">Source: Xinhua | {s.moment:%Y-%m-%d %H:%M:%S} | Editor: huaxia</div><div id="detailContent">{paragraphs(s)}</div></article>{FOOTER}')


def newspaper(s: Story) -> str:
    return page(linked(s, author=[{"@type": "Organization", "name": "AFP"}]), f'{COOKIES}{MENU}<div class="grid"><article><span class="kicker">Diplomacy</span><h1>{escape(s.title)}</h1><p class="standfirst"></p><div class="authors">AFP</div><time datetime="{s.iso}">{s.written}</time>{figure(s)}<div class="article-text">{paragraphs(s)}</div><div class="tags"><a>diplomacy</a> <a>visits</a></div></article>{TEASERS}</div>{FOOTER}')


STRUCTURES: dict[str, Callable[[Story], str]] = {
    made.__name__: made
    for made in (
        wordpress_classic, wordpress_blocks, ministry, drupal, amp, script_soup, microdata, table_layout, divisions, wire_service, pull_quotes, links_inside, sign_up_inside, gallery,
        commented, xhtml, blogger, share_point, joomla, static_site, site_builder, press_release, day_in_address, live_blog, hydrated, old_encoding, sidebar_heavy, sections, agency_credit, newspaper,
    )
}
ENCODED = {"old_encoding": "cp1252"}
"""Structures whose pages are not sent as UTF-8."""
