"""What looks like a quantity and is none: ordinals, codes, models, idioms, names, indefinite articles.

Takes clean text and the span of a number with its unit; says whether it must not be reported. General rules come first
(第 before it, a letter before it, a label before it); fixed phrases are data at the end.
"""

from __future__ import annotations

import re

from reviewer.extract.quantities.numerals import Number
from reviewer.extract.quantities.units import INDEFINITE, NOT_SINGLE, Unit

ORDINAL = re.compile(r"第[\d一二三四五六七八九十百零〇、至到和及与~,-]{0,10}$")
LABEL = re.compile(
    r"(?:附件|附表|附录|附图|(?<![代发列报仪手外年图])表|(?<![企地意蓝试构力贪希谋])图|编号|序号|[Nn]o\.|№|专利号|项目号|批号|证号)[:.]?$"
)
NAMED = re.compile(r"(?:条款|房|邮编|邮政编码|电话|手机|传真|账号|帐号|阶段|类型|方案|情形|课题|任务|方式|实施例)[:.]?$")
ADDRESS = re.compile(r"(?:号|路|街|园区|苑|大厦|座|栋|幢|号楼)[A-Z]?$")
PARTY = re.compile(r"(?:党的|委|党|中央|政协|人大|大和|大、|届)$")
CONGRESS = re.compile(
    r"(?:、[一二三四五六七八九十]{1,3}次){0,12}(?:历次|全会|党代会|全国代表|中央全会|全国人大)|[一二三四五六七八九十]{1,2}次"
)
RANK = re.compile(r"(?:前|排名|位居|居|位列|(?<![所开下罗并])列|名列)(?:第)?$")
SOLO = re.compile(r"[任同某此这那另唯统单上下前后逐进归划不万专合首头新当本何]$")
GIVEN = re.compile(
    r"(?:设立?|设有|建有|建成|含|共|计|仅|只有?|各|每|至少|增加|增设|派出?|聘|有|下设|超过|一次|配备|新建|拥有|执|持|存|留|式)$"
)
LISTED_ORDINAL = re.compile(r"[一二三四五六七八九十][、和及至]$")  # 一、二、三层: which floors, not how many
ACRONYM = re.compile(r"(?:^|[^A-Za-z])(?:RMB|USD|CNY|EUR|HKD|GBP|JPY|PCT|SCI|EI|SSCI|ISTP|IPO)$")
POSTPOSED = re.compile(r"[\u4e00-\u9fff）)”](?<![中这那某另同任每上了为是有的])$")
CLAUSE_END = re.compile(r"[，。；、,;|\n)]|$")
SERIES = re.compile(r"(?:机制|制度|体系|标准|流程|方案|办法|完整|科学|完善|系统|成熟|规范)")
VAGUE = re.compile(r"(?:[好十]?几|数|若干|许多)$")
TOTAL = re.compile(r"(?:总|人|户|件|项|次|家|台|套|款|倍|岁|页|字|量|份|系|参|指|基|点|级|位|度)数$")
CULTURE = re.compile(r"(?:计划|工程|行动|名录|之家|大计|老店|争鸣|强县|人才|企业家)")
NUMERIC_ASCII = re.compile(r"(?:[A-Za-z][\w.]*|\d{5,}|-\d+|(?<![\d,.])0\d+)-$|[A-Za-z_#@]$|[A-Za-z][-/_.]$|\d[._:]$|[×*xXΦφ±#]$")
AFTER_SLASH = re.compile(r"\d/$")
DAYS_BEFORE = re.compile(
    r"(?:提前|逾期|期满?|超过|超|不少于|不超过|至少|少于|为期|历时|共计?|每|延长|累计|连续|达|满|约|近|在|于|后|前|日起|之?起|停[工产业]|公示|宽限|试用|间隔|最迟|至多|最多|最长|的)$"
)
DAYS_AFTER = re.compile(r"内|以内|之内|前(?:书面|通知|告知|提)|后|以上|以下|左右|书面|的|未|仍|为限|期限|不|无理由|公示|通知")

IDIOMS = re.compile(
    r"位一体|[三四五]位一体|十年如|三天打|两天晒|一年四季|一天到|三字经|[一二三四五六七八九十两]个一(?:批|工程|行动)|两台合|一次性|一次(?:交检|交验|合格|通过|良品|成品|成型|验收|装夹|投料)|[一二三]次(?:能源|开发|创新|分配|产业|函数|电池|元|污染|利用|供|设备|回路|再生|资源|曲线)|一家之|一家人|一家亲|一年一|一年级|一人一|"
    r"一户一|一条龙|一条心|一件事一|[两二]张皮|一把[尺手抓]|一张[网图蓝]|一盘棋|一本[账正]|一起[来去]?(?!事|案|火|纠|诉)|一门[心式]|一层[楼]?一|一块[儿]?(?!地|牌|土)|"
    r"一片(?!区|土|林|地)|一段[时距]|一部分|一道[来去]?(?!工|防|题)|一席之|一批(?![，。；、,;|\n)]|$)|一个样|一个不|一名不|一人之|一项接|一步|一本万|一根筋|一类|二类|三类|"
    r"四个(?:全面|自信|意识|伟大|坚持|着力|面向|现代|革命|服务|铁)|[两二]个(?:维护|确立|一百年|毫不|大局|结合|务必)|三个(?:代表|面向|务必|倍增|有利)|"
    r"八项规定|五个(?:一批|必须|坚持|统筹)|六个(?:坚持|一批)|十个(?:明确|坚持)|十个手指|三条红线|九年义务|十年磨|十年树|百年|千年|万年|"
    r"三天两头|三件套|五件套|一日[游三]|[一二三四五六七八九十]日游|百人计划|千人计划|万人计划|百家姓|百家争|千家万|万人空|万户|"
    r"七台河|九台区|九台市|五台[山县]|三台县|三门[峡县]|五家渠|三家店|六枝|三里屯|八里庄|两件套|三本账|四套班子|两套班子|六套|十分|百分|三条腿|"
    r"[一二三四]期(?:工程|项目|建设|临床|试验)|一分为|一节点|一处处|四处|一对|五保户|十字|八字|十二时辰|一口气|一口价|二人转|三人行|"
    r"三维|三元(?!整|人民币|以|每|/|[，。、；]|$)|二元(?!整|人民币|以|每|/|[，。、；]|$)|一元(?!整|人民币|以|每|/|[，。、；]|$)|一头(?!牛|猪|羊)|五个一(?!个|家|项)"
)
IDIOM_AROUND = re.compile(
    r"(?:百千|千百|成百|成千|百家|三天两|一五一|七上八|半斤八|八九不离|接二连|独一|合二|九牛|四面八|五湖四|三令五|三番五|五花八|千变万|千千万)$"
)


