"""Which paragraphs are headings by their type alone.

Takes the document's paragraphs, among whatever else it holds; gives a level for short single lines set larger or bolder than the body. In doubt a
paragraph stays a paragraph: numbering is read later, from the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reviewer.parse.pdf.prose import Prose

LONGEST = 45  # characters of a heading
LARGER = 1.12  # times the body's type size
Style = tuple[float, bool]


def levels(items: Iterable[object]) -> dict[Style, int]:
    """A level for each type style that heads something, the largest first."""
    letters: Counter[Style] = Counter()
    for item in items:
        if isinstance(item, Prose):
            letters[style(item)] += sum(len(text.text) for text in item.lines)
    if not letters:
        return {}
    size, bold = letters.most_common(1)[0][0]
    heading = [s for s in letters if s[0] >= LARGER * size or (s[0] >= size and s[1] and not bold)]
    return {s: min(i, 9) for i, s in enumerate(sorted(heading, reverse=True), 1)}


def level(item: Prose, styles: dict[Style, int]) -> int:
    """The level of a paragraph, 0 where it is no heading."""
    text = "".join(part.text for part in item.lines)
    if len(item.lines) > 2 or len(text) > LONGEST or text[-1:] in "。；，：:;," or not text:
        return 0
    return styles.get(style(item), 0)


def style(item: Prose) -> Style:
    """The type size, to the half point, and weight of a paragraph."""
    first = item.lines[0]
    return (round(first.size * 2) / 2, first.bold)
