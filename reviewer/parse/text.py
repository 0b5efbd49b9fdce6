"""Reads plain text and Markdown: one paragraph a line, `#` lines as headings.

Takes bytes in UTF-8 (with or without mark), UTF-16 with mark or GB18030; gives a `Reading` without pages. Refuses bytes
that decode to none of them; a text cut inside its last character is read and reported. Characters that nobody sees
(zero-width, bidirectional, tags) are reported, not read.
"""

from __future__ import annotations

import re

from reviewer.parse.build import Builder, Reading, Unreadable
from reviewer.parse.invisible import hidden_alert, seen
from reviewer.parse.sniff import decode
from reviewer.records import Alert

HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*$")
CUT = "文本在最后一个字的中间断开，文件可能不完整，只读取了断开之前的内容。请核对原件，重新提交完整的文件。"
BREAKS = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")


def read(data: bytes, document: str) -> Reading:
    """Every line that holds something, in order; `第N行` counts lines of the file."""
    decoded = decode(data)
    if decoded is None:
        raise Unreadable("文本编码无法识别。请以 UTF-8 编码另存后重新提交。")
    builder, alerts = Builder(document), list[Alert]()
    for number, line in enumerate(BREAKS.split(decoded.text.lstrip("\ufeff")), 1):
        pieces, concealed = seen(line)
        for piece in pieces:
            heading = HEADING.match(piece.strip())
            words = (heading[2] if heading else piece).strip()
            level = len(heading[1]) if heading else 0
            if words:
                builder.add("heading" if heading else "paragraph", words, locator=f"第{number}行", level=level)
        if concealed:
            near = builder.blocks[-1] if builder.blocks else None
            alerts.append(hidden_alert(concealed, near, document))
    if decoded.cut:
        alerts.append(Alert("unreadable_document", CUT, None, document))
    return Reading(tuple(builder.blocks), None, tuple(alerts))
