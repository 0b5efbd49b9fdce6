"""Personal data out of what people are sent: contact persons, phones, identity numbers, e-mail addresses.

Takes the memo, to learn whose names they are and which names of organisations must stay whole; gives a function from text
to masked text (石*, 0771-****218). Never touches a unified social credit code or an amount: a number that a unit
follows, or that is part of a longer one, is not a phone. Masks the same everywhere, inside quotes too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from reviewer.records import Memo

Mask = Callable[[str], str]

# No digit, letter or number's point before; after it none either, and no unit of an amount.
ALONE = r"(?<![0-9A-Za-z０-９])(?<![0-9０-９][.,．\-])"
NO_UNIT = r"(?![0-9A-Za-z０-９]|[.,．][0-9０-９]|\s*[亿万千百]*(?:美|欧|日|港)?元|[亿万吨%％‰])"
DIGIT = r"[0-9０-９]"
GAP = r"[\s\-－—–]?"
MOBILE = re.compile(rf"{ALONE}[1１][3-9３-９]{DIGIT}[\-－]?{DIGIT}{{4}}[\-－]?{DIGIT}{{4}}{NO_UNIT}")
LANDLINE = re.compile(
    rf"{ALONE}(?:[（(]\s*)?[0０](?:[1１][0０]|[2２]{DIGIT}|[3-9３-９]{DIGIT}{{2}})\s*[\-－—–）)\s]?\s*{DIGIT}{{3,4}}{GAP}{DIGIT}{{4}}{NO_UNIT}"
)
SERVICE = re.compile(rf"{ALONE}[48]00[\-－]{DIGIT}{{3,4}}[\-－]{DIGIT}{{3,4}}{NO_UNIT}")
CALLED = re.compile(
    rf"(?P<label>(?:电\s*话|手\s*机|传\s*真|座\s*机|联系方式|Tel|TEL|Phone)[^0-9０-９A-Za-z\n。；]{{0,8}})"
    rf"(?P<digits>(?!(?:19|20)\d\d-\d\d?-\d)(?:{DIGIT}{GAP}){{6,11}}{DIGIT}){NO_UNIT}"
)
ANOTHER = re.compile(rf"(?P<label>\*{{4}}{DIGIT}{{3,4}}\s*[/／、或]\s*)(?P<digits>{DIGIT}{{7,8}}){NO_UNIT}")
IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
DECLARED = re.compile(
    r"(?P<label>(?:身份证|证件|护照)(?:号码|号)?[^0-9A-Za-z\n。；]{0,8})(?P<digits>[A-Za-z]?[0-9][0-9\s]{5,20}[0-9Xx])(?![0-9A-Za-z])"
)
EMAIL = re.compile(r"[A-Za-z0-9_.+\-]{1,64}\s?[@＠]\s?(?=[A-Za-z0-9\-]{1,63}\.[A-Za-z0-9])")

CONTACT_LABEL = re.compile(r"^(?!.*(?:职[务称]|单位|部门|地址|邮)).*(?:联系人|联络人|经办人)")
INLINE_CONTACT = re.compile(
    r"(?:联系人|联络人|经办人)(?:姓名)?\s*[:：]\s*([\u4e00-\u9fff·]{2,4})(?=$|[\s，,、；;。（(0-9]|联系|电话|手机)"
)
HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
PERSON = re.compile(
    rf"[{HAN}](?:\s*[{HAN}]){{1,4}}|[{HAN}]{{2,8}}(?:[·•・][{HAN}]{{2,12}})+|[A-Z][A-Za-z.\-]+(?: [A-Za-z.\-]+){{1,3}}"
)
NOT_A_NAME = re.compile(
    r"联系|联络|电话|手机|传真|邮|姓名|职[务称]|单位|公司|大学|学院|研究|部门?$|办公|同上|待定|暂无|签[字名章]|盖章|日期|地址|^无$"
)
POST = re.compile(
    r"(?:副|高级|项目|办公室)*(?:先生|女士|总?经理|总监|主任|主管|助理|博士|教授|老师|工程师|[科处部院所]长|秘书长?|总)$"
)
MAX_ORGANISATION = 60


def masker(memo: Memo) -> Mask:
    """The function that masks the texts of this memo."""
    law = "\n".join(item.requirement.clause.text + item.requirement.asks for item in memo.findings)
    names = _names_pattern(set(contacts(memo)), set(organisations(memo)), law)
    numbers = _numbers_pattern(phones(memo))
    figures = frozenset(amounts(memo))

    def mask(text: str) -> str:
        if names:
            text = names.sub(lambda found: found["kept"] or hide_name(found.group()), text)
        if numbers:
            text = numbers.sub(lambda found: hide_phone(found.group()), text)
        return mask_numbers(text, figures)

    return mask


def mask_numbers(text: str, figures: frozenset[str] = frozenset()) -> str:
    """Identity numbers, phones and e-mail addresses, by their shape alone; `figures` are amounts that look like phones."""
    text = EMAIL.sub(lambda found: f"{found.group()[0]}***@", text)
    text = IDENTITY.sub(lambda found: found.group() if credit_code(found.group()) else hide_identity(found.group()), text)
    text = DECLARED.sub(lambda found: found["label"] + hide_identity(found["digits"]), text)
    text = CALLED.sub(lambda found: found["label"] + hide_phone(found["digits"]), text)
    for pattern in (LANDLINE, SERVICE, MOBILE):
        text = pattern.sub(lambda found: found.group() if found.group() in figures else hide_phone(found.group()), text)
    return ANOTHER.sub(lambda found: found["label"] + hide_phone(found["digits"]), text)


def contacts(memo: Memo) -> Iterator[str]:
    """The contact persons' names, from facts, from form fields and from “联系人：” inside quotes."""
    extraction = memo.submission.extraction
    for fact in extraction.facts:
        if fact.name == "contact.name":
            yield from persons(str(fact.value))
    for field in extraction.fields:
        if field.filled and CONTACT_LABEL.search(field.label):
            yield from persons(field.value)
    for document in memo.submission.documents:
        for found in INLINE_CONTACT.finditer(document.text):
            yield from persons(found[1])


