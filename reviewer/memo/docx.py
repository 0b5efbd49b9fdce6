"""A `Memo` to memo.docx: page one for two minutes' reading, then the ledger, the figures and the experts' reading list.

Takes the memo and the options; gives the bytes of a Word document in the look of an official one (`official`). Long quotes
are cut with “…”, never altered; personal data is masked unless asked not to. The same memo gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from reviewer.memo import Options
from reviewer.memo.figures import Figure
from reviewer.memo.official import (
    CAPTION,
    CAUTION,
    CELL,
    CENTRE,
    FIGURE,
    INK,
    LIST,
    NOTE,
    STRONG,
    TEXT_WIDTH,
    Cell,
    Line,
    Paper,
)  # fmt: skip
from reviewer.memo.text import MAX_QUOTE, cut
from reviewer.memo.view import NUMERALS, Row, View, view
from reviewer.memo.voice import Cite
from reviewer.records import Memo

MAX_START = 23
MAX_QUOTED = 3
EPOCH = (1980, 1, 1, 0, 0, 0)


def render(memo: Memo, options: Options) -> bytes:
    """The memo as bytes."""
    shown = view(memo, options)
    paper = Paper()
    page_one(paper, shown)
    sections = (ledger, key_figures, near, spreads, alerts, reading, unasked, method)
    for number, section in enumerate(sections, 1):
        paper.heading(shown.heading(number))
        section(paper, shown)
    return saved(paper, shown)


def saved(paper: Paper, shown: View) -> bytes:
    """The document's bytes, with the times of its parts set alike."""
    properties = paper.document.core_properties
    properties.title, properties.author, properties.comments = shown.title, "reviewer", ""
    properties.created = properties.modified = datetime(*EPOCH)
    first, second = io.BytesIO(), io.BytesIO()
    paper.document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()


def page_one(paper: Paper, shown: View) -> None:
    """Policy, submission, counts; what is missed, not said and left to the experts."""
    labels = shown.labels
    paper.title(shown.title)
    about = (*shown.policy, (labels("submission"), f"{shown.submission}（{labels('documents', len(shown.uploads))}）"))
    paper.table((26, TEXT_WIDTH - 26), (), [([Line(label, STRONG)], text) for label, text in about])
    if shown.caution:
        paper.paragraph(shown.caution, CAUTION, INK["not_met"])
    paper.heading(shown.heading(0))
    counts = [
        *((word, str(number), INK[verdict]) for verdict, word, number in shown.counts),
        (labels("total"), str(len(shown.rows)), ""),
    ]
    numbers = [[Line(number, FIGURE, ink)] for _, number, ink in counts]
    paper.table((26,) * 6, [word for word, _, _ in counts], [numbers])
    paper.paragraph(shown.besides, LIST)
    missed(paper, shown)
    silent(paper, shown)
    expert(paper, shown)


def caption(paper: Paper, shown: View, key: str, number: int, note: str = "") -> None:
    """A small heading with a count; the sentence for none of them."""
    if number:
        more = f"：{note}" if note else ""
        paper.paragraph(f"{shown.labels(key)}（{number}{shown.labels('count')}{more}）", CAPTION)
    else:
        paper.paragraph(shown.labels(f"{key}.none"), LIST)


def missed(paper: Paper, shown: View) -> None:
    """The clauses that are not met, the binding ones first."""
    labels = shown.labels
    caption(paper, shown, "missed", len(shown.missed), shown.weights)
    if shown.missed:
        rows = [([Line(row.path, STRONG), Line(row.strength, NOTE)], gap_lines(row)) for row in shown.missed]
        paper.table((30, TEXT_WIDTH - 30), (labels("clause"), labels("reason_margin")), rows)


def gap_lines(row: Row) -> list[Line]:
    """What is asked, why it is missed and by how much."""
    word = f"［{row.said}］" if row.binding == "template" else ""
    lines = [Line(word + row.asks, STRONG), Line(row.reason)]
    return [*lines, Line(row.margin, STRONG, INK["not_met"])] if row.margin and row.margin not in row.reason else lines


def silent(paper: Paper, shown: View) -> None:
    """What is not stated, by its reason."""
    labels = shown.labels
    caption(paper, shown, "silent", sum(len(item.rows) for item in shown.silent))
    if shown.silent:
        rows = [(item.reason, "；".join(f"{row.asks}〔{row.path}〕" for row in item.rows)) for item in shown.silent]
        paper.table((56, TEXT_WIDTH - 56), (labels("reason"), labels("asks")), rows)


