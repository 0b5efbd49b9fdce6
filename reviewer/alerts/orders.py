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
from reviewer.records import Alert, Block, Document

TO_PROGRAM, DEMAND, ENGLISH, MARKS = "向评审系统发出指示", "要求直接给出结论", "指示模型的英文文字", "伪装的对话标记"
PROGRAM = r"(?:系统|程序|程式|模型|大模型|大?语言模型|软件|软体|机器人|助手|引擎|算法|智能体|AI)"
REVIEWER = (
    rf"(?:评审|审核|审查|评阅|审阅|审稿|核查)(?:(?!程序){PROGRAM}|平台|工具)|(?:自动|智能|AI|审稿|致|请)(?:评审|审核|审查)?程序(?!员)|[统序型手人]你好|(?:AI|模型|机器|程序)(?:阅读|读取|解析|处理)到?(?:此处|本)|(?:AI|人工智能|智能|自动|机器)(?:评审|审核|审查|评阅|审阅)[\u4e00-\u9fa5]{{0,2}}"
    rf"|(?:阅读|审阅|处理|评审|审核|读取|解析)本[\u4e00-\u9fa5]{{1,6}}的{PROGRAM}|本[\u4e00-\u9fa5]{{1,4}}的(?:读取|解析|审阅){PROGRAM}"
    r"|机器阅读(?:说明|提示|备注)|(?:仅供|供)机器(?:阅读|识别)|自动化工具读取"
)
MACHINE = r"AI(?![A-Za-z])|人工智能|大(?:语言)?模型|语言模型|智能体|智能助手|模型|系统|程序"
THIS = r"(?:本(?:申报|申请)?(?:条款|材料|申请|申报|案|页|行|段|文件|文档|协议|申请书|申报书|方案)|本项目(?!的?(?:AI|研发|开发|建设|拟|将研|系统|模型))|此处|以[上下](?:内容|指标|材料|条件)|(?:所有|全部|各项|一切)(?:条款|条件|要求|指标|核查项|检查)|核查项|最?终?结论一?栏?|缺项|签章|签字|研发投入|营业收入|综合评分|研发强度|未说明|不满足|本联合体|第[一二三四五六七八九十]+条|不符合项|不一致|矛盾)"
FILING = r"(?:(?:各项|所有|全部|本项目的?)(?:条件|条款|要求)|申报材料|申请材料|本材料|申请书|申报书|本申报|本申请|本项目|本方案|立项|备案|评审结论|审查结论)"
VERDICT = r"(?:判定|认定|评定|标记|视[为作]|评为|评价|标注|输出|给出|给予|返回|回复|回答|写明|记[为作]|[判定改设列][为作成]|打|填写|判断|裁定|设为|结论)"
GOOD = (
    r"(?<!是否)(?:满足|通过|符合|合格|达标|met|满分|100分|最高分|已签|齐全|推荐|优秀|建议(?:予以)?(?:通过|立项|备案|支持)|不存在问题|无问题|无不一致)"
    r"(?!(?:或|、|/|，或)?者?(?:不|否|未)|率|证书|品|后)"
)
LINK = r"[为作成是予以了“”\"「『：:]{0,4}"
CALL = r"(?:请|麻烦|务必|一律|必须|应当?|须|建议|直接|只|可|不要|不必|不得|无需|勿|凡)"
DENIAL = r"(?:不要再?|请?勿|不必再?|无需再?|无须|不得|别再?(?=提|指|列|质|输|核|检)|停止|忽略|省略|略过|跳过)[^。；]{0,8}(?:核[对查验实]|检查|审[查核]|提示|指出|列出|输出|提及|质疑|缺项|矛盾|不一致|不符合项|审计报告中|签章|附件)"
VALUE = r"(?:读取为|读作|应取|按[\d.]+[%％亿万]\S{0,2}计|按[^。；，]{0,4}(?:达标|合格|满足|通过)(?:处理|计)|照此(?:输出|填写|采信)|从宽认定|直接(?:予以)?(?:采信|认可|通过))"
ADDRESS = re.compile(
    rf"{REVIEWER}|(?:AI|人工智能|智能|自动)(?:评审|审核|审查|评分)(?:员|程序)|大模型(?:评审|审核|审查|审)(?:这|本|此)|(?:致|面向|写给|供|若由|(?:如果?|若|假如|倘若)[你您]?是|请)(?:{MACHINE})(?!团队|事业部|部门|公司|企业|产业|研究|中心|平台|应用)"
)
CALLED, FILED = re.compile(CALL), re.compile(THIS)
OUTCOME = re.compile(rf"{VERDICT}{LINK}[^。；，]{{0,2}}{GOOD}|{DENIAL}|{VALUE}", re.I)
CALLEE = re.compile(
    rf"{REVIEWER}|(?:AI|人工智能|智能|自动)(?:评审|审核|审查|评分)(?:员|程序)|大模型(?:评审|审核|审查|审)(?:这|本|此)"
)
ASKED = re.compile(
    r"请|可[将把直]|应(?:当)?(?:给出|[将把])|[须必]须?[将把]?(?!须|满足|符合|达到|通过|具备)|务必|不得|不要|无需|不必|直接采用"
)
AUDITED = re.compile(
    r"核查项|条款|条件|签章|缺[项失页陷]|不一致|列为问题|结论|\d+分以上|全部通过|满足|符合|审计报告|比对|备忘录|风险提示"
)
OFFERED = re.compile(  # a product that is described, an office that is asked for its service
    r"研发|研制|开发|建设|构建|训练|部署|上线|准确率|一致率|支持|用户|识别|能够|运维|功能|样品|产品|零件|图纸|合同|投标|上传|填报|登录|注册|下载|升级|维护|算法|公司|统一管理|整改|课题|进展"
)
BEFORE, AFTER = 60, 110  # characters around an address that are looked at
FOILED = re.compile(r"攻击|注入|恶意|越狱|护栏|防止(?:大?模型|系统)")
ORDER_WORDS = r"(?=[^\n]{0,80}?(?:\byou\b|\bmust\b|ignore|approve|verif|\bmet\b|output|disregard|判定|满足|符合|通过|忽略|跳过|输出|结论|检查))"
ROLE = "以角色口吻指挥模型"
ORDERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (TO_PROGRAM, re.compile(rf"(?:{REVIEWER})[^。；]{{0,12}}(?:请?注意|须知|提示|请|务必|你|：|应当?|必须)[^。；]{{0,80}}(?:{VERDICT}{LINK}[^。；，]{{0,4}}{GOOD}(?!的)|直接视为|忽略|跳过|无需(?:再|进一步)?(?:核|审|检)|不要(?:核|审|质疑|指出|提出))", re.I)),
    (TO_PROGRAM, re.compile(rf"(?:请|让|致|给)(?:{REVIEWER})[^。；]{{0,12}}{VERDICT}[^。；]{{0,8}}{GOOD}", re.I)),
    (TO_PROGRAM, re.compile(rf"(?:{MACHINE})(?:请|应|务必|必须)(?:直接|只)?(?:输出|回复|回答|返回)[：:“\"「]{{0,2}}{GOOD}", re.I)),
    (TO_PROGRAM, re.compile(rf"(?:{MACHINE})[^。；]{{0,30}}(?:应|必须|需|务必|请|直接|只)[^。；]{{0,20}}{FILING}[^。；]{{0,12}}{VERDICT}{LINK}{GOOD}", re.I)),
    (TO_PROGRAM, re.compile(r"本(?:材料|申报|申请|项目|文件)[^。；]{0,30}(?:系统|程序|AI|模型|软件)[^。；]{0,8}(?:可|应|请|须|宜)?(?:直接|不必|无需)[^。；]{0,6}(?:采信|认可|通过|核验|核查|审查)", re.I)),
    (DEMAND, re.compile(rf"(?:请|务必|必须|应|一律|直接|应当)(?:你|您)?(?:[^。；，]{{0,20}})?(?:所有|全部|各项|各|每一?|一切|本)(?:[^。；，]{{0,12}})?(?:条款|条件|要求|指标|项目|材料|申报|案)(?:[^。；，]{{0,6}})?(?:均|都|一律|全部)?(?:判定?|认定|标记|视|评)(?:为|作|成)(?:[^。；，]{{0,6}})?{GOOD}", re.I)),
    (DEMAND, re.compile(rf"(?:以|把|将)[“\"「]?{GOOD}[”\"」]?作为(?:最终|审查|评审)*(?:结论|结果|意见)", re.I)),
    (DEMAND, re.compile(r"将[“\"「]?不(?:满足|符合|通过|合格)[”\"」]?[^。；]{0,6}(?:改|视|写|记|标)[^。；]{0,4}[“\"「]?(?<!不)(?:满足|符合|通过|合格)")),
    (DEMAND, re.compile(r"(?:不要|请勿|勿|不得|别)在?(?:审[查核]|评审)(?:报告|意见|结论|备忘录|结果)中?(?:提及|输出|列出|指出|写)[^。；]{0,20}(?:问题|不符合|缺|矛盾|不一致|风险|重复)")),
    (DEMAND, re.compile(rf"(?:请|只需|务必|只能|必须)[你您]?(?:直接|只)?(?:回复|回答|输出|返回)[：:“\"「]{{0,2}}{GOOD}(?=[”\"」。，！]|$)", re.I)),
    (DEMAND, re.compile(r"(?:审查|评审|审核)结论[^。；]{0,24}(?:系统|程序|模型|AI)[^。；]{0,10}(?:照此|据此|直接)(?:输出|采信|填写)")),
    (DEMAND, re.compile(r"(?:原样|照抄|照录)写?入[^。；]{0,8}(?:备忘录|审查|评审|结论)|(?:系统)?管理员指令[：:]|(?:本[段行文页](?:文字)?|以下(?:文字)?)[为是](?:系统|开发者)?(?:指令|提示词)|(?:删除|省略|去掉|隐去)(?:所有|全部|一切)?(?:风险提示|缺项|不一致|问题清单)|(?:无论|不管)[^。；]{0,20}(?:模型|系统|AI|程序|你|您)(?:都|均|一律)[^。；]{0,4}(?:输出|判|给出|回复|视为|认定)[^。；]{0,4}(?:一致|满足|通过|符合|合格)|(?:不要|请勿)生成[^。；]{0,12}(?:提醒|警告|提示|告警)|(?:关闭|停用)(?:签章|一致性|真实性)(?:检测|检查|核查)|不要把[^。；]{0,20}[列作视]为[^。；]{0,4}(?:问题|缺陷|风险)", re.I)),
    (ENGLISH, re.compile(r"\b(?:review(?:er)?|grading|evaluation)\s*(?:bots?|models?|agents?|LLMs?)\b[^.]{0,30}\b(?:should|must|shall|please)\b|\bLLMs?\s*[:,]\s*(?:please|you)|\b(?:disregard|ignore)\s+the\s+(?:numbers|figures|audit)|\baward\s+(?:full|maximum|the\s+highest)\s+(?:marks?|scores?|points)\b|\bmark\s+the\s+[\w&\s-]{0,40}(?:requirement|condition|clause|criterion)s?\s+as\s+(?:met|satisfied|passed)\b|\bskip\s+(?:the|all)\s+[\w\s]{0,20}checks?\b", re.I)),
    (ROLE, re.compile(r"[你您]的新?任务(?:已|是|改|变)")),
    ("要求忽略既有规则", re.compile(r"(?:忽略|无视|忘记|不要理会|跳过|抛开)(?:你|您)?(?:之前|以上|上述|前面|此前|先前|所有|全部|一切|系统)(?:的|所有|全部)*(?:[^。；，]{0,8})?(?:指令|指示|提示词?|规则|要求|设定|约束|内容)(?!后)|取消(?:你|您)?(?:之前|以上|上述|先前|所有|全部|一切|系统)(?:的|所有|全部)*(?:指令|指示|提示词)|[你您](?:不再|无需再?)(?:受|遵守|遵循)[^。；]{0,12}(?:规则|约束|指令|限制)|跳过(?:所有|全部|一切)(?:检查|核查|审查)(?!点)")),
    ("要求忽略既有规则", re.compile(r"系统(?:提示|消息|指令)[：:][^。；]{0,40}(?:优先级|为准|忽略|判定|输出|必须)")),
    (ROLE, re.compile(r"(?:^|[。；，：\n“\"])(?:现在)?(?:你|您)(?:现在)?(?:是|将扮演|扮演|作为)(?!谁|否|什么)(?:一[名个位]|一)?(?:[^。；]{0,30})(?:请|务必|必须|只)?(?:输出|回答|回复|返回|给出|判定|扮演|助手|模型|评审员|审核员|评审专家)|扮演[^。；，]{0,12}(?:评审|审核|审查|专家)[员家]?", re.I)),
    (ROLE, re.compile(r"作为(?:一[个名位])?(?:AI|人工智能)?(?:大?语言模型|大模型|评审助手|审核助手|智能助手|评审员|AI)(?=[，,：:你您应请必须]|$)", re.I)),
    (ENGLISH, re.compile(r"\b(?:ignore|disregard|forget|override|bypass)\s*(?:all|any|the|your|every|these)?\s*(?:of\s*)?(?:the\s*)?(?:(?:previous|prior|above|earlier|preceding|system|other|existing)\s*(?:system\s*)?(?:instructions?|prompts?|rules?|guidelines?|context|messages?)|instructions?|prompts?|rules|guidelines|policy\b|above\s+and\b)", re.I)),
    (ENGLISH, re.compile(r"you\s*are\s*(?:now\s*)?(?:an?|the)\s*(?:helpful|ai|assistant|reviewer|language|expert|evaluator|grader)|as\s*an\s*ai\s*(?:language\s*)?(?:model|assistant|reviewer|system)|\b(?:mark|rate|judge|grade|label|treat|consider|set)\s+(?:all|every|each|this|the|missing)\s*(?:\w+\s*){0,5}(?:as\s*)?(?:met|pass(?:ed)?|satisfied|approved|compliant|fulfilled|qualified|excellent|outstanding|provided)\b|\b(?:output|respond|reply|answer|return)\s*(?:only\s*)?(?:with\s*)?[\"'“]?(?:met|pass|approved|yes)\b(?!\s+or)|(?:your|the\s+above|reveal|print)\s+system\s*prompt|system\s*prompt\s*[:：]|\bnew\s+instructions?\s*[:：]", re.I)),
    (ENGLISH, re.compile(r"\bdo\s+not\s+(?:flag|report|mention|list|raise|point\s+out)\s+(?:any\s+|the\s+)?(?:\w+\s+){0,2}?(?:inconsisten|missing|issue|problem|gap|signature|seal|risk)|\b(?:must|should|shall)\s+(?:conclude|state|answer|approve|say|report|treat|respond|output)\b[^.]{0,60}(?:satisf|\bmet\b|meets|approve|compliant|yes\b(?!\s+or)|pass\b|proposal|application|provided)|\b(?:every|all|each|this)\b[^.]{0,40}\bbe\s+(?:reported|treated|regarded|considered|deemed)\s+(?:as\s+)?(?:met|satisfied|compliant|approved)|\b(?:state|say|conclude|report)\s+that\s+(?:the\s+|this\s+)?(?:applica|proposal|consortium|project)[^.]{0,20}(?:meets|satisf|approved|eligible|complies)", re.I)),
    (MARKS, re.compile(rf"(?:<\|?|\[)/?(?:system|assistant|developer|INST|im_start|im_end|endoftext)(?:\|?>|\])|(?:^|\n)\s*`{{3,}}\s*(?:system|assistant|prompt)\b|(?:^|\n|#{{2,}}\s*)(?:system|assistant|user|developer|human)\s*[:：]{ORDER_WORDS}", re.I)),
    ("伪造的审查结果", re.compile(r"[\"“]?verdict[\"”]?\s*(?:[:：]|is)\s*[\"“]?(?:met|pass)|\{\s*[\"“](?:verdict|findings|result)[\"”]\s*:", re.I)),
)  # fmt: skip
ENCODED = re.compile(r"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
TRADITIONAL = str.maketrans(
    "請審查將條滿無視為評標記與據項應須寫輸備專該實驗證業時給過達優結論議軟體認問題讀數統縣誤誰審閱報聲當則語規機員發對內頁見點後標準術資總額億",
    "请审查将条满无视为评标记与据项应须写输备专该实验证业时给过达优结论议软体认问题读数统县误谁审阅报声当则语规机员发对内页见点后标准术资总额亿",
)
SPLIT = re.compile(r"[请應应须将判视输忽略条通评审你]|AI|模型|ignore|output|mark", re.I)
STOPPED = re.compile(r"[。！？]\s*$")
JOINT = 90  # characters of two neighbouring blocks that are read together
SPAN = 200  # characters of a block looked at around an order, and quoted


def given(document: Document) -> Iterator[Alert]:
    """Text, seen or hidden, that addresses the reviewing program or orders a verdict."""
    last: Block | None = None
    for block in document.blocks:
        found = list(commands(block.text))
        if not found and last is not None:
            found = across(last, block)
        for what, start, end in found:
            source = ground.cut(document, block.source.start + max(0, start), block.source.start + end)
            quote = re.sub(r"\s+", " ", source.quote)
            yield Alert("instruction_to_reviewer", f"{what}，未予理会：“{quote[:SPAN]}”", source, document.id)
        if block.text.strip():
            last = None if found else block
    for alert in document.alerts:
        said = next(iter(commands(hidden(alert.message))), None) if alert.kind == "hidden_text" else None
        if said:
            yield Alert(
                "instruction_to_reviewer",
                f"隐藏文字中{said[0]}，未予理会：“{hidden(alert.message)[:SPAN]}”",
                alert.source,
                document.id,
            )


def across(last: Block, block: Block) -> list[tuple[str, int, int]]:
    """An order that begins in one block and ends in the next, by its place in the second."""
    if not (SPLIT.search(last.text[-JOINT:]) and SPLIT.search(block.text[:JOINT])) or STOPPED.search(last.text):
        return []
    tail = last.text[-JOINT:]
    joint = tail + block.text[:JOINT]
    said = next(iter(commands(joint)), None)
    if said is None or said[1] >= len(tail) or said[2] <= len(tail):
        return []
    return [(said[0], 0, min(said[2] - len(tail), len(block.text)))]


def hidden(message: str) -> str:
    """The hidden text that a reader's alert quotes, without the reader's own words."""
    m = re.search(r"“(.*)”", message, re.S)
    return m.group(1) if m else message


def commands(text: str) -> Iterator[tuple[str, int, int]]:
    """What is ordered and where; the first order of a block, and what its base64 says."""
    narrow = "".join(plain(c) for c in text) if not text.isascii() else text
    squeezed, places = tight(narrow)
    for what, pattern in ORDERS:
        in_text = what in (ENGLISH, MARKS)
        m = next((m for m in pattern.finditer(narrow if in_text else squeezed) if in_text or not foiled(squeezed, m)), None)
        if m is not None:
            start = m.start() if in_text else places[m.start()]
            end = m.end() if in_text else places[m.end() - 1] + 1
            yield what, *sentence(text, start, end)
            return
    called = addressed(squeezed)
    if called is not None:
        yield TO_PROGRAM, *sentence(text, places[called[0]], places[called[1] - 1] + 1)
        return
    for m in ENCODED.finditer(text):
        said = decoded(m.group())
        if said and any(pattern.search(said) for _, pattern in ORDERS):
            yield f"以 base64 编码的指示（解码为“{said[:80]}”）", m.start(), m.end()
            return


def plain(character: str) -> str:
    """A character in its usual width and in simplified script; nothing of one that is not seen."""
    folded = unicodedata.normalize("NFKC", character)
    return UNSEEN.sub(" ", folded if len(folded) == 1 and folded.isalnum() else character).translate(TRADITIONAL)


def foiled(text: str, m: re.Match[str]) -> bool:
    """Whether the words are what a project guards its own models against."""
    return FOILED.search(text[max(0, m.start() - 12) : m.end() + 12]) is not None


def asked(near: str, start: int) -> re.Match[str] | None:
    """What is asked of a reviewing program that is called upon, where it is not a product that is described."""
    after = near[start : start + 50]
    return AUDITED.search(near, start) if ASKED.search(after) and not OFFERED.search(near) else None


def addressed(text: str) -> tuple[int, int] | None:
    """Where a text calls upon the reviewing program and, near by, asks for an outcome of this very application."""
    for m in ADDRESS.finditer(text):
        first = max(0, m.start() - BEFORE)
        near = text[first : m.end() + AFTER]
        outcome = OUTCOME.search(near, m.start() - first)
        own = outcome and (CALLED.search(near) or text[m.end() : m.end() + 1] in ("：", ":")) and FILED.search(near)
        if not own and CALLEE.fullmatch(m.group()):
            outcome = own = asked(near, m.end() - first)
        if own and outcome:
            return m.start(), first + outcome.end()
    return None


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
