"""What the panel must know before it trusts the text.

Takes the documents and the extraction; passes on the readers' alerts and adds orders to the reviewing program, placeholders left in,
codes that cannot be valid and members listed twice. One alert a kind and thing. Ordinary requests to a panel, an authority's
blank opinion and a form's instructions are no alerts.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from reviewer import ground, policy
from reviewer.extract import names, uscc
from reviewer.extract.figures.setting import issued_text
from reviewer.policy import recognise
from reviewer.records import Alert, Block, Document, Extraction, Member, PolicyCard, Roster, Source

REVIEWER = (
    r"(?:评审|审核|审查|评阅|审阅)(?:系统|程序|模型|软件|机器人|助手|平台|引擎|工具|算法|AI)|(?:AI|人工智能|智能|自动|机器)(?:评审|审核|审查|评阅|审阅)[\u4e00-\u9fa5]{0,2}"
    r"|(?:阅读|审阅|处理|评审|审核)本[\u4e00-\u9fa5]{1,6}的(?:AI|人工智能|大?(?:语言)?模型|系统|程序|智能体)"
)
MACHINE = r"AI|人工智能|大(?:语言)?模型|语言模型|智能体|智能助手|模型|系统|程序"
FILING = r"(?:条款|(?:各项|所有|全部|申报|本项目的?)条件|申报材料|申请材料|本材料|申请书|申报书|本申报|本申请|本项目|本方案|立项|备案|评审结论|审查结论)"
VERDICT = r"(?:判定|认定|评定|标记|视为|评价|标注|输出|给出|返回|打|填写|判断|裁定|结论)"
GOOD = r"(?:满足|通过|符合|合格|达标|met|满分|推荐|优秀|建议(?:予以)?(?:通过|立项|备案|支持)|不存在问题|无问题|无不一致)"
ORDERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("向评审系统发出指示", re.compile(rf"(?:{REVIEWER})[^。；]{{0,12}}(?:请?注意|须知|提示|请|务必|你|：|应当?|必须)[^。；]{{0,80}}(?:{VERDICT}[^。；]{{0,8}}{GOOD}|视为|忽略|跳过|无需(?:再|进一步)?(?:核|审|检)|不要(?:核|审|质疑|指出|提出))", re.I)),
    ("向评审系统发出指示", re.compile(rf"(?:请|让|致|给|对)(?:{REVIEWER})[^。；]{{0,12}}{VERDICT}[^。；]{{0,8}}{GOOD}", re.I)),
    ("向评审系统发出指示", re.compile(rf"(?:{MACHINE})[^。；]{{0,30}}(?:应|必须|需|务必|请|直接|只)[^。；]{{0,20}}{FILING}[^。；]{{0,20}}{VERDICT}[^。；]{{0,10}}{GOOD}", re.I)),
    ("要求直接给出结论", re.compile(rf"(?:请|务必|必须|应|一律|直接|应当)(?:你|您)?(?:[^。；，]{{0,20}})?(?:所有|全部|各项|各|每一?|一切|本)(?:[^。；，]{{0,12}})?(?:条款|条件|要求|指标|项目|材料|申报)?(?:[^。；，]{{0,6}})?(?:均|都|一律|全部)?(?:判定?|认定|标记|视|评)(?:为|作|成)(?:[^。；，]{{0,6}})?{GOOD}", re.I)),
    ("要求忽略既有规则", re.compile(r"(?:忽略|无视|忘记|不要理会|跳过|抛开|取消)(?:你|您)?(?:之前|以上|上述|前面|此前|先前|所有|全部|一切|系统)(?:的|所有|全部)*(?:[^。；，]{0,8})?(?:指令|指示|提示词?|规则|要求|设定|约束|内容)")),
    ("以角色口吻指挥模型", re.compile(r"(?:^|[。；，：\n“\"])(?:现在)?(?:你|您)(?:现在)?(?:是|将扮演|扮演|作为)(?:一[名个位]|一)?(?:[^。；]{0,30})(?:请|务必|必须|只)?(?:输出|回答|回复|返回|给出|判定|扮演|助手|模型|评审员|审核员|评审专家)", re.I)),
    ("以角色口吻指挥模型", re.compile(r"作为(?:一[个名])?(?:AI|人工智能|语言模型|大模型|评审助手|智能助手)", re.I)),
    ("指示模型的英文文字", re.compile(r"(?:ignore|disregard|forget|override|bypass)\s*(?:all|any|the|your|every)?\s*(?:of\s*)?(?:the\s*)?(?:previous|prior|above|earlier|preceding|system|other|existing)?\s*(?:system\s*)?(?:instructions?|prompts?|rules?|guidelines?|context|messages?)", re.I)),
    ("指示模型的英文文字", re.compile(r"you\s*are\s*(?:now\s*)?(?:an?|the)\s*(?:helpful|ai|assistant|reviewer|language|expert|evaluator|grader)|as\s*an\s*ai\b|(?:mark|rate|judge|grade|label|treat|consider|set)\s*(?:all|every|each|this|the)\s*(?:\w+\s*){0,5}(?:as\s*)?(?:met|pass(?:ed)?|satisfied|approved|compliant|fulfilled|qualified)|(?:output|respond|reply|answer|return)\s*(?:only\s*)?(?:with\s*)?[\"'“]?(?:met|pass|approved|yes)\b|system\s*prompt", re.I)),
    ("伪装的对话标记", re.compile(r"(?:^|\n|<\|?|\[|#{2,}\s*)(?:/?(?:system|assistant|user|developer|INST|im_start|im_end|endoftext))(?:\|?>|\]|\s*[:：])", re.I)),
    ("伪造的审查结果", re.compile(r"[\"“]?verdict[\"”]?\s*[:：]\s*[\"“]?(?:met|pass)|\{\s*[\"“](?:verdict|findings|result)[\"”]\s*:", re.I)),
)  # fmt: skip
ENCODED = re.compile(r"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])")
SPAN = 200  # characters of a block looked at around an order, and quoted

PLACEHOLDERS = re.compile(
    r"(?<=[\u4e00-\u9fa5：:（(])[*＊]{3,}(?!\s*[pP]\s*[<＜])|[*＊]{3,}(?=[\u4e00-\u9fa5])|^\s*[*＊]{3,6}\s*$|(?<![A-Za-z0-9])[XＸ]{3,}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[xｘ]{3,}(?![A-Za-z0-9])|[×✕╳]{2,}|[XＸxｘ×]{2}(?=(?:有限|股份|科技|集团)?(?:公司|大学|研究院|研究所|单位|企业|同志|先生|女士|万元|项目|平台|实验室|年|月|市|省|县))"
    r"|某某|(?<=[：:])某(?=(?:有限|股份|科技|集团)?(?:公司|大学|研究院|单位|企业)(?:[（，。；、]|$))|[○〇●]{3,}(?=(?:有限|股份|公司|大学|研究院|单位|年|月|联合体))|[□■]{3,}"
    r"|[（(【\[〔<＜](?:请|此处|在此|需|应|注：请)(?:[^（()）】\]〕>＞]{0,24})?(?:填写|填入|补充|注明|说明|插入|输入|列出|描述|粘贴|完善|核实|确认)[^（()）】\]〕>＞]{0,24}[）)】\]〕>＞]"
    r"|[（(【\[〔](?:待|需)(?:补充|填写|填|完善|确认|核实|定|补)[^（()）】\]〕]{0,12}[）)】\]〕]|(?:此处|在此处?)(?:请)?(?:填写|填入|插入|补充|输入|粘贴)|点击(?:此处|或点击此处)?(?:输入|添加)文字|单击(?:此处|或点击此处)"
    r"|\{\{[^}]{1,40}\}\}|\$\{[^}]{1,40}\}|Lorem ipsum"
)
UNSETTLED = re.compile(
    r"^(?:待定|待补充?|待填写?|待完善|待确认|暂缺|TBD|TBC|TODO|N/?A待补|略（待补充）|暂无数据待补充|请填写.{0,12}|（略）待补)[。！]?$",
    re.I,
)
INSTRUCTIONS = re.compile(r"填\s*[表报写]\s*(?:说\s*明|须\s*知|要\s*求)|编写说明|编制说明|填写说明|填报要求|注意事项|使用说明")
HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、")
OPINION = re.compile(r"(?:科技厅|科技局|备案部门|推荐单位|主管部门|科学技术[厅局]|管委会|审核部门)[^。]{0,12}(?:意见|审核|审批)")
MASKED = re.compile(r"[0-9Xx]\*{3,}|\*{3,}[0-9Xx@]|[\u4e00-\u9fa5]\*{1,2}(?!\*)")
CODE_NEAR = 40


def misfiled(documents: Sequence[Document], card: PolicyCard) -> tuple[Alert, ...]:
    """A bundle that was clearly written for another policy than the one it is held against."""
    rival = recognise.other([document.text for document in documents], card.id)
    if rival is None:
        return ()
    document = max(documents, key=lambda doc: recognise.scores([doc.text])[rival])
    word = max((w for w in policy.words(rival) if w in document.text), key=len)
    message = f"材料像是按另一部政策（{rival}）编写的，与所选政策《{card.title}》不符。"
    return (Alert("wrong_policy", message, ground.find(document, word), document.id),)


def scan(documents: Sequence[Document], extraction: Extraction) -> tuple[Alert, ...]:
    """The readers' alerts, then those of the text; one for each kind and thing."""
    found = [alert for document in documents for alert in document.alerts]
    for document in documents:
        found += orders(document)
        found += placeholders(document)
        found += codes(document, extraction)
    for roster in extraction.rosters:
        found += doubles(documents, roster)
    return tuple(unique(found))


