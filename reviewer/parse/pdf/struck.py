"""Text a line is drawn through: a deletion that a word processor prints, or a pen's.

Takes a page's runs as pdfium paints them, before neighbours are put together, and its ruling lines; gives the runs that
stand, and the text of those struck out. A reader sees such text and knows that it does not hold, so it is reported and is
no content. Rules of tables and underlines run elsewhere than through the middle of a line.
"""

from __future__ import annotations

from reviewer.parse.pdf.model import Rule, Run

BAND = (0.12, 0.55)  # type sizes above the baseline between which a line strikes text out
REACH = 0.25  # of a character: as far as the line may fall short of the text
BEYOND = 3.0  # characters: a line that goes on further is no deletion of this text


def candidates(across: list[Rule], down: list[Rule]) -> list[Rule]:
    """Rules across that bound no table: nothing meets them from above or below."""
    return [a for a in across if not any(a.low - 3 <= d.at <= a.high + 3 and d.low - 3 <= a.at <= d.high + 3 for d in down)]


def parted(runs: list[Run], lines: list[Rule]) -> tuple[list[Run], list[str]]:
    """The runs that stand, those behind a deletion marked, and the texts struck out, neighbours as one."""
    gone = {id(run) for line in lines for run in under(line, runs)}
    if not gone:
        return runs, []
    struck: list[str] = []
    last = False
    for run in runs:
        if id(run) in gone and last:
            struck[-1] += run.text
        elif id(run) in gone:
            struck.append(run.text)
        elif last:
            run.apart = True
        last = id(run) in gone
    return [run for run in runs if id(run) not in gone], struck


def under(line: Rule, runs: list[Run]) -> list[Run]:
    """The runs a line is drawn through, none where it goes on far beyond them: then it divides the page."""
    found = [run for run in runs if is_through(line, run)]
    if not found:
        return []
    beyond = BEYOND * max(run.size for run in found)
    left, right = min(run.box[0] for run in found), max(run.box[2] for run in found)
    return found if left - line.low <= beyond and line.high - right <= beyond else []


def is_through(line: Rule, run: Run) -> bool:
    """Whether a line runs through the middle of a text from end to end."""
    if run.turn or not run.text.strip() or not BAND[0] * run.size <= run.base[1] - line.at <= BAND[1] * run.size:
        return False
    slack = REACH * run.size
    return line.low <= run.box[0] + slack and line.high >= run.box[2] - slack
