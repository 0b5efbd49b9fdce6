"""Documents to passages along headings, clauses and table rows; offsets kept, so a passage is a place.

Takes a `Document` and its headings' block indices; gives `Passage`s with the path of headings above them. Paragraphs
under one heading are packed up to `TARGET` characters; a table row is one passage; a block beyond `LONG` is cut by
LangChain's splitter at sentence ends. A passage never crosses a block end it can't quote: its source is its first block's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reviewer import ground
from reviewer.records import Block, Document, Passage

LONG = 600  # characters; beyond this a block says more than one thing
SEPARATORS = ["\n", "。", "；", "，", ""]


def split(document: Document, headings: Mapping[int, tuple[int, str]]) -> list[Passage]:
    """The passages of a document. `headings` maps a block index to (level, title)."""
    path: list[tuple[int, str]] = []
    out: list[Passage] = []
    for run in runs(document, headings):
        first = run[0]
        if first in headings:
            level, title = headings[first]
            path = [*[p for p in path if p[0] < level], (level, title)]
        titles = tuple(title for _, title in path)
        if not (len(run) == 1 and first in headings and document.blocks[first].cell is None):
            out.extend(passages(document, [document.blocks[n] for n in run], titles))
    return out


def runs(document: Document, headings: Mapping[int, tuple[int, str]]) -> Iterator[list[int]]:
    """Blocks that belong together: the cells of a row, else one block."""
    row: list[int] = []
    for n, block in enumerate(document.blocks):
        if not ground.squeeze(block.text) or block.kind in ("header", "footer", "picture"):
            continue
        if row and not (block.cell and _same_row(document.blocks[row[-1]], block)):
            yield row
            row = []
        if block.cell:
            row.append(n)
        else:
            yield [n]
    if row:
        yield row


def _same_row(one: Block, other: Block) -> bool:
    return bool(one.cell and other.cell and (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row))


def passages(document: Document, blocks: list[Block], path: tuple[str, ...]) -> Iterator[Passage]:
    """One passage of a row or a block; a long block gives several."""
    text = " | ".join(block.text for block in blocks)
    if len(blocks) > 1 or len(text) <= LONG:
        longest = max(blocks, key=lambda block: len(block.text))
        yield Passage(text, ground.whole(document, longest), path)
        return
    for start, end in pieces(text):
        if ground.squeeze(text[start:end]):
            at = blocks[0].source.start
            yield Passage(text[start:end], ground.cut(document, at + start, at + end), path)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where a long text is cut: LangChain's splitter at sentence ends, without overlap."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=SEPARATORS, chunk_size=LONG, chunk_overlap=0, keep_separator="end", add_start_index=True
    )
    for piece in splitter.create_documents([text]):
        start = int(piece.metadata["start_index"])
        yield start, start + len(piece.page_content)