def expert(paper: Paper, shown: View) -> None:
    """What is left to the experts, in one paragraph."""
    caption(paper, shown, "expert", len(shown.expert))
    if shown.expert:
        paper.paragraph("；".join(f"{row.asks}〔{row.path}〕" for row in shown.expert) + "。", LIST)


def ledger(paper: Paper, shown: View) -> None:
    """Every finding with its proof."""
    labels = shown.labels
    head = (labels("clause"), labels("verdict"), labels("content"))
    rows = [
        (
            [Line(row.path, STRONG), Line(row.strength, NOTE)],
            [Line(row.said, STRONG, INK[row.verdict])],
            finding(row, shown),
        )
        for row in shown.rows
    ]
    paper.table((26, 23, TEXT_WIDTH - 49), head, rows)


def finding(row: Row, shown: View) -> list[Line]:
    """The body of a finding: what is asked, why, on what evidence."""
    labels = shown.labels
    out = [Line(row.asks, STRONG), Line(f"{labels('anchor')}：“{row.anchor}”", NOTE), Line(f"{labels('reason')}：{row.reason}")]
    if row.margin:
        out.append(Line(f"{labels('margin')}：{row.margin}"))
    out += [Line(f"{labels('facts')}：{text}") for text in row.facts]
    out += evidence(row, shown)
    if row.model:
        out.append(Line(f"{labels('model_says')}：{row.model}"))
    return [*out, Line("  ".join(part for part in (row.decided, row.proof) if part), NOTE)]


def evidence(row: Row, shown: View) -> list[Line]:
    """The first places with their quotes, the others by document; what the experts read is quoted in their list."""
    labels = shown.labels
    full = 0 if row.verdict == "needs_expert" else MAX_QUOTED
    quoted = [Line(f"{labels('evidence.n', k)}：{cite.line(MAX_QUOTE)}") for k, cite in enumerate(row.evidence[:full], 1)]
    others: dict[str, list[str]] = {}
    for cite in row.evidence[full:]:
        others.setdefault(cite.document, []).append(cite.where)
    told = "；".join(f"《{document}》{'、'.join(dict.fromkeys(places))}" for document, places in others.items())
    below = labels("quotes_below") if told and not full else ""
    return [*quoted, Line(f"{labels('also' if full else 'evidence')}：{told}{below}", NOTE if full else CELL)] if told else quoted


def key_figures(paper: Paper, shown: View) -> None:
    """The figures as printed, the computed ones with their arithmetic, the members."""
    labels = shown.labels
    printed = [item for item in shown.figures if not item.arithmetic]
    computed = [item for item in shown.figures if item.arithmetic]
    if not shown.figures:
        paper.paragraph(labels("figures.none"), LIST)
    head = tuple(labels(key) for key in ("figure", "period", "value", "place"))
    rows = [(named(item), item.period, printed_as(item, shown), places(item, shown)) for item in printed]
    numbered(paper, (labels("h.figures.stated"), (36, 18, 38, 64), head, rows), 1)
    head = (labels("figure"), labels("period"), labels("arithmetic"))
    sums = [(named(item), item.period, item.arithmetic) for item in computed]
    numbered(paper, (labels("h.figures.computed"), (40, 22, TEXT_WIDTH - 62), head, sums), 1 + bool(rows))
    head = tuple(labels(key) for key in ("number", "name", "type", "layer", "registered_place", "uscc"))
    members = [(str(k), m.name, m.type, m.layer, m.place, [Line(m.code, NOTE)]) for k, m in enumerate(shown.partners, 1)]
    numbered(paper, (labels("h.figures.members"), (13, 40, 20, 22, 24, 37), head, members), 1 + bool(rows) + bool(sums))


def numbered(paper: Paper, block: tuple[str, Sequence[float], Sequence[str], Sequence[Sequence[Cell]]], number: int) -> None:
    """A table under a heading （一）; nothing without rows."""
    heading, widths, head, rows = block
    if rows:
        paper.heading(f"（{NUMERALS[number]}）{heading}", 2)
        paper.table(widths, head, rows)


def named(item: Figure) -> list[Line]:
    """A figure's name with whose it is."""
    return [Line(item.name), *([Line(item.subject, NOTE)] if item.subject else [])]


