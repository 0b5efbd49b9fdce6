"""Decides of a hit whose it is, of which year, planned or achieved, own or consolidated; gives a fact or a near miss.

Takes hits of one block in order and the block's setting, and remembers subject and year from sentence to sentence, as a reader
does. A hit that is another organisation's, several organisations', the group's, a plan, a sum of years, part of a year or another
thing's revenue becomes `Rejected` with the reason in Chinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reviewer.extract.figures import clause
from reviewer.extract.figures.sentences import DELIMITER, Hit, Sentence
from reviewer.extract.figures.setting import Setting
from reviewer.extract.figures.when import Stamp
from reviewer.extract.figures.who import Mention
from reviewer.extract.quantities.precision import interval
from reviewer.records import Fact, Rejected, Scope, Source

OBLIQUE = re.compile(r"(?:[与和同向给对带]|联合|依托|服务|面向|会同)$")
COMPARED = re.compile(r"(?:与|较|比|同比|由|从|相比|相较)(?:于)?$")
TOGETHER = re.compile(r"共(?!有)|联合|合计|一起|携手")
UNITS = {"money": "CNY", "percent": "fraction", "count": "人"}
BEHIND_FIGURE = 12
NOW = re.compile(r"现有|目前|在册|在岗|在职|现拥有|现共有")  # what is there now goes by no year of a plan
SEVERAL = re.compile(r"(?:[两二三四五2-5几各多]|近[几数])个?(?:会计|财务)?年度?")
OWNER = re.compile(
    r"(?:所属|隶属于?|归属|(?:控股股东|出资人|上级(?:单位|公司)?)(?:为|是)?)的?$"
)  # who owns it is not who goes on


@dataclass
class Judge:
    """Reads one block's hits in order; `subject` and `year` are what the sentences before have said."""

    setting: Setting
    lead: str
    subject: Mention | None = None
    first: Mention | None = None
    year: int | None = None
    facts: list[Fact] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def sentence(self, sentence: Sentence, hits: list[tuple[Hit, str]]) -> None:
        """Judge the hits of a sentence, then remember whom it was about and its year."""
        subjects = [m for m in sentence.mentions if m.who != "pronoun" and leading(sentence, m)]
        told = min((hit.quantity.start for hit, _ in hits), default=sentence.end)
        self.first = self.first or next((m for m in subjects if m.who in ("lead", "other") and m.start < told), None)
        for hit, why in sorted(hits, key=lambda pair: pair[0].quantity.start):
            self.hit(sentence, hit, why)
        carried = [m for m in subjects if m.who != "group" or not OWNER.search(sentence.flat.text[sentence.start : m.start])]
        if carried:
            self.subject = carried[-1]
        if not hits:
            years = [s.years[0] for s in sentence.stamps if s.kind == "years" and len(s.years) == 1]
            self.year = years[-1] if years else self.year

    def hit(self, sentence: Sentence, hit: Hit, why: str) -> None:
        """One hit becomes one fact or one near miss."""
        who, name, subject = self.whose(sentence, hit)
        period, time_why = self.when(sentence, hit)
        text = sentence.flat.text
        at = hit.quantity.start - sentence.start
        around = text[beginning(sentence, hit) : hit.quantity.end] + behind(sentence, hit)
        scope = self.scope(around, who)
        planned = self.planned(sentence, hit, period)
        staff = hit.label.name == "lead.rd_staff"
        reasons = [
            "集团合并口径，不是牵头单位单独的" if scope == "consolidated" and who != "many" else "",
            "是其他单位的数字，不是牵头单位的" if who == "other" else "",
            "是几家单位合计，不是牵头单位的" if who == "many" else "",
            "未写明是哪一单位的数字" if who == "" else "",
            "是计划数，不是已实现的" if planned else "",
            time_why if not staff else "",
            why,
            "是引述的条件，不是牵头单位的数字"
            if clause.quoted(text[sentence.start : sentence.end], at, hit.quantity.end - sentence.start)
            else "",
            "是行业或地区的数字" if wide(sentence, hit) else "",
            "是项目或投资的一部分，不是牵头单位的年度数" if of_project(sentence, hit) else "",
            clause.lead_in(opening(sentence, hit, subject), staff) or "",
        ]
        fact = Fact(
            id="",
            name=hit.label.name,
            value=hit.quantity.value if hit.quantity.value is not None else (hit.quantity.low, hit.quantity.high),
            source=self.source(sentence, hit),
            subject=self.lead if who == "lead" else name,
            measure=hit.label.printed,
            unit=UNITS[hit.quantity.kind],
            period=period,
            scope=scope,
            status="planned" if planned else "achieved",
            raw=hit.quantity.text,
            interval=interval(hit.quantity),
        )
        reason = next((r for r in reasons if r), "")
        if reason:
            self.rejected.append(Rejected(fact, reason))
        else:
            self.facts.append(fact)

    def whose(self, sentence: Sentence, hit: Hit) -> tuple[str, str, Mention | None]:
        """The subject of a hit: the last one before the label, else the block's, else the passage's."""
        at = hit.label.start
        here = [
            m for m in sentence.mentions if m.end <= hit.quantity.start and (leading(sentence, m) or same_clause(sentence, m, at))
        ]
        if sentence.quantities and hit.previous > hit.label.end:
            here = [m for m in here if m.who != "group" or m.end > hit.previous or m.end <= hit.label.start]
        subject = here[-1] if here else None
        if jointly(sentence, at):
            return "many", "", subject
        if subject is None:
            if self.subject is not None and self.setting.who != "other":
                return self.settle(self.subject)
            return self.setting.who, self.setting.name, None
        return self.settle(subject)

    def settle(self, subject: Mention) -> tuple[str, str, Mention | None]:
        """What a mention means here: 公司 is the passage's company, 集团 is not the lead; a report's 母公司 is who it is on."""
        if subject.name == "母公司" and self.setting.report and self.setting.who == "lead":
            return "lead", self.setting.name, subject
        if subject.who == "pronoun":
            if self.first is not None and self.first.who == "other" and not subject.name.startswith(("本", "我")):
                return "other", self.first.name, subject
            if self.setting.who in ("lead", "other"):
                return self.setting.who, self.setting.name, subject
            if self.first is not None:
                return self.first.who, self.first.name, subject
            return "", "", subject
        return ("other" if subject.who == "group" else subject.who), subject.name, subject

    def when(self, sentence: Sentence, hit: Hit) -> tuple[str, str]:
        """The period of a hit, and why it is no year's figure (empty where it is)."""
        if hit.year is not None:
            self.year = hit.year
            return str(hit.year), ""
        if hit.stamp is None and NOW.search(sentence.flat.text, sentence.start, hit.quantity.start):
            self.year = None if self.year and self.setting.filed and self.year > self.setting.filed else self.year
        stamp = hit.stamp
        if hit.loose and hit.quantity.kind != "count":
            return "", "几个数并列，未注明各属哪一年"
        text = sentence.flat.text
        money = hit.quantity.kind == "money"
        words = text[beginning(sentence, hit) : hit.quantity.start]
        if money and (stamp is None or stamp.kind == "same") and clause.AVERAGED.search(words):
            return self.carried(), "年均数，不是年度数"
        if stamp is None or stamp.kind == "same":
            added = re.search(r"合计|累计|总计", words) and SEVERAL.search(text, sentence.start, hit.quantity.start)
            summed = money and (added or (stamp is None and re.search(r"三年|合计|累计|总计", words)))
            return self.carried(), ("几年合计或累计，不是年度数" if summed else "")
        if stamp.kind == "back":
            return self.back(sentence, stamp)
        if stamp.kind == "part":
            return self.carried(), "不是全年数"
        if stamp.kind == "years" and len(stamp.years) == 1:
            self.year = stamp.years[0]
            return str(self.year), ("年均数，不是年度数" if clause.AVERAGED.search(words) else "")
        return self.several(stamp, hit, text[stamp.start : hit.quantity.start])

    def several(self, stamp: Stamp, hit: Hit, words: str) -> tuple[str, str]:
        """A figure over several years: a sum, an average, or a level each year kept."""
        period = f"{stamp.years[0]}-{stamp.years[-1]}" if stamp.years else ""
        if clause.AVERAGED.search(words):
            return period, "多年平均数，不是年度数"
        if hit.quantity.kind == "percent":
            return period, "" if clause.EACH.search(words) else "多年口径，不是年度数"
        return period, "三年合计，不是年度数" if len(stamp.years) in (0, 3) else "多年合计，不是年度数"

    def back(self, sentence: Sentence, stamp: Stamp) -> tuple[str, str]:
        """上年 counts from the year spoken of where the figure is compared with, else from the year of filing."""
        before = sentence.flat.text[sentence.start : stamp.start]
        base = self.year or self.setting.year
        if base and (COMPARED.search(before) or self.year or self.setting.report):
            return str(base - 1), ""
        return (str(self.setting.filed - 1) if self.setting.filed else ""), ""

    def carried(self) -> str:
        """The year last spoken of, or the title's."""
        year = self.year or self.setting.year
        return str(year) if year else ""

    def planned(self, sentence: Sentence, hit: Hit, period: str) -> bool:
        """A plan by its words before the figure, by its section, or by a year after the filing."""
        text = sentence.flat.text
        start = text.rfind("；", sentence.start, hit.quantity.start) + 1 or sentence.start
        filed = self.setting.filed
        words = [
            m
            for m in clause.PLANNED.finditer(text[start : hit.quantity.start])
            if not reached(text[: start + m.start()], m.group(), filed)
        ]
        if filed and period[-4:].isdigit() and int(period[-4:]) > filed:
            return True
        if words:
            marker = start + words[-1].start()
            past = [
                s for s in sentence.stamps if marker < s.start < hit.quantity.start and s.years and filed and max(s.years) < filed
            ]
            return not past
        behind = text[hit.quantity.end : hit.quantity.end + 6]
        if re.match(r"的?(?:目标|计划|预算)", behind):
            return True
        return self.setting.planned and not (period and (not filed or int(period[-4:]) < filed))

    def scope(self, around: str, who: str) -> Scope:
        """Consolidated by the words beside the figure or the passage, unless they say it is the company alone."""
        merged = clause.merged(around)
        if merged is not None:
            return "consolidated" if merged else "own"
        if re.search(r"集团", around) and who != "lead":
            return "consolidated"
        return "consolidated" if self.setting.consolidated else "own"

    def source(self, sentence: Sentence, hit: Hit) -> Source:
        """From the beginning of the clause that holds the label to the end of the figure."""
        text = sentence.flat.text
        start = stop(text, hit.label.start, sentence.start)
        return sentence.flat.source(start, max(hit.quantity.end, min(hit.label.end, sentence.end)))


