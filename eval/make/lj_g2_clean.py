"""lj-g2-clean: an application for Liangjiang in which everything is truly met. python lj_g2_clean.py OUT_FOLDER"""

import json, sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from author_G import *
import lj_g2_text as T

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parents[1] / "cases/lj-g2-clean"))
DOCS = OUT / "documents"
FORM, AGR, PLAN, FUNDS, PROOF, AUDIT = (
    "1.组建申请表-线控底盘（盖章版）.docx",
    "2.组建协议（九方签署）.pdf",
    "3.实施方案-线控底盘联合体.pdf",
    "4.联合体经费管理办法.docx",
    "5.诚信承诺书及营业执照、纳税证明.pdf",
    "6.营业收入和研发投入专项审计摘录.pdf",
)
NAME = "重庆两江新区线控底盘产业创新联合体"
LEAD = "重庆驭衡线控底盘技术股份有限公司"
MEMBERS = [
    (
        LEAD,
        "91500000696582C3J",
        "封立坤",
        "重庆市两江新区礼嘉街道嘉德路99号",
        "enterprise",
        "lead",
        "国家级专精特新“小巨人”企业，电子驻车制动国内自主品牌市场占有率第二。2023年营业收入112,680万元，其中主营业务收入109,722万元；现有员工1,386人，专职研发人员268人。"
        "三年累计营业收入29.04亿元，2024年预计13.8亿元。在联合体内任牵头单位，负责总体统筹、底盘域控架构与整车集成、电子机械制动两个课题，提供试验场地并管理经费专户。",
    ),
    (
        "重庆新晟汽车有限公司",
        "91500000MA5UJ4R7K",
        "冷志远",
        "重庆市两江新区鱼嘴镇永和路18号",
        "enterprise",
        "core",
        "年产乘用车38万辆，建有国家企业技术中心，2023年营业收入412亿元、研发投入13.6亿元。核心层单位，提出整车需求，承担示范应用课题，提供两款搭载车型和鱼嘴试车场。",
    ),
    (
        "嘉渝交通大学",
        "12500000450381T6P",
        "温如晖",
        "重庆市南岸区学府大道266号",
        "university",
        "core",
        "车辆工程为重庆市一流学科，底盘动力学研究西部领先，团队46人。核心层单位，派出首席科学家，负责冗余转向失效机理、手感量化等基础研究。",
    ),
    (
        "重庆汽车安全技术研究院",
        "12500000MB0W61P2Y",
        "裴松年",
        "重庆市北碚区云汉大道117号",
        "institute",
        "core",
        "西南地区车辆主动安全检测骨干机构，具有CNAS认可和功能安全评估资质。核心层单位，牵头测试评价课题和标准工作组。",
    ),
    (
        "成都芯捷车规微电子有限公司",
        "91510100MA6CX3E80",
        "商陆洲",
        "成都市高新区天府五街168号",
        "enterprise",
        "core",
        "车规驱动芯片累计出货3,200万颗，国内前五。核心层单位，承担驱动与控制芯片研制和AEC-Q100认证。",
    ),
    (
        "重庆精锻转向系统有限公司",
        "91500227778479H5D",
        "邝德海",
        "重庆市璧山区青杠街道工贸路36号",
        "enterprise",
        "general",
        "转向器总成年产90万件，西南地区最大。合作单位，承担双冗余线控转向执行机构。",
    ),
    (
        "苏州柯力马电机科技有限公司",
        "91320506MA1XK5G2A",
        "陶咏梅",
        "苏州市吴中区木渎镇金枫南路198号",
        "enterprise",
        "general",
        "微型无刷电机细分市场国内第三，专利77件。合作单位，配合EMB课题研制高功率密度电机。",
    ),
    (
        "西南电子信息大学",
        "12510000450752M9N",
        "巫启明",
        "成都市郫都区望丛东路1号",
        "university",
        "general",
        "控制与集成电路学科实力较强，建有流片测试条件。合作单位，配合芯片课题，研究强电磁环境下时序失效规律。",
    ),
    (
        "重庆果园智慧物流有限公司",
        "91500000MA60F8L4Q",
        "詹翠平",
        "重庆市两江新区鱼嘴镇果园港港城大道2号",
        "enterprise",
        "general",
        "果园港水平运输运营单位，运营无人集卡36台。合作单位，提供港区示范场景和运行数据。",
    ),
]
CODES = {m[0]: uscc(m[1]) for m in MEMBERS}
PLATFORMS = [
    ("国家企业技术中心（新晟汽车）", "整车", "国家级", 2019, "重庆新晟汽车有限公司"),
    ("重庆市线控底盘工程技术研究中心", "底盘电控", "市级", 2017, LEAD),
    ("重庆市认定企业技术中心（驭衡股份）", "汽车零部件", "市级", 2015, LEAD),
    ("重庆市智能底盘与制动重点实验室", "车辆工程", "市级", 2013, "嘉渝交通大学"),
    ("重庆市汽车主动安全工程研究中心", "检测评价", "市级", 2016, "重庆汽车安全技术研究院"),
    ("四川省车规芯片可靠性工程技术研究中心", "集成电路", "省级", 2021, "成都芯捷车规微电子有限公司"),
    ("四川省智能感知与控制重点实验室", "控制工程", "省级", 2012, "西南电子信息大学"),
    ("重庆市认定企业技术中心（精锻转向）", "转向系统", "市级", 2018, "重庆精锻转向系统有限公司"),
]
TEAM = [
    ("栾景明", 54, "院长/教授", "底盘动力学", "嘉渝交通大学"),
    ("封立坤", 51, "董事长/正高级工程师", "汽车电子", LEAD),
    ("麦思齐", 43, "研究院院长/正高级工程师", "线控制动", LEAD),
    ("霍连城", 40, "总监/高级工程师", "域控制器", LEAD),
    ("裴松年", 56, "院长/研究员", "主动安全", "重庆汽车安全技术研究院"),
    ("关月华", 38, "副教授", "转向手感", "嘉渝交通大学"),
    ("商陆洲", 47, "总经理/高级工程师", "功率半导体", "成都芯捷车规微电子有限公司"),
    ("巩一舟", 41, "教授", "电磁兼容", "西南电子信息大学"),
    ("房晓棠", 45, "技术副总/高级工程师", "转向机构", "重庆精锻转向系统有限公司"),
    ("晏文洲", 39, "主任/工程师", "整车集成", "重庆新晟汽车有限公司"),
]
GOALS = (
    "针对智能驾驶落地所需的线控底盘长期依靠外资供应、本地配套率不足两成的状况，联合体以“控制架构—执行机构—车规芯片—评价方法—整车应用”为主线协同攻关。"
    "到2027年6月实现以下目标：一是电子机械制动夹紧力控制误差不超过3%，制动响应时间不大于90毫秒，耐久100万次无失效；二是双冗余线控转向在单点失效后50毫秒内完成切换，"
    "功能安全达到ASIL-D等级，并在本地完成全流程评价；三是形成整合制动、转向、悬架、驱动、驻车5个子系统的底盘域控平台，国产车规芯片用量占比达到85%；"
    "四是在新晟汽车两款以上量产车型和果园港无人集卡上应用，累计装车5万台套，联合体新增产值20亿元以上，在两江新区形成年产30万台套的制造能力；"
    "五是申请发明专利90件以上，形成技术标准、产品标准、行业标准合计12项，联合培养硕士、博士研究生50名，培训技术骨干300人次，"
    "建成线控底盘公共测试平台1个，每年向区内中小企业开放服务不少于200机时，并通过塞尔维亚专家团队参与和成渝两地院校协作，形成可持续的联合研发队伍，为我市“33618”现代制造业集群体系建设提供底盘电控方面的支撑。"
)
CV = (
    "栾景明，男，1970年4月出生，博士，教授，博士生导师，嘉渝交通大学智能车辆学院院长，享受国务院政府特殊津贴。1997年起从事底盘动力学与线控技术研究，主持国家自然科学基金重点项目1项、"
    "国家重点研发计划课题2项，发表论文146篇，授权发明专利58件。代表性成果：分布式线控制动协同控制方法在7家整车企业应用，获国家科技进步二等奖（2018年，排名第二）、重庆市科技进步一等奖2项。"
    "主要学术任职：中国汽车工程学会线控底盘分会副主任委员、重庆市汽车工程学会理事长、《底盘技术学报》编委。"
)


