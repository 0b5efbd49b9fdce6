"""Bundle gx-f2-zipped (Guangxi 2021): one GBK archive from Windows with all uploads in it. Run: python gx_f2.py [requirements.csv]"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import author_f as f
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

CASE = "gx-f2-zipped"
OUT = f.CASES / CASE / "documents"
ZIP, TOP = "广西蔗源创新联合体申报材料.zip", "创新联合体申报材料/"
I_APP, I_AGR, I_SIGN = (
    TOP + "1申请表/广西创新联合体组建申请表（修订稿）.docx",
    TOP + "2协议/组建协议（正文）.doc",
    TOP + "2协议/协议签署页扫描.pdf",
)
I_COMMIT, I_PLAN, I_MORE = TOP + "3承诺/牵头单位承诺书.rtf", TOP + "4方案/建设方案.pdf", TOP + "5佐证材料.zip"
J_AUDIT, J_LETTER = "佐证/2020年度审计报告（摘录）.pdf", "佐证/授权委托书-来宾宏蜜.docx"
APP, AGR, SIGN, COMMIT, PLAN, AUDIT, LETTER = (
    f"{ZIP}/{I_APP}",
    f"{ZIP}/{I_AGR}",
    f"{ZIP}/{I_SIGN}",
    f"{ZIP}/{I_COMMIT}",
    f"{ZIP}/{I_PLAN}",
    f"{ZIP}/{I_MORE}/{J_AUDIT}",
    f"{ZIP}/{I_MORE}/{J_LETTER}",
)
NAME, FIELD = "广西绿色糖业与蔗基生物材料创新联合体", "糖业（蔗糖精深加工与生物基材料）"
LEAD, DAY = "广西澄江蔗源糖业股份有限公司", "2021年10月15日"
LAYER = {"lead": "牵头单位", "core": "核心层单位", "close": "紧密合作层单位", "general": "一般协作层单位"}

# name, code, type, layer, legal representative, place, statement
MEMBERS = [
    (
        LEAD,
        f.uscc("91451400", "71887M2K"),
        "enterprise",
        "lead",
        "农世杰",
        "广西壮族自治区崇左市",
        "自治区农业产业化重点龙头企业，日榨甘蔗能力2.4万吨，精制糖产销量居区内前三位。牵头单位，负责总体方案、示范线建设、经费统筹和对外联络。",
    ),
    (
        "桂西农工大学",
        f.uscc("12450000", "49850816"),
        "university",
        "core",
        "覃仲书",
        "广西壮族自治区南宁市",
        "自治区“双一流”建设高校，作物学、轻工技术与工程为广西一流学科，建有国家地方联合工程研究中心，蔗糖生物炼制方向居国内前列。核心层单位，承担蔗渣组分清洁分离与糖基材料合成的基础研究，选派首席专家。",
    ),
    (
        "广西蔗糖科学研究所",
        f.uscc("12450000", "49863307"),
        "institute",
        "core",
        "黄秉章",
        "广西壮族自治区南宁市",
        "自治区属科研院所，从事甘蔗制糖工艺与装备研究四十余年，主持制定行业标准11项。核心层单位，承担低硫澄清工艺中试和糖品质量控制技术研究。",
    ),
    (
        "崇左蔗蓝机械制造有限公司",
        f.uscc("91451400", "MA5K8T4P"),
        "enterprise",
        "core",
        "陆春生",
        "广西壮族自治区崇左市",
        "西南地区制糖装备骨干企业，压榨机组区内市场占有率约26%。核心层单位，承担节能压榨与智能煮糖装备研制。",
    ),
    (
        "来宾宏蜜糖业有限公司",
        f.uscc("91451300", "59320X6C"),
        "enterprise",
        "close",
        "蒙启德",
        "广西壮族自治区来宾市",
        "桂中地区骨干制糖企业，年产机制糖18万吨。紧密合作层单位，承担低硫澄清与智能煮糖技术的生产验证。",
    ),
    (
        "南宁沃田农业装备有限公司",
        f.uscc("91450100", "MA5L2Q7H"),
        "enterprise",
        "close",
        "甘立鸣",
        "广西壮族自治区南宁市",
        "从事甘蔗种植、田间管理与收获机械研发制造的高新技术企业，位于产业链上游，现有职工213人，拥有发明专利17件，整秆式与切段式甘蔗收获机累计推广1,460余台，覆盖崇左、来宾、南宁三市主要蔗区，2020年被认定为自治区“专精特新”中小企业，丘陵蔗区收获机市场份额居区内第二位。紧密合作层单位，承担宜机化原料蔗保障、入厂蔗含杂率在线检测装置开发和示范蔗区建设任务，配合牵头单位完成原料质量追溯。",
    ),
    (
        "柳州绿膜生物基材料有限公司",
        f.uscc("91450200", "MA5P0B9D"),
        "enterprise",
        "close",
        "邝志宏",
        "广西壮族自治区柳州市",
        "区内率先实现蔗渣模塑与全降解餐具量产的领军企业，年产能3.2万吨。紧密合作层单位，承担蔗基生物材料的成型加工与市场应用。",
    ),
    (
        "岭峤大学",
        f.uscc("12440000", "45541729"),
        "university",
        "general",
        "伍绍文",
        "广东省广州市",
        "轻工学科特色鲜明的省属重点高校，糖基功能材料研究具有前沿水平。一般协作层单位，承担糖基表面活性剂结构设计与表征。",
    ),
    (
        "广西甜质检验检测中心",
        f.uscc("52450000", "MJD3018T"),
        "other",
        "general",
        "卢慧敏",
        "广西壮族自治区南宁市",
        "取得CMA资质的民办非企业单位，糖品检测参数186项。一般协作层单位，提供检验检测和标准验证服务。",
    ),
]
assert all(f.valid(m[1]) and f.length(m[6]) <= 200 for m in MEMBERS), [f.length(m[6]) for m in MEMBERS]
assert f.length(MEMBERS[5][6]) >= 185, f.length(MEMBERS[5][6])

TEAM = [
    ("龚怀瑾", "54", "首席专家/教授", "糖业工程", "桂西农工大学"),
    ("农世杰", "52", "董事长/高级工程师", "制糖工程", LEAD),
    ("岑玉婷", "41", "研发中心主任/正高级工程师", "食品化工", LEAD),
    ("黄秉章", "56", "所长/研究员", "制糖工艺", "广西蔗糖科学研究所"),
    ("陆春生", "48", "总经理/高级工程师", "制糖装备", "崇左蔗蓝机械制造有限公司"),
    ("冼家乐", "36", "副教授", "生物质化学", "桂西农工大学"),
    ("班  睿", "39", "高级工程师", "煮糖自动化", LEAD),
    ("甘立鸣", "45", "总经理/工程师", "农业机械", "南宁沃田农业装备有限公司"),
    ("邝志宏", "50", "董事长/高级工程师", "高分子材料", "柳州绿膜生物基材料有限公司"),
    ("伍思源", "43", "教授", "糖化学", "岭峤大学"),
    ("莫晓琳", "33", "助理研究员", "糖品分析", "广西蔗糖科学研究所"),
]
PLATFORMS = [
    ("蔗糖生物炼制国家地方联合工程研究中心", "轻工技术", "国家级", "2017", "桂西农工大学"),
    ("自治区认定企业技术中心", "制糖", "自治区级", "2014", LEAD),
    ("广西糖料资源综合利用技术创新中心", "制糖", "自治区级", "2019", LEAD),
    ("广西甘蔗生物学重点实验室", "作物学", "自治区级", "2011", "桂西农工大学"),
    ("广西蔗糖加工工程技术研究中心", "制糖", "自治区级", "2013", "广西蔗糖科学研究所"),
    ("广西甘蔗机械化工程研究中心", "农业机械", "自治区级", "2018", "崇左蔗蓝机械制造有限公司"),
]

GOALS = """针对我区蔗糖产业产品结构单一、二氧化硫残留偏高、吨糖能耗偏大、蔗渣和糖蜜利用附加值低以及制糖装备智能化水平不高等突出问题，联合体以“原料提质—清洁制糖—精深加工—蔗渣高值化”为主线，组织产业链上下游开展联合攻关。
到2025年底，力争实现以下目标：一是突破低硫磷浮澄清与膜分离耦合工艺，白砂糖二氧化硫残留由每千克25毫克降低到每千克10毫克以下，建成日处理甘蔗6,000吨的低硫制糖示范线1条；二是开发基于机理模型和视觉识别的智能煮糖系统，煮糖周期缩短15%，吨糖标准煤耗由现在的每百吨蔗5.1吨降低到4.3吨，单班操作人员减少三分之一；三是攻克蔗渣三大组分清洁分离关键技术，纤维素、半纤维素回收率分别达到92%和85%以上，建成年处理蔗渣2万吨的中试线1条；四是开发蔗基全降解餐具、糖基表面活性剂、低聚木糖等新产品15个，其中3个以上实现规模化生产；五是建立覆盖20万亩的原料蔗质量追溯体系，入厂蔗含杂率由7.8%降低到5%以下，机械化收获比例提高到35%。
联合体运行期间，申请发明专利50件以上，主持或参与制定国家标准、行业标准和地方标准12项，培养硕士、博士研究生45名，引进和培育高层次人才8名，培训蔗农和企业技术人员3,000人次，带动成员单位新增销售收入20亿元、新增利税2.6亿元，形成在全国有影响力的绿色糖业技术创新体系，支撑我区由糖业大区向糖业强区转变。"""
BASIS_1 = """（一）合作基础。牵头单位与桂西农工大学、广西蔗糖科学研究所自2013年起签订长期技术合作协议，共建“清洁制糖联合实验室”，与龚怀瑾教授团队合作已逾八年，联合培养研究生31名；与崇左蔗蓝、南宁沃田保持稳定的装备采购与联合研制关系，近三年共同承担自治区科技重大专项1项、自治区重点研发计划项目4项，合同经费累计3,640万元。"""
BASIS_3 = """2018年至2020年，公司研发投入分别为2,105.4万元、2,260.8万元和2,513.5万元，三年合计6,879.7万元，其中2020年研发投入强度为2.23%。公司控股股东澄江投资控股集团有限公司（注册地广东省湛江市）2020年合并营业收入46.85亿元、研发投入7,402万元，上述集团数据不计入本表。公司现有职工1,426人，各类技术人员168人，研发中心专职研发人员34人，另有兼职研发人员24人。公司注册地址为广西壮族自治区崇左市江州区工业大道68号，法定代表人农世杰。
公司建有自治区认定企业技术中心、广西糖料资源综合利用技术创新中心两个自治区级平台，2018年被认定为广西创新型企业，设有糖业技术情报室，每半年发布制糖前沿技术跟踪报告，2019年率先在区内布局蔗渣全组分利用方向，技术成果已向区内11家糖厂推广。
（三）开展的活动。牵头单位连续四届主办左江糖业技术论坛，累计参会1,900余人次；2019年、2020年组织面向东盟国家的制糖技术培训班3期，为越南、泰国糖厂提供技术服务5项；依托联合实验室举办技术诊断、成果发布、检测能力比对等活动26场次，向中小糖厂转移转化成果9项。
（四）取得的实效。崇左蔗蓝与牵头单位联合研制的节能压榨机组已在5家糖厂应用，吨蔗电耗下降11%；柳州绿膜以牵头单位蔗渣为原料生产的全降解餐具2020年实现销售收入1.36亿元；桂西农工大学现有蔗糖生物炼制团队46人，岭峤大学糖化学团队22人，广西蔗糖科学研究所建有日处理50吨的制糖中试车间，成员单位之间共享大型仪器设备39台（套）。联合获自治区科技进步二等奖2项，联合申请发明专利44件。"""


def seal_png(name: str) -> bytes:
    import io

    data = io.BytesIO()
    f.seal(name, 300).save(data, "PNG", optimize=True)
    return data.getvalue()


def stamp(run, name: str, x: float, y: float, size: float = 4.0) -> None:
    """A seal floating over the text: picture anchored to its paragraph, x, y cm from column and paragraph."""
    import io

    inline = run.add_picture(io.BytesIO(seal_png(name)), width=Cm(size))._inline
    graphic, extent, props = inline.graphic, inline.extent, inline.docPr
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251660288" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{int(x * 360000)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(y * 360000)}</wp:posOffset></wp:positionV></wp:anchor>'
    )
    for child in (
        extent,
        parse_xml(f'<wp:effectExtent {nsdecls("wp")} l="0" t="0" r="0" b="0"/>'),
        parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"),
        props,
        graphic,
    ):
        anchor.append(child)
    inline.getparent().replace(inline, anchor)


def tracked(paragraph, old: str, new: str, size: float) -> None:
    """A deletion and an insertion that nobody has accepted yet."""
    for tag, text, inner in (("w:del", old, "w:delText"), ("w:ins", new, "w:t")):
        box = OxmlElement(tag)
        for k, v in (("w:id", "901" if tag == "w:del" else "902"), ("w:author", "岑玉婷"), ("w:date", "2021-10-24T17:42:00Z")):
            box.set(qn(k), v)
        run = paragraph.add_run()
        f.font(run, "宋体", size)
        leaf = OxmlElement(inner)
        leaf.text = text
        run._r.append(leaf)
        box.append(run._r)
        paragraph._p.append(box)


def application(tmp: Path) -> tuple[Path, str]:
    w = f.Word("仿宋_GB2312", 14, 1.5)
    w.cover(
        "附件1-1",
        ["广西壮族自治区创新联合体", "组建申请表"],
        [
            f"创新联合体名称：{NAME}",
            f"产业领域：{FIELD}",
            f"牵头单位：{LEAD}（盖章）",
            "联 系 人：岑玉婷",
            "联系电话：0771-7968135",
            "填报日期：2021年10月20日",
        ],
        ["广西壮族自治区科学技术厅", "2021年制"],
    )
    lead = next(p for p in w.doc.paragraphs if p.text.startswith("牵头单位"))
    stamp(lead.add_run(), LEAD, 5.2, -1.6)
    w.para("填表说明", indent=False, bold=True, align="center", size=18, face="黑体", after=10)
    w.body(
        "一、联合体牵头单位须加盖法人公章。\n二、产业领域指联合体所涉及我区主导产业、战略性新兴产业。\n三、联合体内已建平台数量指所有成员单位在本产业领域已建成并正在运行的自治区级以上各类科研平台。\n四、对联合体牵头单位和其他成员单位在行业（或领域）中地位、分工、合作基础、开展活动和取得的实效做简要说明。\n五、联合体组建申请表须附《广西壮族自治区创新联合体组建协议》。\n六、提交审核时，申请表一式三份。"
    )
    w.page()
    w.para("广西壮族自治区创新联合体组建申请表", indent=False, bold=True, align="center", size=18, face="黑体", after=6)
    w.table(
        [
            ["联合体名称", NAME, ">", ">"],
            ["联合体协议生效时间", DAY, "产业领域", FIELD],
            ["联合体牵头单位", LEAD, ">", ">"],
            ["联合体内已建相关国家级各类科研平台数量", "1", "联合体内已建相关自治区级各类科研平台数量", "5"],
            ["联系人", "岑玉婷", "电话", "0771-7968135"],
            ["成员总数（个）", "9（含其他机构1家）", "企业数量（个）", "5"],
            ["高校数量（个）", "2", "研究机构数量（个）", "1"],
        ],
        [4.2, 4.2, 4.0, 4.0],
        11,
        head=False,
        line=1.4,
    )
    w.box("一、技术创新目标（限500字）", 11.5, bold=True)
    w.box(GOALS, 11.5, line=1.5)
    w.box("二、科研团队情况", 11.5, bold=True)
    w.table([["姓名", "年龄", "职务/职称", "从事专业", "工作单位"], *map(list, TEAM)], [2.0, 1.4, 4.6, 2.8, 5.6], 10.5)
    w.box(
        "三、联合体已建自治区级及以上科研平台数量（含重点实验室、工程技术研究中心、企业技术创新中心等各类创新平台）",
        11.5,
        bold=True,
    )
    w.table(
        [["平台名称", "学科/产业领域", "国家/自治区级", "建设时间", "依托单位"], *map(list, PLATFORMS)],
        [5.4, 2.4, 2.2, 1.8, 4.6],
        10.5,
    )
    w.box("四、成员单位在行业（或领域）中地位的简要说明", 11.5, bold=True)
    w.table(
        [
            ["序号", "成员单位名称及统一社会信用代码", "在行业（或领域）中的地位，在联合体内分工（限200字）"],
            *[[str(i), f"{m[0]}\n{m[1]}", m[6]] for i, m in enumerate(MEMBERS, 1)],
        ],
        [1.2, 5.8, 9.4],
        10.5,
    )
    w.box("五、联合体已具备的合作基础、开展活动和取得的实效", 11.5, bold=True)
    t = w.box(BASIS_1, 11.5, line=1.5)
    cell = t.cell(0, 0)
    p = cell.add_paragraph()
    p.paragraph_format.line_spacing, p.paragraph_format.first_line_indent, p.paragraph_format.space_after = 1.5, f.Pt(23), f.Pt(0)
    f.font(p.add_run("（二）研发实力。牵头单位2020年实现主营业务收入"), "宋体", 11.5)
    tracked(p, "9.27", "11.27", 11.5)
    f.font(p.add_run("亿元。" + BASIS_3.split("\n")[0]), "宋体", 11.5)
    for part in BASIS_3.split("\n")[1:]:
        p = cell.add_paragraph()
        p.paragraph_format.line_spacing, p.paragraph_format.first_line_indent, p.paragraph_format.space_after = (
            1.5,
            f.Pt(23),
            f.Pt(0),
        )
        f.font(p.add_run(part), "宋体", 11.5)
    for title, text, name, day in (
        ("牵头单位审核意见", "本单位已对全部材料进行核实，内容真实，同意申报。", LEAD, "2021年10月20日"),
        (
            "推荐单位审核意见：",
            "经实地核查，该联合体契合我市糖业二次创业需要，组建必要、条件具备，同意推荐。",
            "崇左市科学技术局",
            "2021年10月26日",
        ),
        ("广西壮族自治区科技厅审核意见：", "", "", "年    月    日"),
    ):
        who = f"牵头单位（盖章）：{name}" if name == LEAD else f"{name}（盖章）"
        t = w.box(f"{title}\n{text}\n\n\n                        {who}\n                              {day}\n\n", 11.5, line=1.4)
        if name:
            stamp(t.cell(0, 0).paragraphs[4].add_run(), name, 7.2, -1.6)
    return w.save(tmp / "app.docx"), w.text()


def agreement(tmp: Path) -> tuple[Path, str]:
    w = f.Word("仿宋_GB2312", 15, 1.6, header=NAME + "组建协议")
    w.cover(
        "附件1-2",
        ["广西壮族自治区创新联合体", "组建协议"],
        [
            f"创新联合体名称：{NAME}",
            f"产业领域：{FIELD}",
            f"牵头单位：{LEAD}",
            "联 系 人：岑玉婷",
            "联系电话：0771-7968135",
            f"填报日期：{DAY}",
        ],
        ["广西壮族自治区科学技术厅", "2021年制"],
    )
    w.body(
        "为推动广西壮族自治区糖业科技创新、技术进步和成果转化，依据广西壮族自治区糖业目前实际情况和自治区糖业重大科技专项要求，成立广西绿色糖业与蔗基生物材料创新联合体（以下简称联合体），经所有成员单位同意，签署联合组建协议，内容如下。"
    )
    w.head("第一条  组成单位")
    w.body(
        "联合体按核心层、紧密合作层、一般协作层三个层次组织，成员单位共9家，均系依法登记、能独立承担民事责任的法人，其中企业5家、高校2家、科研院所1家、检验检测机构1家（民办非企业单位）。"
    )
    rows = [["层次", "单位", "法定代表人", "住所"]]
    for i, m in enumerate(MEMBERS):
        rows.append([LAYER[m[3]] if i == 0 or m[3] != MEMBERS[i - 1][3] else "^", m[0], m[4], m[5]])
    w.table(rows, [3.2, 6.4, 2.4, 4.2], 11)
    w.head("第二条  攻关目标")
    w.body(
        "各方共同致力于解决清洁制糖和蔗渣高值利用中的关键核心技术问题，力争到2025年底突破低硫澄清、智能煮糖、蔗渣组分清洁分离三项核心技术，建成低硫制糖示范线和蔗渣中试线各1条，白砂糖二氧化硫残留降至每千克10毫克以下，申请发明专利50件以上，制定各类标准12项。\n目标按年度分解：2022年完成工艺小试和装备样机；2023年完成中试；2024年示范线投产；2025年完成应用推广与总结验收。"
    )
    w.head("第三条  任务分工")
    w.body(
        "（一）牵头单位负责总体方案、示范线建设、项目申报和经费统筹，对外代表联合体。\n（二）桂西农工大学负责蔗渣组分清洁分离和糖基材料合成基础研究，选派龚怀瑾教授担任联合体首席专家，主持技术路线论证。\n（三）广西蔗糖科学研究所负责低硫澄清工艺中试和糖品质量控制。\n（四）崇左蔗蓝机械制造有限公司负责节能压榨与智能煮糖装备研制，2023年6月底前交付样机2套。\n（五）来宾宏蜜糖业有限公司、柳州绿膜生物基材料有限公司分别负责制糖新工艺生产验证和蔗基材料成型应用。\n（六）南宁沃田农业装备有限公司负责宜机化原料蔗保障和入厂蔗含杂率在线检测。\n（七）岭峤大学负责糖基表面活性剂结构设计；广西甜质检验检测中心负责检验检测和标准验证。"
    )
    w.head("第四条  组织机构和各方权利义务")
    w.body(
        "（一）理事会。联合体设理事会，行使决策职权，由9家单位各派1名理事组成，理事长由牵头单位推荐。理事会每年至少召开两次，三分之二以上理事到会方可举行；修改协议、增减成员、批准年度预算须经全体理事四分之三以上同意，其他事项过半数同意即可通过，决议由办公室在十五个工作日内分解落实并向理事会报告。\n（二）技术顾问委员会。由首席专家和7至11名同行专家组成，就技术路线、课题设置和成果评价提供咨询意见。\n（三）办公室。为联合体的执行机构，挂靠牵头单位研发中心，设主任1名、专职干事2名、财务人员1名，处理日常事务、组织课题实施、编制年度计划和总结。\n（四）权利。成员单位有权参加表决、承担课题、优先使用共享仪器和中试设施，有权了解经费开支情况，并按约定分享收益。\n（五）义务。成员单位应按期保质完成承担的任务，足额投入约定的人员、设备和资金，每半年书面报告进展；未经理事会同意不得转让所承担的任务；对知悉的技术秘密和商业秘密负有保密义务，保密期为知悉之日起五年。"
    )
    w.head("第五条  经费")
    w.body(
        "联合体经费包括成员自筹、政府资助和其他合法收入。首期自筹2,800万元，其中牵头单位出资1,600万元，其余企业成员按所承担任务分摊；高校、科研院所以人员、场地和仪器投入。经费由牵头单位设专门科目核算，按照2021年10月15日理事会第一次会议审议通过的《联合体经费管理办法（试行）》管理和使用。\n政府资助经费按国家和自治区财政科研经费的有关规定使用，专款专用，自觉接受科技、财政、审计等部门的监督检查。"
    )
    w.head("第六条  成果的归属、使用和收益")
    w.body(
        "（一）签约前已有的知识产权归原权利人。为完成联合体任务确需使用的，权利人应当在任务期内许可承担单位免费使用。\n（二）任务执行中形成的成果，独立完成的归完成单位所有，共同完成的归共同完成单位共有；共有份额按照任务书载明的贡献比例确定，没有载明的按参与单位平均享有。\n（三）共有成果的实施许可，联合体成员享有优先权，许可费按评估价的八折收取；许可或者转让给联合体以外单位的，须经共有各方书面同意。\n（四）转化净收益按下列比例分配：完成单位百分之六十五，实施单位百分之二十五，联合体发展基金百分之十；对完成人的奖励由各单位依照促进科技成果转化的规定另行执行。"
    )
    w.head("第七条  科研诚信与违约责任")
    w.body(
        "（一）各成员及参与人员应当遵守科研诚信和科技伦理规范，不得伪造数据、抄袭剽窃、重复申报。发生失信行为的，由技术顾问委员会组织调查，经理事会认定后，给予通报、暂停课题、追回经费直至取消成员资格的处理，并报自治区科技厅记入科研诚信记录。\n（二）任何一方违反本协议的，守约方有权要求其在二十日内纠正；逾期未纠正的，应按其应投入经费的百分之六支付违约金，造成损失的依法赔偿；泄露秘密的，另行承担不低于四十万元的违约金。\n（三）因不可抗力不能履行协议的，应及时通知其他各方并采取措施减少损失，可相应免除责任。\n（四）履行本协议发生争议的，先由办公室组织协商；协商不成的，任何一方均可向牵头单位所在地人民法院提起诉讼。"
    )
    w.head("第八条  成员变动、生效及其他")
    w.body(
        "（一）申请加入的单位须书面认可本协议并经理事会批准，签订补充协议后成为成员；要求退出的，应提前六十日书面提出并办理经费、资料和设备的交接。承担自治区级以上科技计划项目期间，联合体不得自行解散，主要承担单位不得退出。\n（二）本协议自各成员单位法定代表人签字并加盖公章之日即2021年10月15日起生效，有效期五年。\n（三）本协议正本一式二十份，成员单位各执二份，报送推荐单位和自治区科技厅各一份。\n（四）各成员单位签署页附后，与正文具有同等效力。\n（以下无正文，签署页见《协议签署页扫描》）"
    )
    return w.save(tmp / "组建协议（正文）.docx"), w.text()


def signatures(tmp: Path) -> tuple[Path, str]:
    w = f.Word("仿宋_GB2312", 14, 1.4)
    w.para("（本页为《广西绿色糖业与蔗基生物材料创新联合体组建协议》签署页）", indent=False, align="center", size=12.5, after=6)
    w.para("所有成员单位签章", indent=False, bold=True, size=15, face="黑体", after=4)
    blocks = []
    for m in MEMBERS:
        extra = "\n委托代理人（签字）：" if m[0].startswith("来宾") else ""
        blocks.append(f"{LAYER[m[3]]}（盖章）：\n{m[0]}\n\n法定代表人（签字）：\n{extra}\n日期：{DAY}\n")
    blocks.append("")
    w.table([[blocks[i], blocks[i + 1]] for i in range(0, 10, 2)], [8.2, 8.2], 12, head=False, align=None, line=1.35)
    return w.save(tmp / "sign.docx"), w.text()


def plan(tmp: Path) -> tuple[Path, str]:
    w = f.Word("仿宋_GB2312", 16, 1.8, header="建设方案（上报稿）")
    for t in (NAME, "建设方案"):
        w.para(t, indent=False, bold=True, align="center", size=20, face="方正小标宋简体", line=1.2)
    w.para("（2021年10月）", indent=False, align="center", after=10)
    w.head("一、建设背景")
    w.body(
        "广西是全国最大的蔗糖产区，糖料蔗种植面积和食糖产量连续多年占全国六成左右。但产业长期以来存在原料成本高、产品同质化、副产物利用水平低等问题，精深加工产品占比不足15%，与国外先进水平差距明显。\n近年来，消费市场对低硫、低残留糖品和可降解材料的需求快速增长，为糖业转型升级打开了新的空间。与此同时，制糖企业普遍面临榨季短、设备老化、熟练煮糖工减少等现实困难，单个企业难以独立承担全流程技术改造的投入和风险，迫切需要建立稳定的协作机制。以龙头企业牵头、产学研用协同的方式组建联合体，是把资源优势转变为产业优势、把科研优势转变为竞争优势的现实选择。"
    )
    w.head("二、组建基础")
    w.body(
        "（一）牵头单位。广西澄江蔗源糖业股份有限公司成立于2002年，2020年实现营业总收入11.93亿元（含其他业务收入0.66亿元），精制糖产品通过多家饮料企业的供应商审核。按照公司发展规划，到2023年主营业务收入突破18亿元，研发投入强度达到3.5%，专职研发人员增加到60人。\n（二）成员单位。联合体现由10家单位发起组建，其中企业6家、高校2家、科研院所1家、检测机构1家，涵盖甘蔗种植与收获装备、制糖、糖机制造、蔗渣材料、检验检测等环节，产业链上下游企业、高校、科研院所共同参与，布局较为完整。\n（三）首席专家。龚怀瑾，1967年生，博士，桂西农工大学轻工与食品工程学院教授，长期从事糖业工程研究，主持国家级项目9项，获省部级科技进步奖一等奖1项、二等奖3项，兼任中国轻工学会糖业分会理事，曾担任自治区糖业科技重大专项总体组组长，组织协调能力强。\n（四）平台条件。联合体成员现有各类科研平台8个，其中国家级1个、自治区级5个、崇左市级1个，另有1个自治区重点实验室正在筹建；科研与中试场地4.6万平方米，仪器设备原值1.92亿元。"
    )
    w.table(
        [
            ["类别", "数量", "主要内容"],
            ["大型仪器", "39台（套）", "液质联用仪、近红外在线分析仪、膜分离中试机组等"],
            ["中试设施", "3处", "日处理50吨制糖中试车间、蔗渣分离小试线、模塑成型试验线"],
            ["示范蔗区", "5.2万亩", "崇左江州、扶绥，来宾兴宾"],
            ["研发队伍", "212人", "全部成员单位合计，其中博士61人、正高级职称38人"],
        ],
        [3, 3.2, 10],
        11,
    )
    w.head("三、总体思路和目标")
    w.body(
        "坚持需求牵引、企业主体、协同攻关、开放共享，按照“近期抓清洁制糖、中期抓装备升级、远期抓蔗基材料”的路线分步推进。到2025年，建成低硫制糖示范线1条、蔗渣中试线1条，开发新产品15个，新增销售收入20亿元；到2030年，形成年产值百亿元的蔗基生物材料产业集群。"
    )
    w.head("四、重点任务")
    w.body(
        "任务一：低硫清洁制糖。开展磷浮澄清、陶瓷膜过滤、离子交换脱色的组合工艺研究，解决传统亚硫酸法残硫高、滤泥量大的问题；在牵头单位江州糖厂建设日处理6,000吨示范线，连续运行不少于一个榨季。\n任务二：智能制糖装备。研制高效低耗压榨机组、智能煮糖控制系统和蔗糖近红外在线检测装置，构建覆盖压榨、澄清、蒸发、煮炼全流程的数据平台，在来宾宏蜜开展对比验证。\n任务三：蔗渣高值利用。研究低温水热—有机酸协同分离方法，实现纤维素、半纤维素、木质素分级利用，开发全降解餐具、低聚木糖和木质素分散剂，由柳州绿膜负责产业化。本任务设置两个技术里程碑：2023年底前小试三大组分总回收率不低于85%，2024年底前中试线连续稳定运行不少于30天，未达到里程碑要求的，由首席专家提出调整方案。\n任务四：原料蔗质量提升。建设宜机化示范蔗区，开发入厂蔗含杂率在线检测装置，形成“地块—车辆—批次”三级追溯体系。\n任务五：公共服务。开放共享仪器设备和中试设施，面向区内糖厂开展检测、诊断和培训，每年服务企业不少于40家（次）。"
    )
    w.head("五、运行机制")
    w.body(
        "联合体实行理事会决策、技术顾问委员会咨询、办公室执行的组织架构。课题按照揭榜制和委托制相结合的方式确定，实行里程碑管理，未通过中期评估的课题终止拨款；成员之间建立例会、简报和人员互派制度，首席专家对技术路线负责。\n经费管理方面，执行《联合体经费管理办法（试行）》，实行预算管理、单独核算。经费使用的内部监督办法，待联合体运行满一年后另行研究制定。\n激励方面，对完成揭榜任务的团队给予合同额百分之五的奖励，对促成成果转化的人员按净收益的百分之三计提服务报酬。\n人才培养方面，桂西农工大学每年面向成员企业招收工程硕士不少于10名，企业高级工程师与高校教师双向互聘，联合指导研究生论文；广西蔗糖科学研究所每年举办煮糖、化验等技能培训不少于4期。\n信息管理方面，办公室建立课题台账、设备共享清单和成果清单，每季度编印工作简报，发送全体成员单位和推荐单位；重要试验数据由承担单位双备份保存，保存期不少于十年。"
    )
    w.head("六、进度和经费")
    w.table(
        [
            ["年度", "主要工作", "自筹（万元）", "拟申请财政（万元）"],
            ["2021—2022", "工艺小试、装备样机、蔗区布点", "2,800", "600"],
            ["2023", "中试与数据平台", "3,100", "800"],
            ["2024", "示范线建设与投产", "4,600", "900"],
            ["2025", "推广应用与验收", "1,500", "200"],
            ["合计", "", "12,000", "2,500"],
        ],
        [2.8, 6.6, 3.2, 3.8],
        11,
    )
    w.body(
        "2021年至2025年，牵头单位计划累计投入研发经费2.1亿元，年均4,200万元。除成员自筹和财政资金外，积极引导社会资本以股权方式参与蔗渣材料产业化。"
    )
    w.head("七、效益与风险")
    w.body(
        "项目全面实施后，预计年节约标准煤2.4万吨、减少二氧化硫投加1,800吨，带动蔗农12万户。主要风险为蔗糖价格波动、工艺放大效果不确定和可降解材料市场竞争加剧，将通过套期保值、分级放大和差异化产品加以应对。"
    )
    return w.save(tmp / "plan.docx"), w.text()


def audit(tmp: Path) -> tuple[Path, str]:
    w = f.Word("宋体", 12, 1.5)
    w.para("桂诚会审字〔2021〕第2-0187号", indent=False, align="right", size=11)
    w.para(f"{LEAD}\n2020年度审计报告（摘录）".split("\n")[0], indent=False, bold=True, align="center", size=16, face="黑体")
    w.para("2020年度审计报告（摘录）", indent=False, bold=True, align="center", size=16, face="黑体", after=6)
    w.body(
        f"{LEAD}全体股东：我们审计了后附的{LEAD}财务报表，包括2020年12月31日的资产负债表、2020年度的利润表和现金流量表以及财务报表附注。我们认为，上述财务报表在所有重大方面公允反映了公司2020年12月31日的财务状况以及2020年度的经营成果和现金流量。"
    )
    w.para("利润表（摘）", indent=False, bold=True, align="center", before=6)
    w.para(f"编制单位：{LEAD}        2020年度        单位：万元", indent=False, size=10.5)
    w.table(
        [
            ["项目", "本年数", "上年数"],
            ["一、营业收入", "119,306.82", "110,018.47"],
            ["其中：主营业务收入", "112,714.36", "104,550.20"],
            ["      其他业务收入", "6,592.46", "5,468.27"],
            ["减：营业成本", "98,450.71", "91,206.34"],
            ["    销售费用", "3,118.05", "2,970.61"],
            ["    管理费用", "5,204.93", "4,986.12"],
            ["    研发费用", "2,513.50", "2,260.80"],
            ["二、营业利润", "7,844.19", "6,310.58"],
        ],
        [7, 4.4, 4.4],
        11,
    )
    w.para("附注六（节选）", indent=False, bold=True, before=8)
    w.body(
        "32.研发费用：本公司研发投入全部费用化。2018年度至2020年度研发费用合计6,879.70万元。\n45.期末从事研究开发的专职人员34人。\n51.本公司母公司为澄江投资控股集团有限公司，其2020年度合并营业收入为468,512.07万元，不在本报告审计范围之内。"
    )
    w.para("桂诚会计师事务所有限公司", indent=False, align="right", before=16)
    w.para("2021年3月29日", indent=False, align="right")
    return w.save(tmp / "audit.docx"), w.text()


def letter(tmp: Path) -> tuple[Path, str]:
    w = f.Word("仿宋_GB2312", 16, 1.8)
    w.para("授权委托书", indent=False, bold=True, align="center", size=22, face="方正小标宋简体", after=16)
    w.body(
        "兹授权我公司副总经理韦小川（身份证号码略）作为委托代理人，代表我公司签署《广西绿色糖业与蔗基生物材料创新联合体组建协议》及相关文件，其签署行为的法律后果由我公司承担。\n委托期限自2021年10月12日至2021年12月31日，代理人无转委托权。"
    )
    w.para("委托单位（盖章）：来宾宏蜜糖业有限公司", indent=False, before=20)
    p = w.para("法定代表人（签字）：蒙启德", indent=False)
    stamp(p.add_run(), "来宾宏蜜糖业有限公司", 5.5, -2.4)
    w.para("2021年10月12日", indent=False)
    return w.save(tmp / "letter.docx"), w.text()


COMMIT_TEXT = f"""承  诺  书
广西壮族自治区科学技术厅：
我公司作为{NAME}的牵头单位，联合其余8家成员单位共同申报组建创新联合体，现郑重承诺如下：
一、所提交的申请表、协议及附件真实、准确、完整，不存在弄虚作假和侵犯他人知识产权的情形。
二、我公司近三年无重大违法违规和严重失信记录，未被列入经营异常名录和严重违法失信名单。
三、按照协议约定履行牵头职责，首期投入自筹资金1,600万元，2022年研发投入不低于3,000万元。
四、按规定使用政府资助经费，配合主管部门的检查、审计和绩效评价，每年按时报送工作总结和计划。
五、在承担自治区级以上科技计划项目期间，不自行解散联合体。
以上承诺如有违反，我公司愿意承担由此产生的一切责任。
承诺单位（盖章）：{LEAD}
法定代表人（签字）：农世杰
2021年10月20日"""


def rtf(text: str) -> bytes:
    """Rich text as WordPad on a Chinese Windows writes it: GBK bytes as hexadecimal escapes."""
    out = [
        rb"{\rtf1\ansi\ansicpg936\deff0\nouicompat\deflang1033\deflangfe2052{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}",
        b"\r\n",
        rb"{\*\generator Riched20 10.0.19041}\viewkind4\uc1 ",
        b"\r\n",
    ]
    for i, line in enumerate(text.split("\n")):
        body = b"".join(ch.encode() if ord(ch) < 128 else b"".join(b"\\'%02x" % b for b in ch.encode("gbk")) for ch in line)
        kind = rb"\pard\sa200\sl360\slmult1\qc\b\f0\fs36\lang2052 " if i == 0 else rb"\pard\sa120\sl360\slmult1\fi560\b0\fs28 "
        out += [kind + body + rb"\par", b"\r\n"]
    return b"".join(out) + b"}\r\n\x00"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    tmp = f.WORK / CASE
    tmp.mkdir(parents=True, exist_ok=True)
    texts, when = {}, (2021, 10, 27, 9, 12, 40)
    f.FIXED = (2021, 10, 26, 15, 20, 0)
    app, texts[APP] = application(tmp)
    doc, texts[AGR] = agreement(tmp)
    doc = f.convert(doc, "doc")
    let, texts[LETTER] = letter(tmp)
    texts[COMMIT] = COMMIT_TEXT
    f.PRINT.update(f.DRAWN)
    sign, texts[SIGN] = signatures(tmp)
    sheets = f.Sheets(f.convert(sign, "pdf"), 150)
    for i, m in enumerate(MEMBERS):
        page = next(p for p in range(len(sheets.images)) if m[0] in "".join(c[0] for c in sheets.chars[p]))
        sheets.stamp(m[0], m[0], 0, 0.5 - 0.12 * (i % 3), 0.7 + 0.15 * (i % 2), 3.8, page=page)
        nth = sum(1 for k in MEMBERS[:i] if k[0] in "".join(c[0] for c in sheets.chars[page]))
        if m[0].startswith("来宾"):
            sheets.write("韦小川", "委托代理人（签字）：", 0, page)
            texts[SIGN] += "\n委托代理人（签字）：韦小川"
        else:
            sheets.write(m[4], "法定代表人（签字）：", nth, page)
            texts[SIGN] += f"\n法定代表人（签字）：{m[4]}"
    scan = sheets.scan(tmp / "sign_scan.pdf", CASE, skew=0.9, quality=50, layer=True)
    print("signature pages", len(sheets.images))
    born, texts[PLAN] = plan(tmp)
    born = f.calm_pdf(f.convert(born, "pdf").read_bytes())
    aud, texts[AUDIT] = audit(tmp)
    aud = f.calm_pdf(f.convert(aud, "pdf").read_bytes())
    f.PRINT.clear()
    more = f.gbk_zip({"佐证/": b"", J_AUDIT: aud, J_LETTER: let.read_bytes()}, when)
    lock = b"\x04cyt " + b" " * 49 + "岑玉婷".encode("utf-16-le").ljust(108, b" ")
    mac = (
        b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \x00\x02\x00\x00\x00\x09\x00\x00\x00\x32\x00\x00\x00\x8a"
        + b"\x00" * 120
    )
    thumbs = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
    files = {
        TOP: b"",
        TOP + "1申请表/": b"",
        I_APP: app.read_bytes(),
        TOP + "1申请表/Thumbs.db": thumbs,
        TOP + "2协议/": b"",
        I_AGR: doc.read_bytes(),
        TOP + "2协议/~$建协议（正文）.doc": lock,
        I_SIGN: scan.read_bytes(),
        I_COMMIT: rtf(COMMIT_TEXT),
        I_PLAN: born,
        I_MORE: more,
        TOP + "desktop.ini": b"[.ShellClassInfo]\r\nConfirmFileOp=0\r\n",
        "__MACOSX/": b"",
        "__MACOSX/" + TOP + "._1申请表": mac,
        "__MACOSX/" + TOP + "2协议/._组建协议（正文）.doc": mac,
        TOP + ".DS_Store": b"\x00\x00\x00\x01Bud1" + b"\x00" * 200,
    }
    (OUT / ZIP).write_bytes(f.gbk_zip(files, when))
    labels = gold()
    f.prove(labels, texts, Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    f.put(CASE, labels)
    print("size", (OUT / ZIP).stat().st_size, "goals", f.length(GOALS), [f.length(m[6]) for m in MEMBERS])


def gold() -> dict:
    facts, found = [], {}

    def fact(name, value, document, quote, **more):
        facts.append({"name": name, "value": value, **more, "document": document, "quote": quote})

    def say(key, verdict, why, *evidence, ok=()):
        found[key] = {"verdict": verdict, "also_ok": list(ok), "evidence": list(evidence), "why": why}

    own = {"subject": LEAD}
    fact("consortium.name", NAME, APP, f"创新联合体名称：{NAME}")
    fact("consortium.field", FIELD, APP, f"产业领域：{FIELD}")
    fact("consortium.members_total", 9, APP, "成员总数（个）9（含其他机构1家）", unit="个")
    fact("consortium.members_total", 9, AGR, "成员单位共9家", unit="家")
    fact("consortium.members_total", 10, PLAN, "联合体现由10家单位发起组建", unit="家")
    fact("consortium.enterprises", 5, APP, "企业数量（个）5", unit="个")
    fact("consortium.enterprises", 6, PLAN, "其中企业6家、高校2家、科研院所1家、检测机构1家", unit="家")
    fact("consortium.universities", 2, APP, "高校数量（个）2", unit="个")
    fact("consortium.institutes", 1, APP, "研究机构数量（个）1", unit="个")
    fact("consortium.others", 1, APP, "9（含其他机构1家）", unit="家")
    fact("consortium.agreement_effective_date", "2021-10-15", APP, "联合体协议生效时间2021年10月15日")
    fact("consortium.term", 60, AGR, "有效期五年", unit="month")
    fact("lead.name", LEAD, APP, f"牵头单位：{LEAD}")
    fact("lead.uscc", MEMBERS[0][1], APP, MEMBERS[0][1])
    fact(
        "lead.registered_place", "广西壮族自治区崇左市江州区工业大道68号", APP, "注册地址为广西壮族自治区崇左市江州区工业大道68号"
    )
    fact("lead.registered_place", "广西壮族自治区崇左市", AGR, "广西壮族自治区崇左市")
    fact("lead.legal_representative", "农世杰", APP, "法定代表人农世杰")
    fact(
        "lead.annual_revenue",
        1127000000,
        APP,
        "牵头单位2020年实现主营业务收入11.27亿元",
        unit="CNY",
        period="2020",
        measure="主营业务收入",
        **own,
    )
    fact("lead.annual_revenue", 1127143600, AUDIT, "112,714.36", unit="CNY", period="2020", measure="主营业务收入", **own)
    fact("lead.annual_revenue", 1045502000, AUDIT, "104,550.20", unit="CNY", period="2019", measure="主营业务收入", **own)
    fact(
        "lead.annual_revenue",
        4685000000,
        APP,
        "2020年合并营业收入46.85亿元",
        unit="CNY",
        period="2020",
        subject="澄江投资控股集团有限公司",
        scope="consolidated",
    )
    fact(
        "lead.annual_revenue",
        1800000000,
        PLAN,
        "到2023年主营业务收入突破18亿元",
        unit="CNY",
        period="2023",
        status="planned",
        **own,
    )
    fact("lead.rd_spend", 21054000, APP, "2018年至2020年，公司研发投入分别为2,105.4万元", unit="CNY", period="2018", **own)
    fact("lead.rd_spend", 22608000, APP, "2,260.8万元", unit="CNY", period="2019", **own)
    fact("lead.rd_spend", 25135000, APP, "2,513.5万元", unit="CNY", period="2020", **own)
    fact("lead.rd_intensity", 0.0223, APP, "其中2020年研发投入强度为2.23%", unit="fraction", period="2020", **own)
    fact("lead.rd_intensity", 0.035, PLAN, "研发投入强度达到3.5%", unit="fraction", period="2023", status="planned", **own)
    fact("lead.rd_staff", 34, APP, "研发中心专职研发人员34人", unit="人", **own)
    fact(
        "lead.platforms",
        2,
        APP,
        "公司建有自治区认定企业技术中心、广西糖料资源综合利用技术创新中心两个自治区级平台",
        unit="个",
        level="自治区级",
        **own,
    )
    fact("platforms.national", 1, APP, "联合体内已建相关国家级各类科研平台数量1", unit="个")
    fact("platforms.provincial", 5, APP, "联合体内已建相关自治区级各类科研平台数量5", unit="个")
    fact("platforms.total", 8, PLAN, "联合体成员现有各类科研平台8个", unit="个")
    fact("chief_scientist.name", "龚怀瑾", AGR, "选派龚怀瑾教授担任联合体首席专家")
    fact("chief_scientist.title", "教授", AGR, "选派龚怀瑾教授担任联合体首席专家")
    fact("contact.name", "岑玉婷", APP, "联 系 人：岑玉婷")
    fact("contact.phone", "0771-7968135", APP, "联系电话：0771-7968135")
    for m in MEMBERS:
        fact(
            "member",
            {
                "name": m[0],
                "uscc": m[1],
                "type": m[2],
                "layer": m[3],
                "legal_representative": m[4],
                "registered_place": m[5],
                "controlled_by_lead": False,
            },
            APP,
            m[0],
        )
    for p in PLATFORMS:
        fact("platform", {"name": p[0], "field": p[1], "level": p[2], "year": int(p[3]), "host": p[4]}, APP, p[0])
    for t in TEAM:
        fact(
            "researcher",
            {"name": t[0].replace(" ", ""), "age": int(t[1]), "title": t[2], "specialty": t[3], "organisation": t[4]},
            APP,
            t[0],
        )
    fact("agreement.parties", [m[0] for m in MEMBERS], AGR, LEAD)
    fact("agreement.sign_date", "2021-10-15", SIGN, "日期：2021年10月15日")
    fact("agreement.dispute_resolution", ["negotiation", "litigation"], AGR, "任何一方均可向牵头单位所在地人民法院提起诉讼")

    say(
        "members-total",
        "met",
        "申请表、协议、成员表均为9家（承诺书“其余8家”不含牵头单位），方案写10家，都不少于8家；不一致另提示",
        "成员单位共9家",
        "成员总数（个）9（含其他机构1家）",
        "联合体现由10家单位发起组建",
    )
    say("layers", "met", "三个层次", "联合体按核心层、紧密合作层、一般协作层三个层次组织", "紧密合作层单位")
    say(
        "composition",
        "met",
        "上游种植收获装备、糖机，中游制糖，下游蔗基材料，加高校和科研院所",
        "产业链上下游企业、高校、科研院所共同参与，布局较为完整",
        "其中企业5家、高校2家、科研院所1家、检验检测机构1家",
    )
    say("members-legal-persons", "met", "协议第一条", "均系依法登记、能独立承担民事责任的法人")
    say(
        "members-enterprise-level",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "西南地区制糖装备骨干企业，压榨机组区内市场占有率约26%",
        "区内率先实现蔗渣模塑与全降解餐具量产的领军企业",
        "桂中地区骨干制糖企业",
    )
    say(
        "members-research-level",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "蔗糖生物炼制方向居国内前列",
        "糖基功能材料研究具有前沿水平",
        "从事甘蔗制糖工艺与装备研究四十余年",
    )
    say(
        "lead-registered",
        "met",
        "注册地址在崇左市江州区；广东省湛江市是控股股东的注册地",
        "注册地址为广西壮族自治区崇左市江州区工业大道68号",
        MEMBERS[0][1],
    )
    say(
        "lead-influence",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "精制糖产销量居区内前三位",
        "技术成果已向区内11家糖厂推广",
        "精制糖产品通过多家饮料企业的供应商审核",
    )
    say(
        "lead-revenue",
        "met",
        "2020年主营业务收入112,714.36万元，比10亿元多1.27亿元；申请表9.27为已删除的修订，营业收入11.93亿元、集团46.85亿元、2023年18亿元都不是该数",
        "牵头单位2020年实现主营业务收入11.27亿元",
        "112,714.36",
    )
    say(
        "lead-rd-staff",
        "met",
        "专职34人，多4人；兼职24人、技术人员168人、规划60人、全部成员212人不计",
        "研发中心专职研发人员34人",
        "期末从事研究开发的专职人员34人",
    )
    say(
        "lead-research-partners",
        "met",
        "与高校、院所和科学家团队长期合作",
        "牵头单位与桂西农工大学、广西蔗糖科学研究所自2013年起签订长期技术合作协议",
        "与龚怀瑾教授团队合作已逾八年",
    )
    say(
        "lead-platform",
        "met",
        "两个自治区级平台",
        "公司建有自治区认定企业技术中心、广西糖料资源综合利用技术创新中心两个自治区级平台",
        "广西糖料资源综合利用技术创新中心",
    )
    say(
        "lead-rd-intensity",
        "met",
        "2,513.5÷112,714.36=2.23%（按营业收入119,306.82万元为2.11%），均高于2%；三年合计6,879.7万元、集团7,402万元不取",
        "其中2020年研发投入强度为2.23%",
        "2,513.50",
        "2,513.5万元",
    )
    say(
        "lead-innovative",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "2018年被认定为广西创新型企业",
        "每半年发布制糖前沿技术跟踪报告",
        "2019年率先在区内布局蔗渣全组分利用方向",
    )
    say(
        "lead-convening",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "牵头单位连续四届主办左江糖业技术论坛",
        "为越南、泰国糖厂提供技术服务5项",
        "向中小糖厂转移转化成果9项",
    )
    say(
        "members-cooperation",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "与崇左蔗蓝、南宁沃田保持稳定的装备采购与联合研制关系",
        "崇左蔗蓝与牵头单位联合研制的节能压榨机组已在5家糖厂应用",
    )
    say(
        "members-research-team",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "桂西农工大学现有蔗糖生物炼制团队46人",
        "广西蔗糖科学研究所建有日处理50吨的制糖中试车间",
    )
    say(
        "members-enterprise-capability",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "位于产业链上游，现有职工213人，拥有发明专利17件",
        "承担节能压榨与智能煮糖装备研制",
        "承担蔗基生物材料的成型加工与市场应用",
    )
    say(
        "org-decision",
        "met",
        "理事会行使决策职权",
        "联合体设理事会，行使决策职权",
        "联合体实行理事会决策、技术顾问委员会咨询、办公室执行的组织架构",
    )
    say(
        "org-advisory",
        "met",
        "技术顾问委员会（名称不同，职能为咨询）",
        "由首席专家和7至11名同行专家组成，就技术路线、课题设置和成果评价提供咨询意见",
        "联合体实行理事会决策、技术顾问委员会咨询、办公室执行的组织架构",
    )
    say(
        "org-executive",
        "met",
        "办公室为执行机构",
        "为联合体的执行机构，挂靠牵头单位研发中心",
        "联合体实行理事会决策、技术顾问委员会咨询、办公室执行的组织架构",
    )
    say("org-executive-staff", "met", "主任1名、干事2名、财务1名", "设主任1名、专职干事2名、财务人员1名")
    say(
        "decision-mechanism",
        "met",
        "会议、到会、表决比例和决议执行均有约定",
        "修改协议、增减成员、批准年度预算须经全体理事四分之三以上同意",
        "决议由办公室在十五个工作日内分解落实并向理事会报告",
    )
    say(
        "funds-management",
        "met",
        "已通过并执行经费管理办法（试行）",
        "按照2021年10月15日理事会第一次会议审议通过的《联合体经费管理办法（试行）》管理和使用",
        "执行《联合体经费管理办法（试行）》，实行预算管理、单独核算",
    )
    say(
        "funds-supervision",
        "not_met",
        "内部监督办法“待联合体运行满一年后另行研究制定”，属推迟；协议只写接受政府部门的外部监督检查",
        "经费使用的内部监督办法，待联合体运行满一年后另行研究制定",
    )
    say(
        "funds-government",
        "met",
        "协议写明",
        "政府资助经费按国家和自治区财政科研经费的有关规定使用，专款专用，自觉接受科技、财政、审计等部门的监督检查",
        "按规定使用政府资助经费，配合主管部门的检查、审计和绩效评价",
    )
    say("lead-count", "met", "牵头单位1家", f"牵头单位：{LEAD}", f"联合体牵头单位{LEAD}")
    say(
        "agreement-goals",
        "met",
        "第二条“攻关目标”",
        "力争到2025年底突破低硫澄清、智能煮糖、蔗渣组分清洁分离三项核心技术",
        "第二条 攻关目标",
    )
    say("agreement-tasks", "met", "第三条", "第三条 任务分工", "牵头单位负责总体方案、示范线建设、项目申报和经费统筹")
    say(
        "agreement-rights",
        "met",
        "第四条（四）（五）",
        "第四条 组织机构和各方权利义务",
        "成员单位有权参加表决、承担课题",
        "成员单位应按期保质完成承担的任务",
    )
    say(
        "agreement-ip",
        "met",
        "第六条约定归属、许可使用和收益比例",
        "独立完成的归完成单位所有，共同完成的归共同完成单位共有",
        "许可费按评估价的八折收取",
        "完成单位百分之六十五，实施单位百分之二十五",
    )
    say("agreement-breach", "met", "第七条（二）", "应按其应投入经费的百分之六支付违约金，造成损失的依法赔偿")
    say(
        "agreement-signed",
        "not_met",
        "来宾宏蜜糖业有限公司法定代表人签字空白，由委托代理人韦小川签字（附授权委托书），政策要求法定代表人共同签署，没有代理的规定；其余8家已签",
        "委托代理人（签字）：韦小川",
        "兹授权我公司副总经理韦小川",
        "来宾宏蜜糖业有限公司",
    )
    say(
        "agreement-sealed",
        "met",
        "签署页扫描件9家均有红色公章图像",
        "牵头单位（盖章）：",
        "一般协作层单位（盖章）：",
        "所有成员单位签章",
    )
    say("foreign-experts", "not_stated", "没有外国专家团队或外国科研院所加入的内容；面向东盟的培训和技术服务不是加入联合体")
    say("chief-expert-named", "met", "首席专家龚怀瑾", "选派龚怀瑾教授担任联合体首席专家", "首席专家/教授")
    say(
        "chief-scientist-calibre",
        "needs_expert",
        "属于专家判断事项，材料有相关陈述",
        "长期从事糖业工程研究，主持国家级项目9项",
        "曾担任自治区糖业科技重大专项总体组组长，组织协调能力强",
    )
    say("doc-application", "met", "申请表在压缩包内", "广西壮族自治区创新联合体组建申请表")
    say("doc-agreement", "met", "协议正文（.doc）和签署页扫描在压缩包内", "签署联合组建协议，内容如下", "所有成员单位签章")
    say("form-lead-seal", "met", "封面和审核意见栏有公章图像", f"牵头单位：{LEAD}（盖章）", f"牵头单位（盖章）：{LEAD}")
    say("form-field", "met", "糖业属我区传统特色优势（主导）产业", f"产业领域：{FIELD}", f"产业领域{FIELD}")
    say(
        "form-platform-count",
        "met",
        "填国家级1、自治区级5，清单6行相符；方案的8个含市级1个和在建1个",
        "联合体内已建相关国家级各类科研平台数量1",
        "联合体内已建相关自治区级各类科研平台数量5",
        "广西甘蔗机械化工程研究中心",
    )
    say("form-agreement-attached", "met", "附组建协议", "签署联合组建协议，内容如下")
    say("form-required-fields", "met", "必填栏均已填写", f"联合体名称{NAME}", "联系人岑玉婷", "电话0771-7968135")
    say(
        "form-member-totals",
        "met",
        "5+2+1+其他1=9，成员表9行（企业5、高校2、科研院所1、其他1）",
        "成员总数（个）9（含其他机构1家）",
        "企业数量（个）5",
        "高校数量（个）2",
    )
    say("form-goals", "met", "栏目已填写", "针对我区蔗糖产业产品结构单一、二氧化硫残留偏高")
    say(
        "form-goals-limit",
        "not_met",
        f"技术创新目标{f.length(GOALS)}字，超过500字（按Word字数亦超过）",
        "针对我区蔗糖产业产品结构单一、二氧化硫残留偏高",
        "支撑我区由糖业大区向糖业强区转变",
    )
    say("form-team", "met", "11人，五栏齐全", "二、科研团队情况", "研发中心主任/正高级工程师")
    say("form-platforms", "met", "清单已填写", "蔗糖生物炼制国家地方联合工程研究中心", "广西甘蔗生物学重点实验室")
    say("form-member-uscc", "met", "9个代码校验位均正确", MEMBERS[0][1], MEMBERS[8][1])
    say(
        "form-member-limit",
        "met",
        f"最长{max(f.length(m[6]) for m in MEMBERS)}字（南宁沃田），未超200字",
        "从事甘蔗种植、田间管理与收获机械研发制造的高新技术企业",
    )
    say(
        "form-member-statement",
        "met",
        "9行均有地位和分工",
        "牵头单位，负责总体方案、示范线建设、经费统筹和对外联络",
        "一般协作层单位，承担糖基表面活性剂结构设计与表征",
        "一般协作层单位，提供检验检测和标准验证服务",
    )
    say(
        "form-cooperation",
        "met",
        "栏目已填写",
        "五、联合体已具备的合作基础、开展活动和取得的实效",
        "牵头单位连续四届主办左江糖业技术论坛",
    )
    say(
        "form-recommendation",
        "met",
        "牵头单位和推荐单位意见均有公章图像和日期",
        "本单位已对全部材料进行核实，内容真实，同意申报",
        "组建必要、条件具备，同意推荐",
        "崇左市科学技术局（盖章）",
    )
    say("agreement-s1", "met", "第一条“组成单位”", "第一条 组成单位", "成员单位共9家")
    say("agreement-s6", "met", "并入第七条“科研诚信与违约责任”", "第七条 科研诚信与违约责任", "不得伪造数据、抄袭剽窃、重复申报")
    return {
        "case": CASE,
        "policy": "guangxi-2021",
        "flavour": "messy",
        "documents": {
            APP: {"role": "application"},
            AGR: {"role": "agreement"},
            SIGN: {"role": "agreement"},
            COMMIT: {"role": "commitment"},
            PLAN: {"role": "plan"},
            AUDIT: {"role": "evidence"},
            LETTER: {"role": "evidence"},
        },
        "facts": facts,
        "findings": found,
        "consistency": [{"topic": "members_total", "why": "申请表、协议9家（企业5家），建设方案写10家（企业6家）"}],
        "consistency_ok": ["platform_count"],
        "alerts": [{"kind": "tracked_changes", "why": "申请表主营业务收入“9.27”以修订方式改为“11.27”，修订未接受"}],
        "alerts_ok": [],
        "traps": [
            "压缩包文件名为GBK且没有UTF-8标志，内有__MACOSX、~$锁定文件、Thumbs.db、desktop.ini、.DS_Store，不是申报材料",
            "压缩包套压缩包",
            "修订痕迹：读出删除的9.27亿元会判不满足",
            "营业收入11.93亿元与主营业务收入11.27亿元不同",
            "集团合并营业收入46.85亿元、研发投入7,402万元，集团注册地在广东省湛江市",
            "三年研发投入合计6,879.7万元",
            "2023年18亿元、3.5%、60人，2022年3,000万元，2021—2025年2.1亿元均为计划",
            "兼职24人、技术人员168人、全部成员212人不是牵头单位专职研发人员",
            "承诺书“其余8家成员单位”不含牵头单位，与9家一致；方案写10家",
            "成员总数栏含其他机构1家，表内没有单独的栏",
            "协议正文没有签署页，签署页是另附的扫描件（有OCR文字层）",
            "委托代理人签字并附授权书，广西政策没有代理规定",
            "经费只有外部监督，内部监督办法推迟制定",
            "协议用条目式标题，科研诚信并入违约条，咨询机构叫技术顾问委员会",
            "方案平台8个含市级1个、筹建1个",
            "东盟培训和技术服务不是外国专家加入",
            "南宁沃田的说明接近200字",
            "签署页扫描件的不可见文字层与图像一致，不是隐藏文字",
        ],
    }


if __name__ == "__main__":
    main()
