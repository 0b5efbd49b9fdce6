"""Lines of a table that no rules part, put into rows."""

from __future__ import annotations

from reviewer.parse.pdf.columns import Columns
from reviewer.parse.pdf.model import Run, Text
from reviewer.parse.pdf.rowing import rows

COLUMNS = Columns([(70.0, 90.0), (110.0, 170.0), (250.0, 300.0), (330.0, 360.0)], [65.0, 100.0, 210.0, 315.0, 365.0])
BLACK = (0, 0, 0, 255)


def text(words: str, x: float, base: float) -> Text:
    box = (x, base - 9, x + 10 * len(words), base + 1)
    return Text(words, box, 10.0, 1, base, runs=[Run(words, box, (x, base), 10.0, False, 0, 0, BLACK)])


def said(found: list[list[list[Text]]]) -> list[list[str]]:
    return [[piece.text for line in row for piece in line] for row in found]


def row(number: int, base: float) -> list[Text]:
    return [text(str(number), 75, base), text("劳务费", 110, base), text("12.5", 250, base), text("含税", 330, base)]


def test_single_lines_are_rows() -> None:
    assert len(rows([row(1, 100), row(2, 116), row(3, 132)], COLUMNS, [])) == 3


def test_lines_set_around_the_middle_of_their_row_join_it() -> None:
    wrapped = [[text("出版文献信", 110, 108)], [text("2", 75, 116), text("12.5", 250, 116)], [text("息传播费", 110, 124)]]
    found = rows([row(1, 92), *wrapped, row(3, 140)], COLUMNS, [])
    assert said(found)[1] == ["出版文献信", "2", "12.5", "息传播费"]


def test_lines_below_the_first_of_their_row_join_it() -> None:
    lines = [
        row(1, 92),
        [text("2", 75, 108), text("出版文献信息", 110, 108), text("12.5", 250, 108)],
        [text("传播费", 110, 124)],
        row(3, 140),
    ]
    assert [len(found) for found in rows(lines, COLUMNS, [])] == [1, 2, 1]


def test_a_label_without_figures_is_a_row_and_so_is_each_figure() -> None:
    lines = [[text("收入：", 70, 92)], row(1, 108), row(2, 124), [text("合计", 70, 140), text("25.0", 250, 140)]]
    assert len(rows(lines, COLUMNS, [])) == 4


def test_a_figure_broken_in_a_narrow_cell_is_one_row() -> None:
    lines = [row(1, 92), [text("2,898.5", 230, 108)], [text("合计", 110, 116), text("35", 330, 116)], [text("4", 290, 124)]]
    assert [len(found) for found in rows(lines, COLUMNS, [])] == [1, 3]


def test_no_row_goes_over_what_ends_it() -> None:
    lines = [[text("出版文献信息", 110, 92), text("12.5", 250, 92)], [text("传播费", 110, 108)]]
    assert len(rows(lines, COLUMNS, [])) == 1
    assert len(rows(lines, COLUMNS, [96.0])) == 2
