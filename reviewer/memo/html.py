"""A `Memo` to memo.html: one file that stands alone, for reading on a screen and printing on A4.

Takes the memo and the options; gives UTF-8 bytes. No outside address, font or script; every text is escaped and set apart
from its neighbours (`bdi`), and a content policy lets nothing run but the style and the script of `style`, by their
hashes. Without script everything is there; with it the findings can be filtered by verdict, document and words.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Sequence

from reviewer.memo import Options
from reviewer.memo.cards import clause, expert, isolated, missed, place, reading, silent
from reviewer.memo.figures import Figure
from reviewer.memo.style import CSS, SCRIPT
from reviewer.memo.view import PARTS, View, view
from reviewer.memo.voice import Cite
from reviewer.records import Memo

MAX_SHORT = 20


def render(memo: Memo, options: Options) -> bytes:
    """The memo as bytes."""
    shown = view(memo, options)
    labels = shown.labels
    bodies = (overview, ledger, key_figures, near, spreads, alerts, reading, unasked, method)
    parts = "".join(
        f'<section id="{key}"><h2>{html.escape(shown.heading(number))}</h2>\n{body(shown)}</section>\n'
        for number, (key, body) in enumerate(zip(PARTS, bodies, strict=True))
    )
    language = "zh-CN" if labels.lang == "zh" else "en"
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy()}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">\n'
        f"<title>{html.escape(shown.title)} · {html.escape(shown.submission)}</title>\n<style>{CSS}</style></head>\n"
        f"<body><main>\n<h1>{html.escape(shown.title)}</h1>\n{banner(shown)}{contents(shown)}{parts}</main>\n"
        f"<script>{SCRIPT}</script></body></html>\n"
    )
    return page.encode("utf-8")


def content_policy() -> str:
    """What the browser may run: our style and our script."""
    style, script = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (CSS, SCRIPT))
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"


def banner(shown: View) -> str:
    """Policy, status, submission and the counts."""
    labels = shown.labels
    about = (*shown.policy, (labels("submission"), f"{shown.submission}（{labels('documents', len(shown.uploads))}）"))
    pairs = "".join(f"<dt>{html.escape(label)}</dt><dd>{isolated(text)}</dd>" for label, text in about)
    caution = f'<p class="caution" role="note">{html.escape(shown.caution)}</p>' if shown.caution else ""
    chips = "".join(f'<li class="{verdict}"><b>{number}</b>{html.escape(word)}</li>' for verdict, word, number in shown.counts)
    return f'<div class="sheet"><dl class="about">{pairs}</dl>{caution}</div>\n<ul class="chips">{chips}</ul>\n'


def contents(shown: View) -> str:
    """The way to each part."""
    items = "".join(f'<li><a href="#{key}">{html.escape(shown.heading(k))}</a></li>' for k, key in enumerate(PARTS))
    return f'<nav aria-label="{html.escape(shown.labels("contents"))}"><ul>{items}</ul></nav>\n'


def overview(shown: View) -> str:
    """What stands in the way, what isn't said, what is left to people."""
    return f"<p>{isolated(shown.besides)}</p>\n" + missed(shown) + silent(shown) + expert(shown)


def ledger(shown: View) -> str:
    """Every finding, by clause, with the filters before it."""
    return filters(shown) + "".join(clause(rows, shown) for rows in shown.clauses)


