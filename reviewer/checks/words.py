"""Whether sentences make an arrangement: made, put off, denied, or merely near it.

Takes an `Arrangement` and a desk's sentences; gives a `Look` that keeps every sentence in one of these drawers. A
sentence counts as made only where all patterns of a line stand in it and the clauses of it that carry them neither put
the thing off (另行约定, 待定) nor deny it (未设立). Pure text rules; no verdict is made here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from reviewer.checks.desk import Sentence
from reviewer.policy.arrangements import Arrangement, Lines

KEPT = 1 << 15  # sentences whose reading is kept: every requirement reads the same ones
CLAUSE = re.compile(r"[^，；：,;:]+[，；：,;:]?")
PUT_OFF = re.compile(
    r"另行(?!通知|兑现|奖励)[^，。；]{0,6}(?:约定|制定|制订|协商|签订|签署|商定|确定|明确|规定|研究|补充|议定|商议)"
    r"|(?:在|由|以|于)[^，。；]{0,10}(?:年度计划|项目合同|课题合同|补充协议|专项协议|单项协议|具体合同)[^，。；]{0,6}(?:明确|约定|确定|规定|形式)"
    r"|待定|待(?![遇业命办])[^，。；]{0,18}"
    r"(?:确定|明确|协商|成立后|批复后|后再|再作|再行|制定|设立|落实|约定|聘|组建|安排)"
    r"|(?:核准|获批|批复|成立|挂牌|运行)后[^，。；]{0,16}(?:起草|制定|制订|拟订|出台|明确|组建|建立|研究|聘)"
    r"|授权[^，。；]{0,24}(?:起草|制定|制订|拟定|拟订)|今后|将(?:来|逐步|积极|适时|努力|陆续|尽快|视)|争取(?:设立|建立|引进|聘)"
    r"|尚未|暂(?:无|未|不|缺|定为空)|视情况|适时(?:设立|成立|组建|制定|建立|聘)|择机|届时"
    r"|后续(?:再|另行|将|予以)?[^，。；]{0,4}(?:制定|明确|协商|研究|约定|完善|补充)"
    r"|拟(?:于|在)?(?!(?:制定|制订|起草|牵头制定)[^，。；]{0,10}标准)[^，。；]{0,10}(?:设立|建立|制定|成立|组建|聘请|选聘|出台)|计划[^，。；]{0,10}(?:设立|制定|建立|成立|组建)"
    r"|筹备中|正在(?:制定|研究|起草|筹建)|协商确定后|由各方(?:后续|以后|日后)|以后再|日后(?:再|另)|未尽事宜"
)
SUBJECTLESS = re.compile(
    r"(?:[并均应可将再且但亦也]|具体(?:办法|方案|细则|比例|事宜|内容)?)?(?:留?待|由|另行|届时|后续|经|在|双方|各方|适时|视|以后|日后|拟|本协议(?:不|未))"
)
DENIED = re.compile(
    r"(?:不(?:再|另|单独)?|未|没有|无|暂不|并未|毋需|无需)(?:单独|专门|另外)?(?:设立|设置|设|建立|成立|组建|制定|约定|明确|配备|安排|聘请|指定|规定)(?!备)"
)


PARTY = r"(?:[甲乙丙丁戊己庚辛壬癸]方|牵头(?:单位|企业)|公司|集团|我司|本企业|我校|学校|大学|学院|研究院|研究所)"
ITSELF = re.compile(
    rf"{PARTY}(?:现|均|已|目前|现已)?经?(?:设有|建有|拥有(?!的)|建立(?:了|有)|已建立|已制定|现有|曾(?!任)|近[一二两三四五]年|先后|累计|主持过|参与过|注重|获)"
    rf"|{PARTY}的?(?:董事会|监事会|股东(?:大)?会|总经理办公会|党委会?|内部审计|审计部|学术委员会|财务制度|《[^》]*》(?:于|已))"
)
EXHORTS = re.compile(
    r"(?:应当?|要|须|必须)(?:加强|重视|尊重|保护|避免|防止|遵守|恪守|珍惜|维护|密切|积极|充分|合理|依法|以和为贵)[^，。；]*(?:，[^，。；由按\d]*)?[。；]?$"
)
TOGETHER = re.compile(r"联合体|联盟|理事|秘书处|各方|各家|全体|本协议|成员|双方|执委会|管委会|项目组|课题组")


@dataclass
class Look:
    """What sentences say of an arrangement; `parts` holds the made sentences of each part."""

    made: list[Sentence] = field(default_factory=list)
    put_off: list[Sentence] = field(default_factory=list)
    near: list[Sentence] = field(default_factory=list)
    parts: dict[str, list[Sentence]] = field(default_factory=dict)


def look(arrangement: Arrangement, sentences: list[Sentence]) -> Look:
    """Put each sentence into its drawer."""
    found = Look(parts={part: [] for part in arrangement.parts})
    for sentence in sentences:
        text = flat(sentence.text)
        if arrangement.never and arrangement.never.search(text):
            if makes(arrangement.made, text) is not None:
                found.put_off.append(sentence)
            continue
        _sort(found, arrangement, sentence, text)
    return found


def _sort(found: Look, arrangement: Arrangement, sentence: Sentence, text: str) -> None:
    hit = makes(arrangement.made, text)
    told = {part: makes(lines, text) for part, lines in arrangement.parts.items()}
    parts = [part for part, answer in told.items() if answer]
    for part in parts:
        found.parts[part].append(sentence)
    if hit is True:
        found.made.append(sentence)
    elif hit is False or (not parts and False in told.values()):
        found.put_off.append(sentence)
    elif not parts and any(word in text for word in arrangement.near):
        drawer = found.put_off if any(word in c for c in carriers(text) for word in arrangement.near) else found.near
        drawer.append(sentence)


@lru_cache(KEPT)
def about_itself(text: str) -> bool:
    """Whether a sentence tells what a party has or does for itself (公司设有董事会), with no word of what they do together."""
    return ITSELF.search(text) is not None and TOGETHER.search(text) is None


def exhorts(text: str) -> bool:
    """Whether a sentence only calls on everybody to behave (各方应尊重知识产权), arranging nothing."""
    return EXHORTS.search(text) is not None


@lru_cache(KEPT)
def carriers(text: str) -> tuple[str, ...]:
    """The clauses of a sentence that put something off or deny it; one without a subject spoils the clause before it."""
    clauses = [c.group() for c in CLAUSE.finditer(text)]
    bad = {n for n, clause in enumerate(clauses) if PUT_OFF.search(clause) or DENIED.search(clause)}
    for n in reversed(range(1, len(clauses))):
        if n in bad and SUBJECTLESS.match(clauses[n]) and not clauses[n - 1].endswith("；"):
            bad.add(n - 1)
    return tuple(clause for n, clause in enumerate(clauses) if n in bad)


def makes(lines: Lines, text: str) -> bool | None:
    """True where one line's patterns all stand in the text, False where they do only in clauses that put off or deny it."""
    spoiled = False
    for line in lines:
        if all(pattern.search(text) for pattern in line):
            rest = clean(text)
            if rest == text or all(pattern.search(rest) for pattern in line):
                return True
            spoiled = True
    return False if spoiled else None


@lru_cache(KEPT)
def clean(text: str) -> str:
    """The clauses of a sentence that neither put something off nor deny it."""
    bad = carriers(text)
    return "".join(c.group() for c in CLAUSE.finditer(text) if c.group() not in bad) if bad else text


@lru_cache(KEPT)
def flat(text: str) -> str:
    """A sentence without white space between its characters, so that a wrapped line or a blank hides no word."""
    return "".join(text.split())
