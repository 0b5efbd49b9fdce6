"""Text, seen or hidden, that addresses the reviewing program or orders a verdict.

Takes a document; gives `instruction_to_reviewer` alerts. Ordinary requests to a panel, to an authority or to members, and the
project's own programs and models are no orders.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator

from reviewer import ground
from reviewer.records import Alert, Document

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
