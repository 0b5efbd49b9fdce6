"""What can stand behind a number, as data: currencies, measure words, time words, and the words they must not begin.

Takes clean text and an offset behind a number; gives the `Unit` there or None. A measure word that opens a longer word
(项目, 家庭, 条件, 套路) is no unit; the letters it may not be followed by stand beside it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reviewer.extract.quantities.numerals import DIGITS, value_of

Kind = Literal["money", "percent", "ratio", "count", "duration", "date"]

CURRENCY_WORDS = {
    "CNY": "元人民币 元(人民币) 人民币元 人民币 块钱 元 RMB CNY 圆 yuan",
    "USD": "美元 美金 USD dollars dollar US美元",
    "EUR": "欧元 EUR euros euro",
    "HKD": "港元 港币 HKD",
    "JPY": "日元 日圆 JPY",
    "GBP": "英镑 GBP",
    "KRW": "韩元 KRW",
    "AUD": "澳元 澳大利亚元 AUD",
    "CAD": "加元 加拿大元 CAD",
    "SGD": "新加坡元 新币 SGD",
    "CHF": "瑞士法郎 CHF",
    "TWD": "新台币 台币 TWD",
    "MOP": "澳门元 澳门币 MOP",
    "RUB": "卢布 RUB",
    "THB": "泰铢 THB",
    "VND": "越南盾 VND",
    "MYR": "林吉特 令吉 马币 马来西亚元 MYR",
    "IDR": "印尼盾 印度尼西亚盾 IDR",
    "PHP": "菲律宾比索 PHP",
    "KHR": "瑞尔 KHR",
    "LAK": "基普 LAK",
    "MMK": "缅元 缅币 MMK",
    "INR": "卢比 INR",
    "AED": "迪拉姆 AED",
    "SAR": "里亚尔 SAR",
    "BRL": "雷亚尔 BRL",
    "MXN": "墨西哥比索 MXN",
    "ZAR": "兰特 ZAR",
    "TRY": "里拉 TRY",
    "KZT": "坚戈 KZT",
    "PLN": "兹罗提 PLN",
    "SEK": "瑞典克朗 SEK",
    "NOK": "挪威克朗 NOK",
    "DKK": "丹麦克朗 DKK",
    "NZD": "新西兰元 纽元 NZD",
    "NGN": "奈拉 NGN",
}
CURRENCY = {word: code for code, words in CURRENCY_WORDS.items() for word in words.split()}
PREFIX = {
    **dict.fromkeys(("人民币", "RMB", "CNY", "CN¥", "RMB¥", "人民币¥", "¥"), "CNY"),
    **dict.fromkeys(("US$", "USD", "USD$", "$", "美元", "美金"), "USD"),
    **dict.fromkeys(("EUR", "€", "欧元"), "EUR"),
    **dict.fromkeys(("HK$", "HKD", "HKD$", "港币", "港元"), "HKD"),
    **dict.fromkeys(("£", "GBP", "英镑"), "GBP"),
    **dict.fromkeys(("JPY", "JPY¥", "日元", "日圆"), "JPY"),
    **dict.fromkeys(("₩", "KRW", "韩元"), "KRW"),
    **dict.fromkeys(("A$", "AUD", "澳元"), "AUD"),
    **dict.fromkeys(("S$", "SGD", "新加坡元", "新币"), "SGD"),
    **dict.fromkeys(("C$", "CAD", "加元", "加拿大元"), "CAD"),
    **dict.fromkeys(("NT$", "TWD", "新台币", "台币"), "TWD"),
    **dict.fromkeys(("CHF", "瑞士法郎"), "CHF"),
    **{code: code for code in ("THB", "VND", "MYR", "IDR", "PHP", "INR", "RUB", "KZT", "AED", "BRL", "SEK", "NZD")},
}
SCALES = {
    "billion": 10**9,
    "bn": 10**9,
    "million": 10**6,
    "mn": 10**6,
    "thousand": 1000,
    "trillion": 10**12,
    "m": 10**6,
    "b": 10**9,
    "k": 1000,
    "w": 10**4,
}

SAME = {
    "名": "人", "位": "人", "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "平方": "平方米",
    "m³": "立方米", "m3": "立方米", "立方": "立方米", "千米": "公里", "台/套": "台套", "套/台": "台套",
}  # fmt: skip

# measure word -> characters that make it the beginning of another word
MEASURES = {
    "家": "庭属电具园乡族长装政纺禽畜风教伙访业规", "个": "性体别案税股", "项": "链圈下", "名": "称单义录字牌优誉词额列为校企胜贵气望目",
    "位": "于置居列数移一次元错阶育", "人": "员才民工均类体力士物机气文造脸际格为生伍寿", "件": "", "篇": "幅章", "亩": "", "吨": "位",
    "次": "年日要品数序级生贷氯新第", "届": "满时毕业一二三四五六七全大", "所": "有以属得在需谓述示长占持称列", "条": "件款例码文目约理", "种": "植子类养苗业群质猪牛羊",
    "批": "准复发量文示评注办判改", "台": "湾州账阶风词式州上下", "套": "路餐期利用取现", "座": "谈位椅落标机舱", "户": "籍口外用型主名",
    "头": "部条绪等衔条发", "辆": "", "支": "持付撑部出行架护流援路点", "只": "有能是要读限需为会", "份": "额子量", "本": "科次级市省公单年地区届协合人身质金土办期报页表章企院校",
    "册": "", "部": "分委件署队级属位", "间": "接隔距歇断", "栋": "", "幢": "", "艘": "", "架": "构桥空", "枚": "", "棵": "", "株": "洲式",
    "匹": "配狼", "张": "力贴扬开", "块": "链", "片": "区段面剂", "段": "落", "层": "面次级", "类": "别似型推医疗药人", "轮": "换值船流岗训", "场": "景所地合外内区馆站次",
    "期": "间限末初刊货权满望内工", "门": "类槛户", "处": "理于置长级罚方在分", "组": "织成建长合件装员分", "队": "伍员长", "班": "子组级次", "颗": "粒", "粒": "子度径",
    "根": "据本", "款": "项式待额物规定第", "例": "如会外行子证", "起": "草点来诉始步止重源动算", "笔": "记试者录误", "宗": "旨", "幅": "度员面", "集": "团成中群聚合体约资散装美训贸",
    "页": "面岩", "卷": "", "字": "段节样号符母", "倍": "增数率加", "番": "号", "岁": "末月", "股": "东份权票本市价改指", "箱": "", "道": "路德教具理口轨",
    "席": "位", "节": "能点约目假省水气", "车": "间位辆型企", "口": "径岸号腔", "枝": "", "羽": "", "尾": "气水矿", "盏": "", "扇": "", "盒": "", "瓶": "", "桶": "", "袋": "",
    "人次": "", "场次": "", "批次": "", "班次": "", "车次": "", "架次": "", "台次": "", "件次": "", "例次": "", "户次": "", "家次": "", "项次": "", "人年": "",
    "人月": "", "人日": "", "课时": "", "学时": "", "学分": "", "标准箱": "",
    "标箱": "", "周岁": "", "台套": "", "件套": "", "平方米": "", "平方公里": "", "平方千米": "",
    "平方厘米": "", "平方毫米": "", "平方": "", "平米": "", "立方米": "", "立方": "", "公里": "", "千米": "", "米": "粉兰面其线饭制", "厘米": "", "毫米": "", "微米": "", "纳米": "材技级科粉复碳",
    "公斤": "", "千克": "", "克": "服隆拉强难制", "毫克": "", "公顷": "", "升": "级至到高幅值温学降华规段", "毫升": "", "千瓦": "", "千瓦时": "", "兆瓦": "", "兆瓦时": "", "吉瓦": "",
    "吉瓦时": "", "千伏": "", "度电": "", "摄氏度": "", "公吨": "", "斤": "", "海里": "", "英里": "", "英寸": "", "牛顿": "", "兆帕": "", "赫兹": "", "兆赫": "", "席位": "", "床位": "",
    "工位": "", "车位": "", "机组": "", "品种": "", "代次": "", "人份": "", "辆次": "", "头份": "", "标台": "", "吨公里": "", "千伏安": "", "瓦": "", "伏": "", "字节": "", "节课": "", "堂": "", "课": "题程", "茬": "", "封": "面闭装口条存", "趟": "", "包": "括含裹装容庄干办围", "把": "握关手控门", "罐": "", "筐": "", "捆": "", "副": "职主总理教书高会本省市局院校业产研", "双": "方边向层面休重创高一碳赢循千百积倍减",
    "对": "于应象比外口方接照标策话手称准立抗内", "票": "据价面款证务友选箱根贩子数", "剂": "型量", "剂次": "", "延米": "", "延长米": "", "台班": "", "吨次": "", "针": "对织剂灸状", "帧": "",
    "分": "别公部类析为布配工段支成之散享解队会层期局级钟数管开离明批担权之子项类量院校所店厂区行包组立册辨清寸校流拣米",
    "㎡": "", "m²": "", "m2": "", "m³": "", "m3": "", "台/套": "", "套/台": "", "人/次": "", "TEU": "",
}  # fmt: skip
INDEFINITE = set("个种批类股片段番套组层部轮道场起份")
NOT_SINGLE = set("头口面车课瓦伏升克米斤包把副双对剂针分票")  # 一把, 双方: a lone Chinese digit before these counts nothing
LATIN_END = re.compile(r"(?![A-Za-z0-9/·])")


_ONE = r"[\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


MEASURE = re.compile(rf"({_alternation(MEASURES)})(?:\(({_alternation(w for w in MEASURES if len(w) == 1)})\))?")
MONEY = re.compile(
    rf"\s?({_alternation(w for w in CURRENCY if not w.isascii())}|(?:{_alternation(w for w in CURRENCY if w.isascii())})(?![A-Za-z])|块(?=零?{_ONE}[毛角]))"
)
SCALE = re.compile(rf"\s?({_alternation(SCALES)})(?![A-Za-z0-9²³/])", re.IGNORECASE)
HUNDRED_MILLIONS = re.compile(rf"个(?:小)?亿({_alternation(w for w in CURRENCY if not w.isascii())})?(?!级|次|人)")
PERCENT = re.compile(r"(%|‰|个?(?:多)?百分点)")
TENTHS = re.compile(
    r"成(?!立|为|果|员|本|功|套|交|长|都|熟|品|绩|分|就|型|效|年|人|份|像|因|材|形|语|文|份|批|不变|团|名|事)([一二三四五六七八九5半])?(?![一二三四五六七八九]*成)"
)
SMALL_MONEY = re.compile(
    rf"零?({_ONE})(?:角(?!度|色|落|逐|膜|质)|毛(?!利|坯|收|重))(?:零?({_ONE})分?钱?)?|零?({_ONE})分(?!之|公司|支|部)钱?"
)
DURATION = re.compile(
    r"(?:(个)?半(年|小时|天)|(?:个?(?:会计|财务|完整|自然|日历)?(年度)|个(半|多|余)?(月|季度|星期|周|小时|学时|年)|"
    r"(年)(半)?|(个月|个?工作日|个?自然日|个?日历[日天]|周年|星期|周|小时|分钟|秒钟?|天|月|日)(半)?))"
)
AND_MONTHS = re.compile(r"零?(\d{1,2}|[一二三四五六七八九十两]{1,2})个月")
MONTHS = {"年": 12, "年度": 12, "周年": 12, "季度": 3, "月": 1, "个月": 1}
OWN = {"星期": "周", "秒钟": "秒", "天": "日"}
DURATION_STOPS = {
    "年": "代级产龄均薪轻报纪货鉴", "周": "岁边期转口末围密刊", "天": "然津地文河空府线花才窗桥", "月": "份饼季球", "日": "常程本报志元期益用照光产均", "小时": "", "秒": "级表",
    "周年": "", "星期": "一二三四五六日天", "年度": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends at `end`; the value is the printed number times `factor` plus `plus`."""

    kind: Kind
    name: str
    factor: Decimal
    end: int
    plus: Decimal = Decimal(0)
    word: str = ""
    loose: bool = False


