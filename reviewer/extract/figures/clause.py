"""What the words around a figure say of it: glue, growth, plan, sum, group, another thing's revenue.

Takes stretches of flat text; gives yes or no, or why in Chinese. One place for the words, so that a sentence nobody has
seen fails in one class, and the class is mended here.
"""

from __future__ import annotations

import re

GLUE = re.compile(
    r"分别|依次|各|达到|达成|达|实现|完成|超过|突破|高达|约为|接近|将近|约|近|共计|共有|合计|总计|累计|总额|总量|总数|总|金额|规模|人民币|折合|仅|已|均|都|为|是|有|到|至|了|的|由|从|在"
    r"|以及|与|和|及|同|较|相比|比|按|：|（|）|，|、|“|”|全年|年度|全部|年末|年底|末|底|不少于|不低于|至少|超|逾|满|保持|稳定|维持|人数|数量|数|共|连续|每年|这|水平|以上|年"
    r"|增长|增加|提高|提升|上升|下降|降低|减少|增|降|升|合并口径|合并|口径|投入|支出|占比|比例|比重|占|持续|稳步|逐年|不断|快速|大幅|稳定"
)
REMARK = re.compile(r"（[^（）0-9\0]{1,12}）")
PROJECT = re.compile(r"项目|总投资|投资|预算|专项|课题|资助|资金|经费总额")
GROWTH = re.compile(
    r"(?:增长率?|增速|增幅|增加|提高|提升|上升|下降|降低|减少|增|降|升|增长了|增加了|提高了)(?:了|约|近|超过|超|达|达到|为|：)*$"
)
PLANNED = re.compile(
    r"到20[2-4][0-9]年|通过(?:本|该)?(?:联合体|项目|方案)[^。；]{0,10}(?:建设|实施|组建)|力争|预计|预期|有望|争取|拟(?!定)|将(?=达|实现|突破|超|投入|新|形成|增|完成|不|建|确保|力|继续|进一步|达到)"
    r"|目标(?!任务)|(?<![发攻专科])计划(?!单列|项目|课题|专项)|规划|新增|达产后|投产后|建成后|实施后|完成后|“?十[四五]五”?(?:末|期间)|未来|今后|将于|确保|承诺|预算"
)
SUMMED = re.compile(r"合计|累计|总计|共计|总和|之和|共(?=[0-9投实有])")
AVERAGED = re.compile(r"年均|平均|每年平均")
EACH = re.compile(r"均|每年|各年|都|连续")
CONSOLIDATED = re.compile(
    r"合并(?!前|后的?牵头)|(?:全|按)?集团口径|集团合计|含(?:下属|全部|所有|控股|全资)?(?:子公司|分子公司)|汇总口径"
)
SINGLE = re.compile(
    r"母公司(?=口径|报表|单体|个别|数|营业|主营|销售|研发|研究|实现|本部)|单体|不含(?:下属)?子公司|非合并|个别报表|未合并|本部"
)
LEADIN_GLUE = re.compile(
    r"实现|完成|取得|达成|获得|拥有|现有|目前|共有|设有|配备|其中|全年|年度|当年|累计|合计|仍|已|共|年|度|经审计的?|审计|的|了|为|与|和|及|以及|且|并|单位|公司|企业|合并|口径|合并口径|本部|总|近|在|按|以|从|由|较|比|同期|当期|全部|有|是|末|底|截至|截止|期|内|“|”|（|）|：|主要|经营|指标|财务|数据|情况|上述|三个|三|会计|平均|每年|年均|连续|实际|直接|投入|支出|所属|集团|控股|母|范围|报表|财年|各|根据|依据|显示|披露|年报|报告|确认|稳步|快速|首次|再次|整体|综合|自身|逆势|持续|稳定|保持|不断|增长|人民币|不含税|含税|税前|决算|法人|核算|当期|汇算清缴|纳税|主营|一举|成功|顺利|大幅|先后|每|超额|就|则|而|也|都|还|均|约|加大|力度|重视|高度|强化|突出|牵头|方|用于|开展|进行|自主|创新|研发|能力|实力|：|其|该|此|、|占比|强度|单体|母公司|组建|组成|构成|形成|建立|打造|培养|一支|支|专业|骨干|在册|在职|在岗|常年|长期|聘用|缴纳社保|社保|所得税|申报"
)
OTHER_THING = re.compile(
    r"产品|新$|新增|项目|服务|出口|海外|国外|国内|国际|境外|板块|基地|行业|产业|全国|全省|全区|全市|我国|我省|区内|省内|市场|人均|技术|转让|税收|示范|合同|订单|带动"
    r"|达产|投产|部门|工厂|车间|地区|伙伴|客户|供应商|同行|平均水平|中位|关联|课题|专项|合作|委托|外部|政府|财政|自筹|申请|计划|单笔|非|兼职|引进|培养|柔性|外聘|加计扣除|可抵扣|生产线|单位面积|业务线|内部配套|配套|预算|要求|标准|条件|规定|应当|应|须|不得|每年|其余|剩余|另外"
)
OTHER_PEOPLE = re.compile(
    r"兼职|引进|新增|新进|培养|外聘|柔性|特聘|计划|招聘|成员|合作|伙伴|行业|产业|全国|全省|全市|全区|课题组|项目组|要求|标准|条件|应当|不得|须"
)
WIDE = re.compile(r"产业|行业|全国|全省|全区|全市|我国|我省|我区|我市|区域内|园区|开发区|新区内|地区")
CONDITION = re.compile(r"条件|要求|标准|规定|门槛|办法|通知|政策")
MAX_LOOSE_STAFF = 16
MAX_LOOSE = 1  # characters of a lead-in nobody knows, beyond which the figure may be anything's


def glued(gap: str) -> bool:
    """Whether only filling words stand between a label and its figure."""
    return not GLUE.sub("", REMARK.sub("", gap).replace("\0", ""))


def merged(words: str) -> bool | None:
    """Whether the words beside a figure call it consolidated or single, the last of them counting; None where neither."""
    ends = [(m.end(), True) for m in CONSOLIDATED.finditer(words)] + [(m.end(), False) for m in SINGLE.finditer(words)]
    return max(ends)[1] if ends else None


def grown(before: str) -> bool:
    """Whether the figure is a change (增长6.8%), not a level (增长到38亿元)."""
    return GROWTH.search(before) is not None


def quoted(sentence: str, start: int, end: int) -> bool:
    """Whether a figure stands inside quotation marks in a sentence about conditions: the policy's words, not a fact."""
    opened = max(sentence.rfind("“", 0, start), sentence.rfind("「", 0, start))
    closed = max(sentence.rfind("”", 0, start), sentence.rfind("」", 0, start))
    return opened > closed and bool(CONDITION.search(sentence[:opened] + sentence[end:]))


def lead_in(text: str, staff: bool) -> str | None:
    """Why the words before a label make it another thing's figure; None where they do not.

    Where people work (技术中心, 从事传感器研发的) leaves them the company's; whose money it is must be known.
    """
    found = (OTHER_PEOPLE if staff else OTHER_THING).search(text)
    if found:
        return f"“{text.replace(chr(0), '').strip('，、：（）')}”所指不是牵头单位本身的年度数"
    rest = LEADIN_GLUE.sub("", text.replace("\0", ""))
    return "主体或口径不明" if len(rest) > (MAX_LOOSE_STAFF if staff else MAX_LOOSE) else None