def form():
    p = Paper(size=12, line=1.4, header=None, footer="- {} -", margins=(2.4, 2.2, 2.4, 2.4), tsize=10.5)
    p.para("附件1", size=14, indent=False, font=SANS)
    p.para("两江新区产业创新联合体组建申请表", size=24, bold=True, align=AL.CENTER, indent=False, font=SANS, before=90, after=90)
    for text in (
        "产业创新联合体名称：" + NAME,
        "产业领域：智能网联新能源汽车",
        f"牵头单位：{LEAD}（盖章）",
        "联 系 人：虞可心",
        "联系电话：023-67415520",
        "填报日期：2024年6月28日",
    ):
        q = p.para(text, size=14, indent=False, line=1.9)
        q.paragraph_format.left_indent = Cm(1.0)
        if "盖章" in text:
            floating(q, seal(LEAD, tilt=10), 3.8, 9.2, -1.5)
    p.para("两江新区科技创新局制", size=14, align=AL.CENTER, indent=False, before=110)
    p.fresh = True
    p.para("填表说明", size=16, bold=True, align=AL.CENTER, indent=False, after=10)
    p.write("""
一、联合体牵头单位须加盖法人公章。
二、产业领域指联合体所涉及我市主导产业、新兴产业。
三、联合体首席科学家需填写科研简历及学术任职。
四、联合体内已建平台数量指所有成员单位在本产业领域已建成并正在运行的市级以上各类科研平台。
五、对联合体牵头单位、成员单位在行业（或领域）中地位、分工、合作基础、开展活动和取得的实效做简要说明。
六、联合体组建申请表需附《两江新区产业创新联合体组建协议》。
七、申请书一式三份，盖章后两份报两江新区科技创新局备案。
""")
    p.fresh = True
    p.para("两江新区产业创新联合体组建申请表", size=16, bold=True, align=AL.CENTER, indent=False, font=SANS, after=4)
    t = p.d.add_table(rows=0, cols=10)
    t.style = "Table Grid"

    def row(*cells, height=None):
        r, at = t.add_row(), 0
        for text, span, bold in cells:
            c = r.cells[at] if span == 1 else r.cells[at].merge(r.cells[at + span - 1])
            p.cell(c, text, bold=bold, align=AL.CENTER if bold is not None and len(text) < 45 else AL.LEFT)
            at += span
        return r

    L, V = True, False
    row(("联合体名称", 2, L), (NAME, 8, V))
    row(("联合体协议生效时间", 2, L), ("2024年6月18日", 3, V), ("产业领域", 2, L), ("智能网联新能源汽车", 3, V))
    row(("联合体牵头单位", 2, L), (LEAD, 8, V))
    row(("推荐首席科学家", 2, L), ("栾景明", 3, V), ("职务/职称", 2, L), ("院长/教授", 3, V))
    row(
        ("联合体内已建相关市级及以上各类科研平台数量（个）", 2, L),
        ("8", 3, V),
        ("近三年营业收入（万元）", 2, L),
        ("2021年82,316\\n2022年95,447\\n2023年112,680", 3, V),
    )
    row(
        ("近三年研发投入（万元）", 2, L), ("2021年5,350\\n2022年6,682\\n2023年8,451", 3, V), ("成员总数（个）", 2, L), ("9", 3, V)
    )
    row(("一、技术创新目标（限500字）", 10, None))
    row((GOALS, 10, None))
    row(("二、推荐首席专家科研简历（含取得的代表性创新成果、主要学术任职等）", 10, None))
    row((CV, 10, None))
    row(("三、科研团队情况", 10, None))
    row(("姓名", 1, L), ("年龄", 1, L), ("职务/职称", 3, L), ("从事专业", 2, L), ("工作单位", 3, L))
    for a, b, c, d, e in TEAM:
        row((a, 1, V), (str(b), 1, V), (c, 3, V), (d, 2, V), (e, 3, V))
    row(("四、联合体已建市级及以上科研平台数量（含重点实验室、工程技术研究中心、企业技术创新中心等各类创新平台）", 10, None))
    row(("平台名称", 3, L), ("学科/产业领域", 2, L), ("国家省市级", 1, L), ("建设时间", 1, L), ("依托单位", 3, L))
    for a, b, c, d, e in PLATFORMS:
        row((a, 3, V), (b, 2, V), (c, 1, V), (str(d), 1, V), (e, 3, V))
    row(("五、成员单位在行业（或领域）中地位的简要说明", 10, None))
    row(
        ("序号", 1, L), ("成员单位名称\\n及统一社会信用代码", 3, L), ("在行业（或领域）中的地位，在联合体内分工（限200字）", 6, L)
    )
    for i, m in enumerate(MEMBERS):
        row((str(i + 1), 1, V), (m[0] + "\\n" + CODES[m[0]], 3, V), (m[6], 6, None))
    row(("注：若成员单位超过20家，则只需填写主要成员单位的有关情况。", 10, None))
    r = row(
        (
            f"牵头单位审核意见\\n　　经公司总经理办公会审议，申请表所填内容与实际相符，同意牵头组建并按协议履行责任。\\n\\n　　　　　　　　　　牵头单位（盖章）：{LEAD}\\n　　　　　　　　　　　　　　　　　2024年6月28日\\n",
            10,
            None,
        )
    )
    floating(r.cells[0].paragraphs[-1], seal(LEAD, tilt=-7), 3.6, 9.0, -3.0)
    row(("专家组意见\\n\\n\\n　　　　　　　　　　专家签字：\\n　　　　　　　　　　　　　　　　　年　月　日", 10, None))
    row(
        (
            "两江新区科技创新局审核意见\\n\\n\\n　　　　　　　　　　两江新区科技创新局（盖章）：\\n　　　　　　　　　　　　　　　　　年　月　日",
            10,
            None,
        )
    )
    p.save(DOCS / FORM)