def refuses(text: str, number: Number, unit: Unit) -> bool:
    """Whether the number with this unit is no quantity."""
    before = text[max(0, number.start - 14) : number.start]
    if before and (ORDINAL.search(before) or _coded(text, number, before) or LABEL.search(before)):
        return unit.word not in ("份", "页", "幅", "张") or bool(before and ORDINAL.search(before))
    if not number.arabic and (IDIOMS.match(text, number.start) or IDIOM_AROUND.search(before)):
        return True
    if (
        number.value == 0
        and unit.kind == "count"
        and number.arabic
        and text[number.start] == "0"
        and number.end - number.start > 1
    ):
        return True
    return _chinese_refused(text, number, unit, before) or _by_kind(text, number, unit, before)


def touched(text: str, number: Number) -> bool:
    """A bare number that is an ordinal or a part of a code, so that no list or header may lend it a unit."""
    before = text[max(0, number.start - 14) : number.start]
    after = text[number.end : number.end + 1]
    if after.isascii() and after.isalpha():
        return True
    return bool(
        before and (ORDINAL.search(before) or _coded(text, number, before) or LABEL.search(before) or NAMED.search(before))
    )


def _coded(text: str, number: Number, before: str) -> bool:
    """Part of a model, code, address or version (ZX-200, H20, 2.0.1, user@163)."""
    if AFTER_SLASH.search(before) and not re.search(r"\d{2,}/$", before):
        return True
    return number.arabic and bool(NUMERIC_ASCII.search(before)) and not ACRONYM.search(before)


def _chinese_refused(text: str, number: Number, unit: Unit, before: str) -> bool:
    if number.arabic:
        return False
    first = text[number.start]
    if VAGUE.search(before) and not TOTAL.search(before) and first in "十百千万亿":
        return True
    printed = text[number.start : number.end]
    if printed in ("一", "二", "三") and unit.word == "期":
        return not re.search(r"(?:举办|开展|累计|共|办)$", before)
    if printed == "一":
        halved = unit.kind == "duration" and "半" in unit.word  # 头一年半
        return unit.word in NOT_SINGLE or (bool(SOLO.search(before)) and not halved) or _article(text, unit, before)
    if unit.word in "层期章节组班" and LISTED_ORDINAL.search(before):
        return True
    return len(printed) == 1 and unit.word in NOT_SINGLE


def _article(text: str, unit: Unit, before: str) -> bool:
    """一个, 一套, 一种 as an article: no count unless something beside it counts (仅, 每, 设立, 以上)."""
    if unit.word not in INDEFINITE or (unit.word == "番" and before.endswith("翻")):
        return False
    if re.match(r"以上|以下|以内|左右|及以上", text[unit.end : unit.end + 3]):
        return False
    if unit.word in "套批个组" and CLAUSE_END.match(text, unit.end) and POSTPOSED.search(before):
        return False  # 备件一批，样机一套
    return not GIVEN.search(before) or unit.word in "种类番段片" or bool(SERIES.match(text, unit.end))


def _by_kind(text: str, number: Number, unit: Unit, before: str) -> bool:
    after = text[unit.end : unit.end + 4]
    if unit.kind == "count":
        if number.bare and CULTURE.match(after):
            return True
        if unit.word in "栋幢座层间" and (ADDRESS.search(before) or after[:1].isdigit() or after.startswith(("单元", "室"))):
            return True
        if unit.word == "本" and number.step < 1 and number.plain:  # 2.2本计划: a section's number before “this”
            return True
        if unit.word in ("名", "位") and RANK.search(before):
            return True
        if unit.word in ("届", "次") and not number.arabic and (PARTY.search(before) or CONGRESS.match(text, unit.end)):
            return True
        return (unit.word in ("届", "款") and number.plain and 1900 <= number.value <= 2100) or (
            after[:1] == "级" and after[:2] != "级别"
        )
    if unit.kind == "duration":
        return _no_duration(number, unit, before, after)
    return unit.kind == "money" and after[:1] == "级" and not number.arabic


def _no_duration(number: Number, unit: Unit, before: str, after: str) -> bool:
    """Months and days of the calendar (8月, 18日), 90年代, 上半年 are no durations."""
    if unit.word == "月":
        return number.value <= 12
    if unit.word == "日":
        return (number.value <= 31 and not (DAYS_BEFORE.search(before) or DAYS_AFTER.match(after))) or before.endswith("月")
    if unit.word == "年" and number.value > 200:
        return True
    return before.endswith(("’", "‘", "'"))
