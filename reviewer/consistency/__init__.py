"""What the documents of one submission say differently of one thing.

Takes the documents and what was extracted; gives one `Difference` a topic and thing, with both places and the arithmetic.
Compares like with like only: same measure, same year, the lead's own and achieved; rounded figures that may be the same
agree, an abbreviation is the same name. Where it is not sure it is silent: a clean bundle gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reviewer.consistency import numbers, who
from reviewer.consistency.desk import Desk
from reviewer.records import Difference, Document, Extraction


def compare(documents: Sequence[Document], extraction: Extraction) -> tuple[Difference, ...]:
    """All differences, in the contract's order of topics."""
    desk = Desk(documents, extraction)
    topics: tuple[Callable[[Desk], Iterable[Difference]], ...] = (
        who.consortium_name, who.lead_name, numbers.members_total, who.member_names, who.chief_scientist, who.effective_date,
        numbers.platform_count, numbers.money, numbers.rd_intensity, numbers.rd_staff, who.registered_place,
    )  # fmt: skip
    return tuple(difference for topic in topics for difference in topic(desk))