def agreement():
    p = Paper(size=14, line=1.6, header=None, footer="— {} —", head=SANS, h1=15, margins=(3.0, 2.8, 2.8, 2.6))
    p.para("附件2", size=14, indent=False, font=SANS)
    p.para("两江新区产业创新联合体组建协议", size=24, bold=True, align=AL.CENTER, indent=False, font=SANS, before=80, after=80)
    for text in (
        "产业创新联合体名称：" + NAME,
        "产业领域：智能网联新能源汽车",
        f"牵头单位：{LEAD}（盖章）",
        "联 系 人：虞可心",
        "联系电话：023-67415520",
        "填报日期：2024年6月18日",
    ):
        q = p.para(text, indent=False, line=1.9)
        if "盖章" in text:
            floating(q, seal(LEAD, tilt=-4), 3.8, 9.0, -1.5)
    p.para("两江新区科技创新局制", align=AL.CENTER, indent=False, before=110)
    p.fresh = True
    p.write(T.AGREEMENT, [[2.4, 5.6, 5.6, 2.0], [4.6, 2.6, 3.9, 4.5]])
    p.fresh = True
    p.para("八、所有成员单位签章", size=15, bold=True, indent=False, font=SANS, after=6)
    tags = {"lead": "牵头单位", "core": "核心层单位", "general": "合作单位"}
    p.seals(
        [([tags[m[5]] + "（盖章）：", m[0], f"法定代表人（签字）：{m[2]}", "二〇二四年六月十八日", ""], m[0]) for m in MEMBERS],
        height=4.1,
        y=-2.7,
    )
    to_pdf(p, DOCS / AGR)