def stop(text: str, at: int, start: int) -> int:
    """Where the clause of a place begins, after the last comma or stop."""
    places = [m.end() for m in re.finditer(r"[，。；：]", text[start:at])]
    return start + places[-1] if places else start


def behind(sentence: Sentence, hit: Hit) -> str:
    """The words right behind a figure, such as （合并口径）, up to the next stop; none where another figure is among them."""
    end = hit.quantity.end
    words = re.split(r"[，。；、]", sentence.flat.text[end : end + BEHIND_FIGURE])[0]
    return "" if any(end <= q.start < end + len(words) for q in sentence.quantities) else words


def wide(sentence: Sentence, hit: Hit) -> bool:
    """Whether a clause is about an industry or a region and names no company."""
    start = stop(sentence.flat.text, hit.label.start, sentence.start)
    company = any(start <= m.start < hit.label.start and m.who in ("lead", "pronoun", "other") for m in sentence.mentions)
    return not company and bool(clause.WIDE.search(sentence.flat.text[start : hit.label.start]))


def of_project(sentence: Sentence, hit: Hit) -> bool:
    """Whether 其中 makes a figure a part of a project's money."""
    text = sentence.flat.text
    start = stop(text, hit.label.start, sentence.start)
    return text.startswith("其中", start) and bool(clause.PROJECT.search(text[stop(text, start - 1, sentence.start) : start]))