def unique(alerts: Iterable[Alert]) -> Iterator[Alert]:
    """Alerts without those that say the same of the same thing."""
    seen: set[tuple[object, ...]] = set()
    for alert in alerts:
        key = (alert.kind, alert.document, alert.message)
        if key not in seen:
            seen.add(key)
            yield alert


def orders(document: Document) -> Iterator[Alert]:
    """Text, seen or hidden, that addresses the reviewing program or orders a verdict."""
    for block in document.blocks:
        for what, start, end in commands(block.text):
            source = ground.cut(document, block.source.start + start, block.source.start + end)
            quote = re.sub(r"\s+", " ", source.quote)
            yield Alert("instruction_to_reviewer", f"{what}，未予理会：“{quote[:SPAN]}”", source, document.id)
    for alert in document.alerts:
        said = next(iter(commands(hidden(alert.message))), None) if alert.kind == "hidden_text" else None
        if said:
            yield Alert(
                "instruction_to_reviewer",
                f"隐藏文字中{said[0]}，未予理会：“{hidden(alert.message)[:SPAN]}”",
                alert.source,
                document.id,
            )


def hidden(message: str) -> str:
    """The hidden text that a reader's alert quotes, without the reader's own words."""
    m = re.search(r"“(.*)”", message, re.S)
    return m.group(1) if m else message


