"""Facts that stand in a form's cells or on a cover, by the vocabulary's labels.

Takes a document and its fields; gives facts of the consortium, the lead, the chief scientist, the contact and the counts, each
different value once. Refuses blanks, a count that is no number, a person's cell that holds no name, and a bare label
(住所, 法定代表人, 企业) outside the application, where it may speak of anyone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from reviewer.extract import quantities
from reviewer.extract.forms import values
from reviewer.extract.labels import bare, filled
from reviewer.extract.names import is_authority, organisations
from reviewer.extract.places import name as tidied
from reviewer.extract.places import role_at, tidy
from reviewer.extract.vocabulary import entries, meaning
from reviewer.ground import cut, squeeze
from reviewer.records import Document, Fact, Field, Interval, Source, Value

Read = Callable[[Document, Field], Iterator[tuple[Value, Source]]]
PHONE = re.compile(
    r"(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}\s*[-—–－ ]?\s*\d{7,8}(?:-\d{1,5})?|\d{3,4}-\d{3,4}-\d{4}|\d{7,8}(?!\d))"
)
PERSON = re.compile(
    r"^\s*([\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff·]){1,5}?)(?=$|[\s,，、/（(:：\d]|教授|研究员|院士|博士|高级|正高|先生|女士|主任|院长)"
)
ONLY_APPLICATION = frozenset({"lead.registered_place", "lead.legal_representative", "chief_scientist.title"})
SKIPPED = frozenset({"lead.uscc", "consortium.term"})
MOST = 999


def facts(document: Document, fields: Sequence[Field]) -> list[Fact]:
    """The facts the document's fields state, each different value once."""
    found: dict[tuple[str, str], Fact] = {}
    for entry in entries().values():
        if entry.name in SKIPPED:
            continue
        levels = list(_levels_alone(fields)) if entry.name == "platforms.provincial" else []
        for field in [*values(fields, entry.name), *levels]:
            if not field.filled or not _belongs(document, entry.name, field, fields):
                continue
            for value, source in READERS.get(entry.name, BY_TYPE[entry.type])(document, field):
                fact = _fact(entry.name, value, source, field, entry.unit if isinstance(value, int) else "")
                found.setdefault((entry.name, squeeze(str(value))), fact)
    return list(found.values())


def _fact(name: str, value: Value, source: Source, field: Field, unit: str) -> Fact:
    printed = re.search(r"[（(]([家个])[)）]", field.label)
    interval = Interval(value, value) if isinstance(value, int) else None
    return Fact(
        "",
        name,
        value,
        source,
        measure=field.label,
        unit=printed.group(1) if printed and unit else unit,
        raw=field.value,
        interval=interval,
    )


def _belongs(document: Document, name: str, field: Field, fields: Sequence[Field]) -> bool:
    role = role_at(document, field.source)
    if name == "chief_scientist.title" and not _after_chief(field, fields):
        return False
    if name.startswith("agreement.") and role != "agreement":
        return False
    if role == "evidence" or (role != "application" and name in ONLY_APPLICATION):
        return False
    return role == "application" or not name.startswith(("consortium.others", "consortium.enterprises")) or "数" in field.label


def _levels_alone(fields: Sequence[Field]) -> Iterator[Field]:
    """省级 as a label of its own, right behind one that counts the platforms in all or the national ones."""
    for before, field in pairwise(fields):
        if re.fullmatch(r"(?:其中)?(?:省级|省部级|自治区级)", bare(field.label)) and meaning(bare(before.label)).startswith(
            "platforms."
        ):
            yield field


def _after_chief(field: Field, fields: Sequence[Field]) -> bool:
    """Whether the field stands right behind one that names the chief scientist."""
    at = fields.index(field)
    return "首席" in field.label or any(
        "首席" in other.label and "姓名" in other.label + "姓名" for other in fields[max(0, at - 1) : at]
    )


def _text(document: Document, field: Field) -> Iterator[tuple[Value, Source]]:
    yield tidy(field.value), field.source


def _count(document: Document, field: Field) -> Iterator[tuple[Value, Source]]:
    found = re.fullmatch(r"(?:共|计|约)?(\d{1,3})(?:家|个|所|项)?(?:[（(][^（()）]{1,30}[)）])?", squeeze(field.value))
    if found and int(found.group(1)) <= MOST:
        yield int(found.group(1)), field.source


def _date(document: Document, field: Field) -> Iterator[tuple[Value, Source]]:
    for quantity in quantities.find(field.value):
        if quantity.kind == "date" and isinstance(quantity.value, str):
            yield quantity.value, field.source
            return


def _lead(document: Document, field: Field) -> Iterator[tuple[Value, Source]]:
    said = [found for found in organisations(field.value) if not is_authority(found[2])]
    if is_authority(field.value):
        return
    if not said:
        yield from ([(tidied(field.value), field.source)] if 6 <= len(squeeze(field.value)) <= 40 else [])
        return
    if len(said) == 1 and said[0][0] == 0 and len(squeeze(field.value)) <= 40:
        yield said[0][2], _within(document, field, said[0][0], said[0][1])
        return
    for start, end, who in said:
        yield who, _within(document, field, start, end)


def _person(document: Document, field: Field) -> Iterator[tuple[Value, Source]]:
    found = PERSON.match(field.value)
    if found and filled(found.group(1)):
        yield tidied(found.group(1)), _within(document, field, found.start(1), found.end(1))


def _phone(document: Document, field: Field) -> Iterator[tuple[Value, Source]]:
    found = PHONE.search(field.value)
    if found:
        yield re.sub(r"\s+", "", found.group()), _within(document, field, found.start(), found.end())


def _within(document: Document, field: Field, start: int, end: int) -> Source:
    first = document.text.find(field.value[:end], field.source.start) if field.value else -1
    return cut(document, first + start, first + end) if first == field.source.start else field.source


def _consortium(document: Document, field: Field) -> Iterator[tuple[Value, Source]]:
    """The name without the short name the form defines behind it."""
    aside = re.search(r"\s*[（(](?:以下|下称|简称|暂定名)[^（）()]*[）)]\s*$", field.value)
    if aside:
        yield tidy(field.value[: aside.start()]), _within(document, field, 0, aside.start())
    else:
        yield tidy(field.value), field.source


READERS: Mapping[str, Read] = {
    "consortium.name": _consortium,
    "lead.name": _lead,
    "chief_scientist.name": _person,
    "contact.name": _person,
    "contact.phone": _phone,
}
BY_TYPE: Mapping[str, Read] = {"text": _text, "count": _count, "date": _date, "duration": _text}


def contact(document: Document, fields: Sequence[Field]) -> list[Fact]:
    """The phone that shares a cell with the contact's name (“联系人及联系电话”)."""
    found = []
    for field in values(fields, "contact.name"):
        for value, source in _phone(document, field) if field.filled else ():
            found.append(_fact("contact.phone", value, source, field, ""))
    return found