def reached(before: str, words: str, filed: int | None) -> bool:
    """Whether 到2021年 is the end of a growth that has happened, not a plan."""
    if not re.fullmatch(r"到20[0-9]{2}年", words):
        return False
    year = int(words[1:5])
    return year < filed if filed else bool(re.search(r"(?:增长|增加|提高|提升|上升|增|升|下降|降低|截止?)$", before))


def beginning(sentence: Sentence, hit: Hit) -> int:
    """Where the words that govern a figure begin: behind the figure before it, else with the label's clause."""
    if hit.previous > hit.label.end:
        return hit.previous
    return stop(sentence.flat.text, hit.label.start, sentence.start)


def leading(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention begins its clause, so that the clause is about it."""
    text = sentence.flat.text
    delimiters = [m.end() for m in DELIMITER.finditer(text[sentence.start : mention.start])]
    start = sentence.start + (delimiters[-1] if delimiters else 0)
    before = sentence.between(start, mention.start).replace("\0", "")
    return not OBLIQUE.search(before) and not re.sub(
        r"[0-9、.（）一二三四五六七八九十年度月日截至止底末由其中]|所属|上述|目前|其", "", before
    )


def same_clause(sentence: Sentence, mention: Mention, at: int) -> bool:
    """Whether a mention stands in the clause of a label and is not a partner in it (与…合作)."""
    text = sentence.flat.text
    if stop(text, at, sentence.start) > mention.start:
        return False
    return not OBLIQUE.search(text[sentence.start : mention.start])


def jointly(sentence: Sentence, at: int) -> bool:
    """Whether a clause says that several did it together (公司联合成员单位共投入…)."""
    text = sentence.flat.text
    start = stop(text, at, sentence.start)
    partners = [m for m in sentence.mentions if start < m.start and m.end <= at and m.who in ("other", "many")]
    return any(OBLIQUE.search(text[start : m.start]) and TOGETHER.search(text[m.end : at]) for m in partners)


def opening(sentence: Sentence, hit: Hit, subject: Mention | None) -> str:
    """The words that lead to a label: from the last stop, figure, subject or time before it."""
    text = sentence.flat.text
    start = stop(text, hit.label.start, sentence.start)
    places = [start, *(start + m.end() for m in re.finditer(r"[、（]", text[start : hit.label.start]))]
    places += [q.end for q in sentence.quantities if q.end <= hit.label.start]
    places += [label.end for label in sentence.labels if label.end <= hit.label.start]
    if subject is not None and sentence.start <= subject.start:
        places += [m.end for m in sentence.mentions if m.end <= hit.label.start]
    return sentence.between(max(places), hit.label.start)