def persons(text: str) -> Iterator[str]:
    """The names in a cell that may hold several, with posts or phones; nothing that is plainly no name."""
    for part in re.split(r"[、，,；;/／\n\t：:（）()0-9]+", text[:200]):
        pieces = part.split()
        wide = bool(pieces) and ord(pieces[0][0]) > 0x2E80
        names = pieces if wide and min(map(len, pieces)) > 1 else ["".join(pieces) if wide else " ".join(pieces)]
        for name in (POST.sub("", name) for name in names):
            if PERSON.fullmatch(name) and not NOT_A_NAME.search(name):
                yield name


def organisations(memo: Memo) -> Iterator[str]:
    """Names that stay whole although a contact's name may be part of them."""
    extraction = memo.submission.extraction
    yield from (member.name for member in extraction.members)
    yield from (member.name for roster in extraction.rosters for member in roster.members)
    yield from (platform.name for platform in extraction.platforms)
    yield from (str(fact.value) for fact in extraction.facts if fact.name in ("lead.name", "consortium.name"))


def phones(memo: Memo) -> set[str]:
    """The digits of the contacts' phones, which are masked wherever they stand, however short."""
    values = (str(fact.value) for fact in memo.submission.extraction.facts if fact.name == "contact.phone")
    return {digits for value in values for digits in re.findall(r"\d{7,13}", re.sub(r"[\s\-－—–()（）]", "", value))}


def amounts(memo: Memo) -> Iterator[str]:
    """The long digit strings of the figures that were read: an amount in yuan may have eleven digits."""
    extraction = memo.submission.extraction
    for fact in (*extraction.facts, *(item.fact for item in extraction.rejected)):
        if isinstance(fact.value, (int, float)):
            yield from re.findall(r"\d{7,}", fact.raw)


def _names_pattern(people: set[str], kept: set[str], law: str) -> re.Pattern[str] | None:
    """A name that is also a word of the policy (方向) is hidden only where it stands alone."""
    if not people:
        return None
    whole = sorted((k for k in kept if 4 < len(k) <= MAX_ORGANISATION and any(p in k for p in people)), key=len, reverse=True)
    keep = "|".join(map(re.escape, whole)) or r"(?!)"
    spaced = ((name, r"\s*".join(map(re.escape, name))) for name in sorted(people, key=len, reverse=True))
    hide = "|".join(rf"(?<![{HAN}]){form}(?![{HAN}])" if name in law else form for name, form in spaced)
    return re.compile(rf"(?P<kept>{keep})|(?:{hide})")


def _numbers_pattern(digits: Iterable[str]) -> re.Pattern[str] | None:
    forms = [r"[\s\-－—–()（）]*".join(number) for number in sorted(digits, key=len, reverse=True)]
    return re.compile(rf"(?<![0-9A-Za-z.,])(?:{'|'.join(forms)}){NO_UNIT}") if forms else None


def hide_name(name: str) -> str:
    """The first character alone: 石*; the first letter of a Latin name."""
    bare = re.sub(r"\s+", "", name)
    return bare[0] + "*" * min(len(bare) - 1, 3)


def hide_phone(text: str) -> str:
    """0771-****218, 138****5678: the area code and the last digits stay."""
    digits = re.sub(r"\D", "", text)
    if re.fullmatch(r"1\d{10}", digits):
        return f"{digits[:3]}****{digits[-4:]}"
    area = re.match(r"[（(]?\s*([0０]\d{2,3}|[48]00)\s*(?=\D)|(0(?:10|2\d|[3-9]\d\d))(?=\d{7,8}$)", text)
    return f"{area[1] or area[2]}-****{digits[-3:]}" if area else f"****{digits[-3:]}"


def hide_identity(text: str) -> str:
    """The first three and the last two characters stay."""
    bare = re.sub(r"\s", "", text)
    return bare[:3] + "*" * (len(bare) - 5) + bare[-2:]


def credit_code(text: str) -> bool:
    """Whether 18 characters are a unified social credit code by its check character (GB 32100)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    code = text.upper()
    if code[0] not in "159" or any(c not in alphabet for c in code):
        return False
    total = sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return alphabet[(31 - total % 31) % 31] == code[17]