def plan():
    p = Paper(
        font=SANS,
        size=14,
        line=1.65,
        header="重庆两江新区线控底盘产业创新联合体实施方案",
        footer="第 {} 页",
        head=SANS,
        h1=16,
        h2=14,
        tsize=10.5,
    )
    p.para(NAME, size=22, bold=True, align=AL.CENTER, indent=False, before=160, after=16)
    p.para("实　施　方　案", size=30, bold=True, align=AL.CENTER, indent=False, after=220)
    p.para("编制单位：" + LEAD, size=14, align=AL.CENTER, indent=False)
    p.para("2024年6月", size=14, align=AL.CENTER, indent=False)
    p.fresh = True
    p.write(
        T.PLAN,
        [
            [3.0, 6.0, 7.0],
            [3.4, 3.2, 9.4],
            [1.6, 10.4, 4.0],
            [1.6, 6.4, 3.6, 4.4],
            [1.6, 5.4, 3.2, 3.2, 2.8],
            [2.6, 3.4, 10.0],
            [2.2, 3.8, 5.2, 5.0],
            [3.6, 2.4, 2.4, 2.4, 2.8, 2.4],
            [2.4, 7.2, 4.2, 2.2],
            [3.0, 3.0, 10.0],
        ],
    )
    to_pdf(p, DOCS / PLAN)


def others():
    p = Paper(size=14, line=1.6, header=None, footer="{}")
    p.write(T.FUNDS)
    p.save(DOCS / FUNDS)
    p = Paper(size=14, line=1.7, header=None, footer=None)
    p.write(T.COMMITMENT)
    floating(p.d.paragraphs[-1], seal(LEAD, tilt=6), 3.8, 9.6, -2.8)
    p.fresh = True
    p.write(T.PROOF.replace("{code}", CODES[LEAD]), [[4.2, 11.0]])
    floating(p.d.paragraphs[-1], seal("国家税务总局重庆两江新区税务局", tilt=2), 3.8, 10.4, -2.4)
    to_pdf(p, DOCS / PROOF)
    p = Paper(size=12, line=1.5, header=None, footer="{}", tsize=10)
    p.write(T.AUDIT, [[4.0, 4.0, 4.0, 4.0], [4.0, 4.0, 4.0, 4.0]])
    q = next(q for q in p.d.paragraphs if q.text.startswith("重庆衡信"))
    floating(q, seal("重庆衡信会计师事务所有限责任公司", tilt=-5), 3.7, 9.8, -1.4)
    to_pdf(p, DOCS / AUDIT)


