"""Words and signs beside a number that say at least, at most, more than, less than, about.

Takes clean text and a span; gives the contract's comparator, read from both sides: a bound outweighs 约, and what
stands before the number outweighs what stands behind it.
"""

from __future__ import annotations

import re

from reviewer.records import Comparator

_MUST = "(?:得|应|能|可|宜|须|要|会|再)?"
LEFT: tuple[tuple[Comparator, str], ...] = (
    (">=", rf"(?:不{_MUST}|未|无|没有)(?:少于|低于|小于|少於)|不下于?|至少|最少|最低|最短|起码|下限|大于等于|大于或等于|高于或等于|≥|>=|=>|年满|已满|(?<![不未圆充美饱期])满"),
    ("<=", rf"(?:不{_MUST}|未|没有|从未)(?:超过|超出|超|高于|大于|多于|突破|逾)|至多|最多|最高|最大|最长|最迟|最晚|上限|小于等于|小于或等于|低于或等于|≤|<=|=<"),
    ("<", "低于|少于|小于|不足|不到|(?:未|没有?|尚未|未能)(?:达到?|满|到|及)|达不到|不满|<"),
    (">", "超过|超出|突破|大于|高于|多于|优于|不止|(?<![赶])超|逾|(?<!=)>"),
    ("~", "大约|约|将近|接近|逼近|(?<![附邻最新靠])近|大概|≈|大致"),
)  # fmt: skip
FILLER = (
    "(?:(?:应|须|需|要|当)?(?:了|为|有|达到?|到|在|是|需|设|含|含有|包括|包含|具备|拥有|配备|应有|要有|须有|可达|可获|给予|补助|奖励|支持|资助|"
    '每人每月|每人每年|每[人月年家项亩个台件]|额度|合|占|共|投入|提供|安排|聘用|引进|培养|召开|组织|举办|开展|提交|完成|派出|选派|建成)){0,2}[“"(:]?'
)
BEFORE = re.compile("(?:" + "|".join(f"({words})" for _, words in LEFT) + ")" + FILLER + "$")
OF = re.compile(
    "(?:"
    + "|".join(f"({words})" for _, words in LEFT)
    + r")(?:占|[^，。、；：,;:()\\d一二三四五六七八九十<>≤≥%]{1,14}(?:的|利润|收入|总额|总价|同价|价款|金额|资本|投资|标的|总数|总人数))$"
)
NOTE = re.compile(r"\((?:[≥≤<>]=?|含|包含)\)$")
ABOUT_STOPS = tuple("签节合契条预公违履制要邀续解毁特誓")
SIGNS = tuple(sign for sign, _ in LEFT)
AFTER = re.compile(
    r"(?:\([^()]{0,4}含[^()]{0,6}\))?(?:及其?|或|含|的)?(?:"
    r"(以上(?!述|海|各|均|所|皆|单位|内容|材料|条件|为|是)|起(?!草|点|来|诉|始|步|止|重|源|动|算|到)|及以上)|"
    r"(以下(?!简|内|各|几|方|条)|以内|之内|内(?!容|部|外|蒙|资|需|陆|燃|存|置|在|涵|销|生|设|河|江|控|地|审|测|径|衬)|封顶|为限|为上限)|"
    r"(左右|上下(?!游|级|浮)|许(?=[,，。、；]|$)))"
)
MORE = re.compile(
    r"多(?!元|种|个|家|项|方|式|层|次|年|样|功|边|地|部|品|领|学|业|孔|晶|媒|维|名|人|点)|余(?!额|热|下|量|款|地)|有余"
)
LOOK = 20


def left(text: str, start: int, share: bool = False) -> Comparator | None:
    """The comparator that ends where the number begins; of a share (不低于销售收入的3%) also the one before its whole."""
    window = NOTE.sub("", text[max(0, start - LOOK) : start].rstrip(" "))
    if text[start] in "百千万" and window.endswith("上") and not window.endswith(("以上", "千上", "百上")):
        return "~"
    match = BEFORE.search(window) or (OF.search(window) if share else None)
    if not match:
        return None
    index = next(i for i, group in enumerate(match.groups()) if group is not None)
    words = match.group(index + 1)
    if (words == "突破" and BROKEN.search(text, start, start + LOOK)) or (words == "超出" and COMPARED.search(window)):
        return None
    if words == "约" and window[: match.start()].endswith(ABOUT_STOPS):
        return None
    return SIGNS[index]


def right(text: str, end: int, stretch: bool) -> Comparator | None:
    """The comparator that begins where the unit ends; `stretch` allows 多 and 余 there (三年多)."""
    match = AFTER.match(text, end)
    if match and match.lastindex:
        return (">=", "<=", "~")[match.lastindex - 1]
    return "~" if stretch and MORE.match(text, end) else None


def decide(before: Comparator | None, after: Comparator | None, loose: bool) -> Comparator:
    """One comparator out of both sides and an inner 余, 多 or 几."""
    for found in (before, after):
        if found not in (None, "~"):
            return found
    return "~" if loose or before or after else "="


RECENT = re.compile(r"近$")
WORKED = re.compile(r"(?:[已了达有经时满将接]|(?<![企行产工农商各事])业)近$")
BROKEN = re.compile(r"[项个件种类大](?:关键|核心|共性|前沿|重大|卡脖子|“卡脖子”|“|瓶颈|技术|难题|难点|装备)")
COMPARED = re.compile(r"[较比][^，。；]*$")


def recent(text: str, start: int) -> bool:
    """近三年 is the last three years; 已近三年 and 拥有近二十年 are almost as long."""
    window = text[max(0, start - 3) : start]
    return bool(RECENT.search(window)) and not WORKED.search(window)