def filters(shown: View) -> str:
    """The filters; hidden until the script that serves them runs."""
    labels = shown.labels
    verdicts = "".join(f'<option value="{verdict}">{html.escape(word)}</option>' for verdict, word, _ in shown.counts)
    files = "".join(f'<option value="{item.number}">{html.escape(item.name)}</option>' for item in shown.uploads)
    return (
        f'<div class="filter" hidden role="search"><b>{html.escape(labels("filter"))}</b>'
        f'<select name="verdict" aria-label="{html.escape(labels("verdict"))}">'
        f'<option value="">{html.escape(labels("filter.all"))}</option>{verdicts}</select>'
        f'<select name="file" aria-label="{html.escape(labels("file"))}">'
        f'<option value="">{html.escape(labels("filter.documents"))}</option>{files}</select>'
        f'<input name="words" type="search" placeholder="{html.escape(labels("search"))}" aria-label="{html.escape(labels("search"))}">'
        f'<output class="note" data-text="{html.escape(labels("shown", "{}", "{}"))}"></output></div>\n'
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are markup already."""
    top = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{top}</tr></thead><tbody>\n{body}</tbody></table></div>\n'


def short(text: str) -> str:
    """A few words that stay on one line; a longer text as any other."""
    return f'<span class="n">{isolated(text)}</span>' if len(text) <= MAX_SHORT else isolated(text)


def none(shown: View, key: str) -> str:
    """The sentence for an empty part."""
    return f'<p class="sheet">{html.escape(shown.labels(key))}</p>'


def key_figures(shown: View) -> str:
    """The figures as printed, the arithmetic, the members."""
    labels = shown.labels
    printed = [item for item in shown.figures if not item.arithmetic]
    computed = [item for item in shown.figures if item.arithmetic]
    out = "" if shown.figures else none(shown, "figures.none")
    if printed:
        head = [labels(key) for key in ("figure", "period", "value", "raw", "place")]
        rows = [
            (named(item), short(item.period), f"<b>{isolated(item.value)}</b>", isolated(item.raw), places(item, shown))
            for item in printed
        ]
        out += f"<h3>{html.escape(labels('h.figures.stated'))}</h3>{table(head, rows)}"
    if computed:
        head = [labels(key) for key in ("figure", "period", "arithmetic")]
        sums = [(named(item), short(item.period), isolated(item.arithmetic)) for item in computed]
        out += f"<h3>{html.escape(labels('h.figures.computed'))}</h3>{table(head, sums)}"
    if shown.partners:
        head = [labels(key) for key in ("number", "name", "type", "layer", "registered_place", "uscc")]
        members = [
            (str(k), isolated(m.name), *map(short, (m.type, m.layer)), isolated(m.place), short(m.code))
            for k, m in enumerate(shown.partners, 1)
        ]
        out += f"<h3>{html.escape(labels('h.figures.members'))}</h3>{table(head, members)}"
    return out


def named(item: Figure) -> str:
    """A figure's name with whose it is."""
    subject = f'<br><span class="note">{isolated(item.subject)}</span>' if item.subject else ""
    return isolated(item.name) + subject


def places(item: Figure, shown: View) -> str:
    """Where a figure stands."""
    lines = [place(cite) for cite in item.cites]
    if item.places > len(item.cites):
        lines.append(html.escape(shown.labels("places", item.places)))
    return f'<span class="note">{"<br>".join(lines) or "—"}</span>'


def near(shown: View) -> str:
    """What was seen and not used."""
    if not shown.near:
        return none(shown, "rejected.none")
    head = [shown.labels(key) for key in ("figure", "period", "value", "raw", "why", "place")]
    rows = [
        (
            named(item.figure),
            short(item.figure.period),
            isolated(item.figure.value),
            isolated(item.figure.raw),
            isolated(item.why),
            places(item.figure, shown),
        )
        for item in shown.near
    ]
    return table(head, rows)


def spreads(shown: View) -> str:
    """What the documents say differently of one thing."""
    if not shown.spreads:
        return none(shown, "differences.none")
    rows = [
        (
            f"<b>{isolated(item.topic)}</b>",
            f"<p>{isolated(item.message)}</p>"
            + "".join(f"<p><b>{isolated(value)}</b> ← {place(cite)}</p>{quoted(cite)}" for value, cite in item.values),
        )
        for item in shown.spreads
    ]
    return table([shown.labels("topic"), shown.labels("values")], rows)


def quoted(cite: Cite) -> str:
    """A quote in its block."""
    return f"<blockquote>{isolated(cite.quote)}</blockquote>" if cite.quote else ""


def alerts(shown: View) -> str:
    """What the panel must know before it trusts the text."""
    if not shown.alerts:
        return none(shown, "alerts.none")
    rows = []
    for item in shown.alerts:
        where = place(item.cite) + quoted(item.cite) if item.cite else f"《{isolated(item.document)}》" if item.document else ""
        rows.append((f"<b>{isolated(item.kind)}</b>", f"<p>{isolated(item.message)}</p>{where}"))
    return table([shown.labels("kind"), shown.labels("message")], rows)


def unasked(shown: View) -> str:
    """The clauses that ask nothing of a filing, so that the ledger closes."""
    if not shown.unasked:
        return none(shown, "unasked.none")
    rows = [
        (f'<span class="path">{html.escape(path)}</span>', isolated(why), isolated(text)) for path, why, text in shown.unasked
    ]
    return table([shown.labels(key) for key in ("clause", "why_unasked", "text_start")], rows)


def method(shown: View) -> str:
    """How the memo came about, and the documents with their hashes."""
    labels = shown.labels
    sentences = "".join(f"<p>{isolated(text)}</p>" for text in shown.method)
    rows = [
        (
            f'<span id="d-{d.number}">{d.number}</span>',
            isolated(d.name),
            *map(isolated, (d.role, d.format, d.pages)),
            isolated(d.sha),
        )
        for d in shown.uploads
    ]
    return f'<div class="sheet">{sentences}</div>' + table(
        [labels(k) for k in ("number", "file", "role", "format", "pages", "sha")], rows
    )