def facts():
    out = []

    def f(name, value, doc, quote, unit=None, period=None, **more):
        x = {"name": name, "value": value}
        if unit:
            x["unit"] = unit
        if period:
            x["period"] = period
        if name.startswith("lead.") and isinstance(value, (int, float)):
            x["subject"] = LEAD
        out.append({**x, **more, "document": doc, "quote": quote})

    f("consortium.name", NAME, FORM, "产业创新联合体名称：" + NAME)
    f("consortium.field", "智能网联新能源汽车", FORM, "产业领域：智能网联新能源汽车")
    f("consortium.members_total", 9, FORM, "成员总数（个）9", "个")
    f("consortium.members_total", 9, AGR, "联合体由九家独立法人组成", "家")
    f("consortium.universities", 2, PLAN, "高校两所，科研院所一家", "家")
    f("consortium.institutes", 1, PLAN, "高校两所，科研院所一家", "家")
    f("consortium.agreement_effective_date", "2024-06-18", FORM, "联合体协议生效时间2024年6月18日")
    f("consortium.term", 36, AGR, "有效期三年", "月")
    f("lead.name", LEAD, FORM, "牵头单位：" + LEAD)
    f("lead.uscc", CODES[LEAD], FORM, CODES[LEAD])
    f("lead.registered_place", "重庆市两江新区礼嘉街道嘉德路99号", PROOF, "重庆市两江新区礼嘉街道嘉德路99号")
    f("lead.legal_representative", "封立坤", AGR, "法定代表人（签字）：封立坤")
    for y, r, d in (("2021", 82316, 5350), ("2022", 95447, 6682), ("2023", 112680, 8451)):
        f("lead.annual_revenue", r * 1e4, AUDIT, f"{r * 10000:,}.00", "CNY", y)
        f("lead.rd_spend", d * 1e4, AUDIT, f"{d * 10000:,}.00", "CNY", y)
    f("lead.annual_revenue", 1127000000.0, PLAN, "2023年营业收入11.27亿元", "CNY", "2023")
    f("lead.rd_intensity", 0.075, PLAN, "占营业收入的7.5%", "fraction", "2023")
    f("lead.rd_staff", 268, PLAN, "其中专职研发人员268人", "人")
    f("lead.platforms", 2, PLAN, "公司自有市级平台2个", "个", level="市级")
    f("platforms.total", 8, FORM, "各类科研平台数量（个）8", "个")
    f("platforms.national", 1, PLAN, "其中国家级1个、省市级7个", "个")
    f("platforms.provincial", 7, PLAN, "其中国家级1个、省市级7个", "个")
    f("chief_scientist.name", "栾景明", FORM, "推荐首席科学家栾景明")
    f("chief_scientist.title", "院长/教授", FORM, "职务/职称院长/教授")
    f("chief_scientist.title", "教授", AGR, "聘请嘉渝交通大学栾景明教授为联合体首席科学家")
    f("contact.name", "虞可心", FORM, "联 系 人：虞可心")
    f("contact.phone", "023-67415520", FORM, "联系电话：023-67415520")
    for m in MEMBERS:
        out.append(
            {
                "name": "member",
                "value": {
                    "name": m[0],
                    "uscc": CODES[m[0]],
                    "type": m[4],
                    "layer": m[5],
                    "registered_place": m[3],
                    "legal_representative": m[2],
                },
                "document": FORM,
                "quote": m[0],
            }
        )
    for a, b, c, d, e in PLATFORMS:
        out.append(
            {"name": "platform", "value": {"name": a, "field": b, "level": c, "year": d, "host": e}, "document": FORM, "quote": a}
        )
    for a, b, c, d, e in TEAM:
        out.append(
            {
                "name": "researcher",
                "value": {"name": a, "age": b, "title": c, "specialty": d, "organisation": e},
                "document": FORM,
                "quote": a + str(b) + c + d + e,
            }
        )
    f("agreement.sign_date", "2024-06-18", AGR, "二〇二四年六月十八日")
    f("agreement.dispute_resolution", ["negotiation", "litigation"], AGR, "向牵头单位住所地有管辖权的人民法院提起诉讼")
    f("agreement.parties", [m[0] for m in MEMBERS], AGR, LEAD)
    return out


