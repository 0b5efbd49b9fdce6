"""What the memo says, made safe: the one way by which text of a bundle reaches DOCX and HTML.

Takes texts and sources as read; gives them joined over printed line breaks, with unseen characters as marks, with
personal data masked and, where asked, cut. A `Cite` is a source as a person reads it: file name, page and place, quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.memo import Options
from reviewer.memo.labels import Labels
from reviewer.memo.mask import masker
from reviewer.memo.text import MAX_TEXT, MAX_UNCUT, cut, cut_middle, joined, visible, where
from reviewer.records import Memo, Source


@dataclass(frozen=True, slots=True)
class Cite:
    """A place for people; `number` is the document's place in the list of documents, 0 for none of them."""

    number: int
    document: str
    where: str
    quote: str

    def line(self, most: int) -> str:
        """《文件》第3页：“quote”, the quote cut to `most` characters."""
        return f"{self.place()}：“{cut(self.quote, most)}”"

    def place(self) -> str:
        """《文件》第3页 表2第3行."""
        return f"《{self.document}》{self.where}"


class Voice:
    """Speaks the texts of one memo in one language."""

    def __init__(self, memo: Memo, options: Options) -> None:
        self.labels = Labels(options.lang)
        self._mask = masker(memo) if options.mask else None
        self._scanned = {(doc.id, page) for doc in memo.submission.documents for page in doc.ocr_pages}
        self._documents = {doc.id: (k, self.name(doc.name)) for k, doc in enumerate(memo.submission.documents, 1)}

    def text(self, text: str, most: int = MAX_TEXT) -> str:
        """A text to show."""
        shown = visible(joined(text))
        return cut(self._mask(shown) if self._mask else shown, most)

    def name(self, text: str) -> str:
        """A name to show; a long one without its middle."""
        return cut_middle(self.text(text.strip(), MAX_UNCUT))

    def cite(self, place: Source) -> Cite:
        """A source to show; a page that was read from its image is marked, since a machine may misread it."""
        number, document = self._documents.get(place.document, (0, self.name(place.document)))
        mark = self.labels("scanned") if (place.document, place.page) in self._scanned else ""
        return Cite(number, document, self.text(where(place, self.labels), 60) + mark, self.text(place.quote.strip()))

    def cites(self, places: Sequence[Source]) -> tuple[Cite, ...]:
        """Sources to show, the same place once."""
        return tuple(dict.fromkeys(self.cite(place) for place in places))

    def document(self, identity: str) -> tuple[int, str]:
        """A document's number and name by its id; 0 and the id itself for a part that isn't a document."""
        return self._documents.get(identity, (0, self.name(identity)))