def at(text: str, i: int, chinese: bool = False) -> Unit | None:
    """The unit that begins at `i`, longest first; `chinese` says that the number before it is in 汉字."""
    if i >= len(text):
        return None
    return _percent(text, i) or _money(text, i) or _duration(text, i) or _measure(text, i, chinese)


def _percent(text: str, i: int) -> Unit | None:
    match = PERCENT.match(text, i)
    if match:
        word = match.group()
        if word.endswith("百分点"):
            return Unit("percent", "百分点", Decimal(1), match.end(), word=word)
        return Unit("percent", "fraction", Decimal("0.01") if word == "%" else Decimal("0.001"), match.end(), word=word)
    tenths = TENTHS.match(text, i)
    if not tenths:
        return None
    more = tenths.group(1)
    plus = Decimal("0.01") * (5 if more in ("半", "5") else "零一二三四五六七八九".index(more)) if more else Decimal(0)
    return Unit("percent", "fraction", Decimal("0.1"), tenths.end(), plus, "成")


def _money(text: str, i: int) -> Unit | None:
    hundred = HUNDRED_MILLIONS.match(text, i)
    if hundred:
        return Unit("money", CURRENCY.get(hundred.group(1), "CNY"), Decimal(10) ** 8, hundred.end(), word="亿")
    scale = SCALE.match(text, i)
    factor, j = (Decimal(SCALES[scale.group(1).lower()]), scale.end()) if scale else (Decimal(1), i)
    match = MONEY.match(text, j)
    if not match:
        return Unit("money", "", factor, j, word="") if scale else None
    word, end = match.group(1), match.end()
    if word in ("元", "圆") and text[end : end + 1] in ("素", "件", "旦", "月", "宵", "首", "老", "器", "化", "级", "宇"):
        return None
    plus = Decimal(0)
    if word in ("元", "圆", "块钱", "块"):
        small = SMALL_MONEY.match(text, end)
        if small:
            plus, end = _small_money(small), small.end()
    if text[end : end + 1] in ("整", "正") and text[end + 1 : end + 2] not in ("体", "个", "式", "在", "常", "合", "数"):
        end += 1
    after = re.compile(r"\(?人民币\)?|RMB").match(text, end)
    if after and (after.group().count("(") == after.group().count(")")) and word == "元":
        end = after.end()
    return Unit("money", CURRENCY.get(word, "CNY"), factor, end, plus, word)