def findings():
    N, M, NA = "needs_expert", "met", "not_applicable"
    F = {}

    def a(key, verdict, why, *evidence, ok=()):
        F[key] = {"verdict": verdict, "also_ok": list(ok), "evidence": list(evidence), "why": why}

    a(
        "field-focus",
        M,
        "新能源和智能网联汽车，目标明确",
        "产业领域：智能网联新能源汽车",
        "本联合体聚焦新能源和智能网联汽车领域的线控底盘系统",
    )
    a(
        "members-enterprises",
        M,
        "牵头单位以外企业5家",
        "整车、部件、芯片和应用企业五家",
        "重庆新晟汽车有限公司",
        "苏州柯力马电机科技有限公司",
    )
    a("members-research", M, "高校2所、科研院所1家", "高校两所，科研院所一家", "嘉渝交通大学", "重庆汽车安全技术研究院")
    a(
        "org-admin-head",
        M,
        "牵头单位董事长（法定代表人）任行政负责人",
        "同时为联合体行政负责人",
        "行政负责人由驭衡股份董事长封立坤担任",
    )
    a(
        "org-technical-head",
        N,
        "专家判断",
        "聘请嘉渝交通大学栾景明教授为联合体首席科学家并担任技术负责人",
        "长期从事底盘动力学与线控技术研究，获国家科技进步二等奖1项",
        "中国汽车工程学会线控底盘分会副主任委员",
    )
    a(
        "org-coordination",
        M,
        "责任清单、账目和收益公示，一成员一票",
        "责任清单、经费账目和收益分配表每季度在成员范围内公示",
        "表决实行一成员一票",
        "课题进度、经费余额向全体成员公开",
    )
    a(
        "mechanism-decision",
        M,
        "管理委员会例会、专题会、月度调度与预警",
        "管理委员会季度例会加专题会，月度调度由运行办公室组织",
        "课题偏差超过15%的启动预警",
        "管理委员会每季度召开例会",
    )
    a(
        "mechanism-joint-research",
        M,
        "统一接口、联合调试周、派驻工程师",
        "六个课题统一接口规范和数据格式，设联合调试周",
        "异地成员派驻工程师不少于2人",
    )
    a(
        "mechanism-income",
        M,
        "75/15/10",
        "净收益按75%、15%、10%分给完成单位、共享平台和共同经费",
        "75%归完成单位、15%归牵头单位用于共享平台维护、10%作为联合体共同经费",
    )
    a(
        "mechanism-ip",
        M,
        "检索、权属确认、专利池、知识产权管理岗",
        "申请前统一检索和评议，权属在阶段评审时确认，建立专利池",
        "运行办公室设知识产权管理岗",
    )
    a("mechanism-standards", M, "标准工作组", "设标准工作组，由安研院牵头，课题立项时同步提出标准计划")
    a(
        "mechanism-application",
        M,
        "首用车型与港区，再推广",
        "先在新晟汽车两款车型和果园港无人集卡上首用",
        "再通过首台套保险和供应商大会向其他整车企业推广",
    )
    a("mechanism-iteration", M, "三轮迭代", "装车数据每月回传", "每轮结束由技术负责人组织复盘，形成下一轮需求单")
    a(
        "mechanism-funding",
        M,
        "三年1.56亿元及来源表",
        "三年总投入1.56亿元",
        "年度预算由管理委员会批准",
        "资金投入安排（单位：万元）",
    )
    a(
        "funds-management",
        M,
        "有单独的经费管理办法",
        "重庆两江新区线控底盘产业创新联合体经费管理办法",
        "为规范联合体经费的筹集、使用和监督，制定本办法",
    )
    a(
        "plan-operations",
        M,
        "第四章四方面",
        "第四章　发展运营计划",
        "2025年底前完成专利导航报告",
        "打造“两江线控”区域品牌",
        "设立线控底盘卓越工程师班",
    )
    a(
        "plan-indicators",
        M,
        "第五章",
        "核心任务与攻关计划",
        "资金投入安排（单位：万元）",
        "每阶段末由管理委员会邀请不少于五名外部专家按上表逐项验收",
    )
    a("lead-registered", M, "执照住所礼嘉街道", "重庆市两江新区礼嘉街道嘉德路99号", "2009年在两江新区礼嘉街道注册")
    a(
        "lead-influence",
        N,
        "专家判断",
        "国内自主品牌市场占有率第二，配套整车企业19家",
        "带动两江新区及周边供应商57家",
        "重庆市制造业单项冠军",
    )
    a(
        "lead-rd-strength",
        N,
        "专家判断",
        "其中专职研发人员268人",
        "近三年核心研发人员流失率低于3%",
        "累计授权发明专利168件",
        "完成成果转化12项",
    )
    a(
        "lead-convening",
        N,
        "专家判断",
        "公司连续五年主办“两江线控底盘技术论坛”",
        "为23家企业提供过检测服务",
        "在果园港开放无人集卡作业区作为底盘验证场景",
    )
    a(
        "members-cooperation",
        N,
        "专家判断",
        "2017年起联合开发6款车型底盘",
        "共同承担市重大专项2项，联合授权专利31件",
        "2021年起联合定义制动驱动芯片",
        "合作制定团体标准4项",
    )
    a(
        "members-capability",
        N,
        "专家判断",
        "车规驱动芯片出货3,200万颗，研发人员占比62%",
        "车辆工程团队46人，底盘六自由度试验台",
        "转向器总成年产90万件",
        "建有流片测试条件",
    )
    a("formation-mode", M, "研发任务驱动", "联合体采用研发任务驱动的组建模式")
    a(
        "agreement-goals",
        M,
        "协议二",
        "二、技术创新目标",
        "完成电子机械制动（EMB）原理样机和双冗余线控转向样机",
        "形成可量产的线控底盘域控平台",
    )
    a("agreement-tasks", M, "协议三", "三、任务具体分工", "课题负责人由责任单位指派")
    a(
        "agreement-rights",
        M,
        "协议四",
        "四、各成员单位的责权利",
        "对联合体的总体进度和质量负责，对外签署任务书",
        "按期交付任务成果，投入约定的人员、设备和资金",
        "有权参加表决、查阅账目、优先使用共享设备",
    )
    a(
        "agreement-ip",
        M,
        "协议五",
        "课题执行中产生的成果，谁完成归谁",
        "两家以上共同完成的归完成者共有",
        "各方带入的专利、软件、数据仍属原权利人",
    )
    a(
        "agreement-cost",
        M,
        "协议四（五）",
        "各课题的开发费用由责任单位承担60%，配合单位按工作量承担40%",
        "公共试验台的建设费用由驭衡股份承担七成、新晟汽车承担三成",
    )
    a(
        "agreement-income",
        M,
        "协议五（四）",
        "成果对外转让、许可所得，以及以联合体名义承接咨询、检测和其他技术服务所得",
        "咨询服务由单一成员完成的，85%归该成员",
    )
    a(
        "agreement-breach",
        M,
        "协议七",
        "七、违约责任追究方式",
        "每逾期一日按该课题当期经费的万分之五支付违约金",
        "泄露秘密的，支付违约金80万元并承担赔偿责任",
    )
    a("agreement-dispute", M, "协商后诉讼", "因本协议引起的争议由当事成员先行协商", "向牵头单位住所地有管辖权的人民法院提起诉讼")
    a(
        "agreement-dissolution",
        M,
        "协议四（六）",
        "联合体终止时的安排",
        "共同出资购置的设备按出资比例折价归并",
        "对外债务由引起该债务的成员承担，无法区分的由各成员按上款成本比例分担",
    )
    a(
        "agreement-signed",
        M,
        "九家法定代表人均签署并署日期（打印署名）",
        "法定代表人（签字）：封立坤",
        "法定代表人（签字）：詹翠平",
        "法定代表人（签字）：陶咏梅",
    )
    a("agreement-sealed", M, "九家均有公章图像", "牵头单位（盖章）：", "核心层单位（盖章）：", "八、所有成员单位签章")
    a("plan-problem-lists", M, "第二章三张清单", "一、重大科学问题清单", "二、产业共性关键技术清单", "三、科技成果转化清单")
    a(
        "plan-outcomes",
        M,
        "第六章",
        "一、标志性成果",
        "二、战略性产品",
        "三、标准目标",
        "EMB-X1电子机械制动总成、SBW-R双冗余线控转向总成",
    )
    a("doc-application", M, "已提交", "两江新区产业创新联合体组建申请表", "产业创新联合体名称：" + NAME)
    a("doc-agreement", M, "已提交", "两江新区产业创新联合体组建协议", "并签订本协议")
    a("doc-plan", M, "已提交实施方案", "重庆两江新区线控底盘产业创新联合体实施方案", "第二章　要解决的问题")
    a(
        "doc-integrity",
        M,
        "已提交，与执照、纳税证明合订",
        "承诺单位（公章）：重庆驭衡线控底盘技术股份有限公司",
        "本单位申报重庆两江新区线控底盘产业创新联合体，现作如下声明",
    )
    a("form-lead-seal", M, "封面有公章图像", f"牵头单位：{LEAD}（盖章）")
    a(
        "form-chief-scientist-cv",
        M,
        "简历与学术任职",
        "二、推荐首席专家科研简历",
        "栾景明，男，1970年4月出生，博士，教授，博士生导师",
        "主要学术任职：中国汽车工程学会线控底盘分会副主任委员",
    )
    a(
        "form-platform-count",
        M,
        "填8，清单8行（国家级1、省市级7）；区县级、在建不计",
        "各类科研平台数量（个）8",
        "国家企业技术中心（新晟汽车）",
        "重庆市认定企业技术中心（精锻转向）",
    )
    a("form-agreement-attached", M, "组建协议已附", "两江新区产业创新联合体组建协议", "并签订本协议")
    a("form-required-fields", M, "均已填写", "联合体名称" + NAME, "2023年112,680", "2023年8,451", "成员总数（个）9")
    a("form-goals", M, "已填写", "针对智能驾驶落地所需的线控底盘长期依靠外资供应")
    a("form-goals-limit", M, f"{len(GOALS)}字，未超500字", "针对智能驾驶落地所需的线控底盘长期依靠外资供应")
    a("form-team", M, "10人", "三、科研团队情况", "麦思齐43研究院院长/正高级工程师")
    a("form-platforms", M, "8行", "重庆市线控底盘工程技术研究中心", "四川省车规芯片可靠性工程技术研究中心")
    a("form-member-uscc", M, "9个代码校验位均正确", CODES[LEAD], CODES["西南电子信息大学"], CODES["重庆果园智慧物流有限公司"])
    a(
        "form-member-limit",
        M,
        f"最长{max(len(m[6]) for m in MEMBERS)}字",
        "国家级专精特新“小巨人”企业，电子驻车制动国内自主品牌市场占有率第二",
    )
    a("form-member-totals", M, "填9，成员表9行", "成员总数（个）9", "重庆果园智慧物流有限公司")
    a("agreement-s1", M, "一、参与单位", "一、参与单位", "按牵头单位、核心层单位、合作单位三个层次参与")
    a("agreement-s6", M, "六、科研诚信追究方式", "六、科研诚信追究方式", "不得伪造数据、抄袭剽窃、重复申报、虚列经费")
    a(
        "lead-scenarios",
        N,
        "专家判断",
        "应用场景覆盖乘用车、港口物流车和末端配送车",
        "累计授权发明专利168件，牵头承担国家重点研发计划课题1项",
        "在果园港开放无人集卡作业区作为底盘验证场景",
    )
    a("members-chengyu", M, "成都芯捷、西南电子信息大学来自成都", "其中成都芯捷、西南电子信息大学来自成都，体现了成渝两地协同")
    a(
        "foreign-teams",
        M,
        "塞尔维亚团队4人参加课题",
        "联合体还邀请塞尔维亚车辆动力学专家佩特罗维奇教授团队（4人）参加双冗余转向课题",
    )
    a(
        "mode-platform",
        NA,
        "采用研发任务驱动模式，联合实验室只作试验条件，不作依托",
        "联合体不以该实验室为依托",
        "联合体采用研发任务驱动的组建模式",
    )
    a("mode-entity", NA, "采用研发任务驱动模式，三年内不设合资公司", "三年内也不设立合资公司", "联合体采用研发任务驱动的组建模式")
    a("name-pattern", M, "符合命名格式", "产业创新联合体名称：" + NAME, "成立重庆两江新区线控底盘产业创新联合体")
    a("integrity-content", M, "真实、有效、完整，承担责任", "内容真实、有效、完整", "由此产生的法律责任由本单位承担")
    a(
        "lead-scope",
        M,
        "住所礼嘉街道，两江新区税务局证明依法纳税",
        "重庆市两江新区礼嘉街道嘉德路99号",
        "在本辖区正常申报纳税",
        "重庆两江新区市场监督管理局",
    )
    a("form-field", M, "智能网联新能源汽车为我市主导产业", "产业领域智能网联新能源汽车", "智能网联新能源汽车是万亿级主导产业")
    a(
        "form-member-statement",
        M,
        "九行均有地位和分工",
        "在联合体内任牵头单位，负责总体统筹",
        "核心层单位，提出整车需求，承担示范应用课题",
        "合作单位，提供港区示范场景和运行数据",
    )
    a(
        "form-lead-opinion",
        M,
        "有意见、公章图像和日期",
        "经公司总经理办公会审议，申请表所填内容与实际相符",
        f"牵头单位（盖章）：{LEAD}",
    )
    return F