def printed_as(item: Figure, shown: View) -> list[Line]:
    """A figure's value with the printed text beside it."""
    return [Line(item.value), *([Line(f"{shown.labels('raw')}：{item.raw}", NOTE)] if item.raw else [])]


def places(item: Figure, shown: View) -> list[Line]:
    """Where a figure stands."""
    lines = [Line(cite.place(), NOTE) for cite in item.cites]
    more = [Line(shown.labels("places", item.places), NOTE)] if item.places > len(item.cites) else []
    return [*lines, *more] or [Line("—", NOTE)]


def near(paper: Paper, shown: View) -> None:
    """What was seen and not used."""
    labels = shown.labels
    if not shown.near:
        paper.paragraph(labels("rejected.none"), LIST)
        return
    head = tuple(labels(key) for key in ("figure", "period", "value", "why", "place"))
    rows = [(named(x.figure), x.figure.period, printed_as(x.figure, shown), x.why, places(x.figure, shown)) for x in shown.near]
    paper.table((32, 18, 34, 36, 36), head, rows)


def spreads(paper: Paper, shown: View) -> None:
    """What the documents say differently of one thing."""
    labels = shown.labels
    if not shown.spreads:
        paper.paragraph(labels("differences.none"), LIST)
        return
    rows = [
        (
            [Line(item.topic, STRONG)],
            [Line(item.message), *(Line(f"{value} ← {cite.line(60)}", NOTE) for value, cite in item.values)],
        )
        for item in shown.spreads
    ]
    paper.table((30, TEXT_WIDTH - 30), (labels("topic"), labels("values")), rows)


def alerts(paper: Paper, shown: View) -> None:
    """What the panel must know before it trusts the text."""
    labels = shown.labels
    if not shown.alerts:
        paper.paragraph(labels("alerts.none"), LIST)
        return
    rows = [([Line(item.kind, STRONG)], [Line(item.message), *quoted(item.cite, item.document)]) for item in shown.alerts]
    paper.table((36, TEXT_WIDTH - 36), (labels("kind"), labels("message")), rows)


def quoted(cite: Cite | None, document: str) -> list[Line]:
    """The place of an alert: a quote, or the file alone."""
    if cite:
        return [Line(cite.line(MAX_QUOTE), NOTE)]
    return [Line(f"《{document}》", NOTE)] if document else []


def reading(paper: Paper, shown: View) -> None:
    """What the experts judge, with what to read and room to write."""
    labels = shown.labels
    if not shown.expert:
        paper.paragraph(labels("reading.none"), LIST)
        return
    rows = []
    for k, row in enumerate(shown.expert, 1):
        mark = labels("judgement" if row.judgement else "doubt")
        passages = [Line(f"（{n}）{cite.line(MAX_QUOTE)}") for n, cite in enumerate(row.evidence, 1)]
        text = [Line(row.asks, STRONG), Line(row.reason), Line(f"{labels('read')}：", STRONG), *passages]
        rows.append(([Line(str(k), CENTRE)], [Line(row.path, STRONG), Line(row.strength, NOTE), Line(mark, NOTE)], text))
        room = [Line(labels("opinion")), Line(""), Line(""), Line(""), Line(labels("signed"))]
        rows.append(([Line(str(k), CENTRE)], [Line(labels("expert_room"), NOTE)], room))
    paper.table((13, 28, TEXT_WIDTH - 41), (labels("number"), labels("clause"), labels("content")), rows)


def unasked(paper: Paper, shown: View) -> None:
    """The clauses that ask nothing of a filing, so that the ledger closes."""
    labels = shown.labels
    if not shown.unasked:
        paper.paragraph(labels("unasked.none"), LIST)
        return
    rows = [([Line(path, NOTE)], [Line(why, NOTE)], [Line(cut(text, MAX_START), NOTE)]) for path, why, text in shown.unasked]
    paper.table((32, 44, TEXT_WIDTH - 76), (labels("clause"), labels("why_unasked"), labels("text_start")), rows)


def method(paper: Paper, shown: View) -> None:
    """How the memo came about, and the documents with their hashes."""
    labels = shown.labels
    for sentence in shown.method:
        paper.paragraph(sentence, LIST)
    head = tuple(labels(key) for key in ("number", "file", "role", "format", "pages", "sha"))
    rows = [(str(d.number), d.name, d.role, d.format, d.pages, [Line(d.sha, NOTE)]) for d in shown.uploads]
    paper.table((13, 52, 22, 15, 24, 30), head, rows)