def _small_money(match: re.Match[str]) -> Decimal:
    def digit(c: str | None) -> int:
        return 0 if c is None else int(c) if c.isdigit() else DIGITS[c]

    return Decimal(digit(match.group(1))) / 10 + Decimal(digit(match.group(2)) + digit(match.group(3))) / 100


def _duration(text: str, i: int) -> Unit | None:
    match = DURATION.match(text, i)
    if not match:
        return None
    halved, fiscal, joint, noun, year, and_half, other, other_half = match.group(2, 3, 4, 5, 6, 7, 8, 9)
    word = halved or fiscal or noun or year or other
    if text[match.end() : match.end() + 1] in tuple(DURATION_STOPS.get(word, "")):
        return None
    name = word[1:] if word.startswith("个") and word != "个月" else word
    half = Decimal("0.5") if halved or and_half or other_half or joint == "半" else Decimal(0)
    loose = joint in ("多", "余")
    more = AND_MONTHS.match(text, match.end()) if year and not and_half else None
    months = value_of(more.group(1)) if more else None
    if more and months is not None:
        return Unit("duration", "月", Decimal(12), more.end(), months, more.group())
    if name in MONTHS:
        return Unit("duration", "月", Decimal(MONTHS[name]), match.end(), half * MONTHS[name], match.group(), loose)
    return Unit("duration", OWN.get(name, _day(name)), Decimal(1), match.end(), half, match.group(), loose)


def _day(name: str) -> str:
    return "日" if name.startswith(("自然", "日历")) else name


def _measure(text: str, i: int, chinese: bool) -> Unit | None:
    blank = 1 if text[i] == " " else 0
    match = MEASURE.match(text, i + blank)
    if not match or (blank and not match.group(1)[0].isascii()):
        return None
    word, paired = match.groups()
    end = match.end()
    after = text[end : end + 1]
    if paired is None and after and after in MEASURES[word] and text[end : end + 2] not in ("目标",):
        return None
    if word[-1].isascii() and word[-1].isalnum() and not LATIN_END.match(text, end):
        return None
    if word == "项" and after == "目" and text[end + 1 : end + 2] != "标":
        return None
    name = word + paired if paired else SAME.get(word, word)
    return Unit("count", SAME.get(name, name), Decimal(1), end, word=word)