def gold():
    g = {
        "case": "lj-g2-clean",
        "policy": "liangjiang-draft",
        "flavour": "clean",
        "documents": {
            FORM: {"role": "application"},
            AGR: {"role": "agreement"},
            PLAN: {"role": "plan"},
            FUNDS: {"role": "other"},
            PROOF: {"role": "commitment"},
            AUDIT: {"role": "evidence"},
        },
        "facts": facts(),
        "findings": findings(),
        "consistency": [],
        "alerts": [],
        "consistency_ok": [],
        "alerts_ok": [],
        "traps": [
            "11.27亿元、112,680万元、1,126,800,000.00元是同一数；主营业务收入109,722万元=1,097,215,300.27元是另一口径，申请表要的是营业收入",
            "合并营业收入14.84亿元、驭衡控股集团48.6亿元、三年累计29.04亿元、2024年预计13.8亿元、在手合同26.3亿元、成员新晟汽车412亿元都不是牵头单位年度营业收入",
            "研发投入8,451万元含资本化547万元，费用化7,904万元不是研发投入；三年合计20,483万元不是年度数；新晟汽车13.6亿元是成员的",
            "员工1,386人、研发队伍312人、兼任44人，专职268人",
            "平台8个不含区县级4个和在建1个；四川省级平台也算省市级",
            "筹备会曾有第十家，成员仍是9家；“企业五家”不含牵头单位",
            "简称驭衡股份、新晟汽车、安研院、线控底盘联合体不是另一名称；住所有时省略重庆市",
            "联合实验室、合资公司只是提及，模式仍是研发任务驱动，另两种模式的条件不适用",
            "“在任务书中列明”“依据贡献确认书确定，未确认的等额共有”不是推迟约定",
            "专家组、科创局意见栏空白属评审方，不是申请人漏签",
            "终止时的安排在协议四（六），没有单列“解散”标题；开发成本在四（五）",
            "承诺书与执照、纳税证明合订在一个PDF",
        ],
    }
    (OUT / "gold.json").write_text(json.dumps(g, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    DOCS.mkdir(parents=True, exist_ok=True)
    for step in (form, agreement, plan, others, gold):
        step()
    check(OUT)
    print("goals", len(GOALS), "longest member", max(len(m[6]) for m in MEMBERS))
