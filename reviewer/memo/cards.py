"""The findings in HTML: what blocks, what is silent, what is left to people, a card for each finding.

Takes the `View`; gives markup in which every text is escaped and isolated, so that no right-to-left letter of an
applicant can reorder what stands beside it. A card carries what the page's filters need.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from reviewer.memo.view import Row, View
from reviewer.memo.voice import Cite


def isolated(text: str) -> str:
    """A text as markup, cut off from the writing direction of its neighbours."""
    return f"<bdi>{html.escape(text)}</bdi>" if text else ""


def badge(row: Row) -> str:
    """The verdict in its colour, as a word."""
    return f'<span class="badge {row.verdict}">{html.escape(row.said)}</span>'


def link(row: Row) -> str:
    """The clause of a finding, leading to its card."""
    return f'<a class="path" href="#f-{row.number}">{html.escape(row.path)}</a>'


def caption(shown: View, key: str, number: int, note: str = "") -> str:
    """A small heading with a count; the sentence for none of them."""
    labels = shown.labels
    if not number:
        return f'<p class="sheet">{html.escape(labels(f"{key}.none"))}</p>'
    more = f"：{note}" if note else ""
    return f"<h3>{html.escape(labels(key))}（{number}{html.escape(labels('count') + more)}）</h3>"


def missed(shown: View) -> str:
    """The clauses that are not met, the binding ones first."""
    rows = "".join(
        f'<tr><td>{link(row)}<br><span class="note">{html.escape(row.strength)}</span></td>'
        f"<td>{badge(row)}</td><td><b>{isolated(row.asks)}</b><br>{isolated(row.reason)}{margin(row, shown)}</td></tr>\n"
        for row in shown.missed
    )
    labels = shown.labels
    head = "".join(f'<th scope="col">{html.escape(labels(key))}</th>' for key in ("clause", "verdict", "reason_margin"))
    body = f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>' if rows else ""
    return caption(shown, "missed", len(shown.missed), shown.weights) + body


def margin(row: Row, shown: View) -> str:
    """How far from the threshold."""
    return f'<br><span class="margin">{html.escape(shown.labels("margin"))}：{isolated(row.margin)}</span>' if row.margin else ""


def silent(shown: View) -> str:
    """What is not stated, by its reason."""
    count = sum(len(item.rows) for item in shown.silent)
    items = "".join(
        f"<li>{isolated(item.reason)}<br>" + "；".join(f"{isolated(row.asks)}〔{link(row)}〕" for row in item.rows) + "</li>"
        for item in shown.silent
    )
    return caption(shown, "silent", count) + (f'<ul class="sheet list">{items}</ul>' if items else "")


def expert(shown: View) -> str:
    """What is left to the experts."""
    items = "".join(f"<li>{isolated(row.asks)}〔{link(row)}〕</li>" for row in shown.expert)
    return caption(shown, "expert", len(shown.expert)) + (f'<ul class="sheet list">{items}</ul>' if items else "")


def clause(rows: Sequence[Row], shown: View) -> str:
    """A clause with its text, verbatim and folded, and its findings."""
    first = rows[0]
    return (
        f'<div class="clause"><h3>{html.escape(first.path)}</h3>'
        f"<details><summary>{html.escape(shown.labels('clause_text'))}</summary><blockquote>{isolated(first.clause)}</blockquote></details>\n"
        + "".join(card(row, shown) for row in rows)
        + "</div>\n"
    )


def card(row: Row, shown: View) -> str:
    """One finding with its proof."""
    labels = shown.labels
    files = " ".join(str(number) for number in sorted({cite.number for cite in row.evidence if cite.number}))
    facts = "".join(f"<li>{isolated(text)}</li>" for text in row.facts)
    parts = [
        f'<header>{badge(row)}<h4>{isolated(row.asks)}</h4><span class="note">{html.escape(row.strength)}</span></header>',
        f"<p>{isolated(row.reason)}{margin(row, shown)}</p>",
        f'<p class="note">{html.escape(labels("facts"))}</p><ul>{facts}</ul>' if facts else "",
        evidence(row.evidence, shown),
        f"<p>{html.escape(labels('model_says'))}：{isolated(row.model)}</p>" if row.model else "",
        f'<p class="note">{html.escape("  ".join(part for part in (row.decided, row.proof) if part))}</p>',
    ]
    return (
        f'<article class="card is-{row.verdict}" id="f-{row.number}" data-verdict="{row.verdict}" data-files="{files}">'
        + "".join(parts)
        + "</article>\n"
    )


def evidence(cites: Sequence[Cite], shown: View) -> str:
    """The places a finding rests on."""
    if not cites:
        return ""
    items = "".join(f"<li>{place(cite)}<blockquote>{isolated(cite.quote)}</blockquote></li>" for cite in cites)
    return f'<p class="note">{html.escape(shown.labels("evidence"))}</p><ol>{items}</ol>'


def place(cite: Cite) -> str:
    """A file's name, leading to the list of documents, with page and place."""
    name = f"《{isolated(cite.document)}》"
    return (f'<a href="#d-{cite.number}">{name}</a>' if cite.number else name) + isolated(cite.where)


def reading(shown: View) -> str:
    """What the experts judge, with what to read and room to write."""
    labels = shown.labels
    if not shown.expert:
        return f'<p class="sheet">{html.escape(labels("reading.none"))}</p>'
    room = f'<div class="opinion">{html.escape(labels("opinion"))}<div class="room"></div>{html.escape(labels("signed"))}</div>'
    return "".join(
        f'<article class="card is-{row.verdict}"><header>{link(row)}<h4>{isolated(row.asks)}</h4>'
        f'<span class="note">{html.escape(labels("judgement" if row.judgement else "doubt"))}</span></header>'
        f"<p>{isolated(row.reason)}</p>{evidence(row.evidence, shown)}{room}</article>\n"
        for row in shown.expert
    )