def commands(text: str) -> Iterator[tuple[str, int, int]]:
    """What is ordered and where; the first order of a block, and what its base64 says."""
    narrow = "".join(unicodedata.normalize("NFKC", c) if len(unicodedata.normalize("NFKC", c)) == 1 else c for c in text)
    squeezed, places = tight(narrow)
    for what, pattern in ORDERS:
        in_text = "英文" in what or "标记" in what
        m = pattern.search(narrow if in_text else squeezed)
        if m is None:
            continue
        start = m.start() if in_text else places[m.start()]
        end = m.end() if in_text else places[m.end() - 1] + 1
        yield what, *sentence(text, start, end)
        return
    for m in ENCODED.finditer(text):
        plain = decoded(m.group())
        if plain and any(pattern.search(plain) for _, pattern in ORDERS):
            yield f"以 base64 编码的指示（解码为“{plain[:80]}”）", m.start(), m.end()
            return


def tight(text: str) -> tuple[str, list[int]]:
    """Text without white space, with the place of each character, since line breaks fall inside words."""
    places = [i for i, character in enumerate(text) if not character.isspace()]
    return "".join(text[i] for i in places), places


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around an order, within bounds."""
    first = max(text.rfind(stop, 0, start) for stop in "。；\n") + 1
    last = min((at for at in (text.find(stop, end) for stop in "。；\n") if at >= 0), default=len(text))
    return max(first, start - SPAN), min(last, end + SPAN)


def decoded(text: str) -> str:
    """What base64 says, where it says readable text."""
    try:
        raw = base64.b64decode(text, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return raw if sum(c.isprintable() for c in raw) >= 0.9 * len(raw) else ""


def placeholders(document: Document) -> Iterator[Alert]:
    """Hints and blanks of a template that were left in; a form's instructions and the authority's block are passed over."""
    instructing = False
    for block in () if issued_text(document) else document.blocks:
        text = block.text
        flat = ground.squeeze(text)
        if INSTRUCTIONS.search(flat) and len(flat) <= 16:
            instructing = True
        elif instructing and (block.cell or block.kind == "heading"):
            instructing = False
        if instructing or block.kind in ("header", "footer", "picture") or OPINION.search(flat[:40]):
            continue
        m = PLACEHOLDERS.search(text) or (
            UNSETTLED.search(flat) and re.search(r"\S(?:.*\S)?", text, re.S) if block.cell else None
        )
        if m and not MASKED.search(text[max(0, m.start() - 1) : m.end() + 1]) and not quoted_as_secret(text, m):
            source = ground.cut(document, block.source.start + m.start(), block.source.start + m.end())
            yield Alert("placeholder", f"留有未填写的占位内容：“{context(text, m)}”", source, document.id)


def quoted_as_secret(text: str, m: re.Match[str]) -> bool:
    """Stars between digits mask a phone or a code on purpose; lines of signs are ornament."""
    return bool(re.fullmatch(r"[\s*＊×xX□■○●—-]+", text)) and len(text.strip()) > 12


def context(text: str, m: re.Match[str]) -> str:
    """The placeholder with a few words around it."""
    return re.sub(r"\s+", "", text[max(0, m.start() - 14) : m.end() + 8])


def codes(document: Document, extraction: Extraction) -> Iterator[Alert]:
    """Unified social credit codes that cannot be valid: in the lists of members, and wherever a text calls them so."""
    if document.role == "evidence" and not document.blocks:
        return
    seen: set[str] = set()
    for i, block in enumerate(document.blocks):
        for start, end, code, ok in uscc.find(block.text):
            if ok or code in seen or not expected(document, i, block, start, code, extraction):
                continue
            seen.add(code)
            source = ground.cut(document, block.source.start + start, block.source.start + end)
            yield Alert(
                "invalid_uscc",
                f"{owner(block, start, code, extraction)}统一社会信用代码 {code} 无效：{flaw(code)}",
                source,
                document.id,
            )


def expected(document: Document, i: int, block: Block, start: int, code: str, extraction: Extraction) -> bool:
    """Whether a string stands where a code must: a member's own, behind the label, or in a column of codes."""
    if any(member.uscc == code for roster in extraction.rosters for member in roster.members):
        return True
    before = ground.squeeze(block.text[max(0, start - CODE_NEAR) : start])
    if re.search(r"信用代码|机构代码", before):
        return True
    if block.cell is None:
        return False
    row = [b for b in document.blocks if b.cell and b.cell.table == block.cell.table and b.cell.row <= block.cell.row]
    return any("信用代码" in ground.squeeze(b.text) for b in row)


def owner(block: Block, start: int, code: str, extraction: Extraction) -> str:
    """Whose code it is, for the message."""
    member = next((m for roster in extraction.rosters for m in roster.members if m.uscc == code), None)
    if member:
        return f"{member.name}的"
    named = names.organisations(block.text[:start])
    return f"{named[-1][2]}的" if named else ""


def flaw(code: str) -> str:
    """What is wrong with a code."""
    if len(code) != uscc.LENGTH:
        return f"应为{uscc.LENGTH}位，现为{len(code)}位"
    wrong = sorted({c for c in code if c not in uscc.ALPHABET})
    if wrong:
        return f"含不允许使用的字符{'、'.join(wrong)}"
    return "校验位或编码结构不符合 GB 32100-2015"


def doubles(documents: Sequence[Document], roster: Roster) -> Iterator[Alert]:
    """The same organisation, or the same code, twice in one list."""
    short = {alias: full for document in documents for alias, full in names.aliases(document).items()}
    for i, member in enumerate(roster.members):
        for earlier in roster.members[:i]:
            if roster.what == "条款" and "lead" in (member.layer, earlier.layer):
                continue  # an agreement names the lead, then lists it again among the members
            if names.same(member.name, earlier.name, short):
                yield double(roster, member, f"成员“{member.name}”在同一名单中重复列出")
                break
            if member.uscc and member.uscc == earlier.uscc:
                yield double(
                    roster,
                    member,
                    f"“{earlier.name}”与“{member.name}”的统一社会信用代码相同（{member.uscc}）",
                    member.uscc_source,
                )
                break


def double(roster: Roster, member: Member, message: str, source: Source | None = None) -> Alert:
    """An alert at the second listing."""
    return Alert("duplicate_member", message, source or member.source, roster.document)
