"""hb-g1-messy: an application for Hubei with four differences and four defects. python hb_g1_messy.py OUT_FOLDER"""

import json, random, sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from author_G import *
import hb_g1_text as T

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parents[1] / "cases/hb-g1-messy"))
DOCS = OUT / "documents"
FORM, AGR, PLAN, AUDIT, STAFF = (
    "应急专汽联合体-备案信息表（10.9改）.docx",
    "创新联合体协议书_签字盖章版.pdf",
    "建设方案（送审稿）.docx",
    "楚烽应急2021审计报告节选.pdf",
    "楚烽应急-研发人员花名册.xlsx",
)
NAME = "湖北省应急专用汽车产业技术创新联合体"
LEAD = "随州楚烽应急装备股份有限公司"
# full name, 17 characters of the code, representative, place, type, role in the consortium
MEMBERS = [
    (
        LEAD,
        "91421300748312K6M",
        "贺东樵",
        "湖北省随州市曾都经济开发区玉柴大道66号",
        "enterprise",
        "牵头单位。国内举高喷射消防车、大流量排水抢险车骨干企业，负责整车集成、样车试制和经费管理。",
    ),
    (
        "十堰武当重卡底盘有限公司",
        "91420300MA48R7T2X",
        "詹仕荣",
        "湖北省十堰市张湾区发展大道19号",
        "enterprise",
        "重型专用底盘制造商，年产底盘1.6万台，承担专用底盘开发。",
    ),
    (
        "襄阳汉江取力传动有限公司",
        "91420600670382W1H",
        "邬建平",
        "湖北省襄阳市高新区邓城大道203号",
        "enterprise",
        "全功率取力器国内市场占有率约21%，承担取力器、分动箱。",
    ),
    (
        "武汉水锐消防泵业有限公司",
        "91420116MA4KLN85Q",
        "聂红兵",
        "湖北省武汉市黄陂区临空产业园川龙大道8号",
        "enterprise",
        "消防泵专业制造商，承担每秒200升消防泵；牵头单位参股18%，非控股。",
    ),
    (
        "孝感同盾救援装备有限公司",
        "91420900585Y61G3T",
        "严素琴",
        "湖北省孝感市孝南经济开发区航天大道51号",
        "enterprise",
        "破拆、支护工具省内第一，承担工具模块化。",
    ),
    (
        "随州市鸿运罐厢制造有限公司",
        "91421300MA494FXD2",
        "金茂林",
        "湖北省随州市曾都区北郊两水路12号",
        "enterprise",
        "罐体、厢体一级配套商，承担复合材料罐体。",
    ),
    (
        "江苏澜控电液科技有限公司",
        "91320206MA1Q5C7L9",
        "顾彦章",
        "江苏省无锡市惠山区洛社镇杨市路77号",
        "enterprise",
        "国家级专精特新“小巨人”，承担电液比例多路阀。",
    ),
    (
        "黄冈大别山应急物资储运有限公司",
        "91421100MA49BH36N",
        "童立春",
        "湖北省黄冈市黄州区新港大道5号",
        "enterprise",
        "下游用户，鄂东应急物资储备承储单位，承担实战应用与数据回传。",
    ),
    (
        "楚北汽车工业大学",
        "12420000420175R4B",
        "阮泽厚",
        "湖北省十堰市茅箭区车城西路167号",
        "university",
        "车辆工程为湖北省优势学科，承担臂架优化。",
    ),
    (
        "江夏科技大学",
        "124200004416098LX",
        "欧阳启明",
        "湖北省武汉市江夏区藏龙岛科技园杨桥湖大道1号",
        "university",
        "流体机械团队38人，承担泵水力模型与密封。",
    ),
    (
        "湖北省应急装备研究院",
        "12420000MB1A72J05",
        "白青川",
        "湖北省武汉市洪山区关山大道355号",
        "institute",
        "CNAS实验室，承担检测方法与可靠性试验。",
    ),
]
CODES = {m[0]: uscc(m[1]) for m in MEMBERS}
PLATFORMS = [
    ("应急专用汽车国家地方联合工程研究中心", "专用汽车", "国家级", 2016, LEAD),
    ("流体机械与输送装备国家地方联合工程实验室", "流体机械", "国家级", 2013, "江夏科技大学"),
    ("湖北省认定企业技术中心（楚烽应急）", "专用汽车", "省级", 2011, LEAD),
    ("湖北省专用汽车工程技术研究中心", "专用汽车", "省级", 2014, LEAD),
    ("湖北省商用车底盘轻量化工程研究中心", "底盘", "省级", 2018, "十堰武当重卡底盘有限公司"),
    ("湖北省认定企业技术中心（汉江取力）", "传动", "省级", 2017, "襄阳汉江取力传动有限公司"),
    ("湖北省车辆结构安全重点实验室", "车辆工程", "省级", 2009, "楚北汽车工业大学"),
    ("湖北省应急装备检测公共服务平台", "检测", "省级", 2015, "湖北省应急装备研究院"),
    ("湖北省消防泵企校联合创新中心", "流体机械", "省级", 2020, "武汉水锐消防泵业有限公司"),
]
TEAM = [
    ("柯润泽", 52, "正高级工程师", "车辆工程", "楚烽应急"),
    ("阮文韬", 46, "教授", "机械设计", "楚北汽车工业大学"),
    ("欧阳岚", 43, "教授", "流体机械", "江夏科技大学"),
    ("白青川", 55, "研究员", "检测技术", "湖北省应急装备研究院"),
    ("田志远", 41, "高级工程师", "液压控制", "江苏澜控电液科技有限公司"),
    ("谈晓峰", 39, "高级工程师", "结构强度", "楚烽应急"),
]


def form():
    p = Paper(size=12, line=1.35, header=None, footer="第 {} 页", margins=(2.3, 2.2, 2.3, 2.3), tsize=10.5)
    p.para(
        "湖北省产业技术创新联合体备案申报信息表", size=18, bold=True, align=AL.CENTER, indent=False, font=SANS, before=6, after=6
    )
    p.para("填报单位（盖章）：随州楚烽应急装备股份有限公司　　　　填报日期：2022年10月9日", size=11, indent=False)
    floating(p.d.paragraphs[-1], seal(LEAD, tilt=8), 3.6, 5.2, -1.6)
    t = p.d.add_table(rows=0, cols=6)
    t.style = "Table Grid"

    def row(*cells):
        """cells: (text, span, bold)"""
        r, at = t.add_row(), 0
        for text, span, bold in cells:
            c = r.cells[at] if span == 1 else r.cells[at].merge(r.cells[at + span - 1])
            p.cell(c, text, bold=bold, align=AL.CENTER if bold or len(text) < 14 else AL.LEFT)
            at += span

    row(("联合体名称", 1, True), (NAME, 5, False))
    row(("产业领域", 1, True), ("高端装备（应急专用汽车）", 2, False), ("协议生效日期", 1, True), ("2022年9月16日", 2, False))
    row(("牵头单位", 1, True), (LEAD, 3, False), ("法定代表人", 1, True), ("贺东樵", 1, False))
    row(
        ("统一社会信用代码", 1, True),
        (CODES[LEAD], 2, False),
        ("注册地址", 1, True),
        ("湖北省随州市曾都经济开发区玉柴大道66号", 2, False),
    )
    row(("首席科学家", 1, True), ("柯润泽", 2, False), ("职务/职称", 1, True), ("总工程师/正高级工程师", 2, False))
    row(
        ("成员单位数（家）", 1, True),
        ("11", 1, False),
        ("其中企业", 1, True),
        ("8", 1, False),
        ("高校/科研院所", 1, True),
        ("2/1", 1, False),
    )
    row(
        ("省级以上平台（个）", 1, True),
        ("9", 1, False),
        ("其中国家级", 1, True),
        ("2", 1, False),
        ("其中省级", 1, True),
        ("7", 1, False),
    )
    row(("2021年营业收入（万元）", 1, True), ("125,804", 2, False), ("2021年研发费用（万元）", 1, True), ("5,218", 2, False))
    row(("研发费用占比", 1, True), ("4.15%", 2, False), ("专职研发人员", 1, True), ("152人", 2, False))
    row(("联系人", 1, True), ("万秋实", 2, False), ("电话", 1, True), ("0722-3586617", 2, False))
    row(
        ("牵头单位简况", 1, True),
        (
            "楚烽应急2003年成立，现有职工1,146人，其中工程技术人员309人。2021年实现营业收入12.58亿元，在全国举高喷射消防车企业中排名前三，出口21个国家。"
            "2019—2021年三年营业收入累计33.48亿元，研发费用累计1.33亿元。自有国家级平台1个、省级平台2个。与武当底盘、汉江取力、水锐泵业等配套单位合作均在五年以上，"
            "与楚北汽大、江夏科大共建研究生工作站。2022年计划营业收入15亿元、研发费用6,500万元。\\n"
            "（注：营业收入、研发费用均为母公司口径，四舍五入到万元或0.01亿元。）",
            5,
            False,
        ),
    )
    row(
        ("联合攻关方向", 1, True),
        ("①60米级举高车轻量化臂架；②专用底盘及全功率取力器；③每秒200升级消防泵；④电液比例多路阀；⑤复合材料罐体", 5, False),
    )
    p.d.add_paragraph()
    p.para("一、成员单位一览", size=12, bold=True, indent=False, font=SANS)
    p.table(
        [["序号", "单位名称", "统一社会信用代码", "类别", "在行业中的地位及承担工作"]]
        + [
            [str(i + 1), m[0], CODES[m[0]], {"enterprise": "企业", "university": "高校", "institute": "科研院所"}[m[4]], m[5]]
            for i, m in enumerate(MEMBERS)
        ],
        [1.1, 4.1, 4.0, 1.7, 5.6],
        size=9.5,
    )
    p.para("二、已建省级以上平台", size=12, bold=True, indent=False, font=SANS)
    p.table(
        [["平台名称", "领域", "级别", "批准年份", "依托单位"]] + [[a, b, c, str(d), e] for a, b, c, d, e in PLATFORMS],
        [5.6, 2.1, 1.7, 1.8, 5.3],
        size=9.5,
    )
    p.para("三、牵头单位意见", size=12, bold=True, indent=False, font=SANS)
    t2 = p.d.add_table(rows=2, cols=2)
    t2.style = "Table Grid"
    p.cell(t2.rows[0].cells[0], "牵头单位意见", bold=True)
    p.cell(
        t2.rows[0].cells[1],
        "所填内容属实，同意申报备案，并按协议履行牵头职责。\\n\\n法定代表人：贺东樵　　（盖章）\\n2022年10月9日",
    )
    floating(t2.rows[0].cells[1].paragraphs[-1], seal(LEAD, tilt=-6), 3.4, 5.4, -2.4)
    p.cell(t2.rows[1].cells[0], "市州科技局推荐意见", bold=True)
    p.cell(t2.rows[1].cells[1], "经初审，拟同意推荐。\\n\\n随州市科学技术局（盖章）\\n2022年10月12日")
    floating(t2.rows[1].cells[1].paragraphs[-1], seal("随州市科学技术局", tilt=3), 3.4, 4.4, -2.2)
    t2.autofit = False
    t2.columns[0].width, t2.columns[1].width = Cm(3.2), Cm(13.3)
    for r in t2.rows:
        r.cells[0].width, r.cells[1].width = Cm(3.2), Cm(13.3)
    p.save(DOCS / FORM)


def agreement():
    p = Paper(size=14, line=1.62, header="湖北省应急专用汽车产业技术创新联合体协议书", footer="- {} -", head=SERIF, h1=15)
    for _ in range(4):
        p.para("", indent=False)
    p.para("湖北省产业技术创新联合体", size=24, bold=True, align=AL.CENTER, indent=False, font=SERIF)
    p.para("协　议　书", size=32, bold=True, align=AL.CENTER, indent=False, font=SERIF, after=60)
    p.para("联合体：湖北省应急专用汽车产业技术创新联合体", align=AL.CENTER, indent=False)
    p.para("签约地点：湖北·随州", align=AL.CENTER, indent=False)
    p.fresh = True
    p.write(T.AGREEMENT, [[2.2, 4.3, 5.0, 2.2, 2.2], [3.0, 4.6, 8.0]])
    p.fresh = True
    p.para("（本页起为《湖北省应急专用汽车产业技术创新联合体协议书》签章页）", size=12, indent=False, after=6)
    tags = ["甲方", "乙1", "乙2", "乙3", "乙4", "乙5", "乙6", "乙7", "丙1", "丙2", "丙3"]
    dates = [
        "2022年9月26日",
        "2022年9月26日",
        "2022.9.26",
        "2022年9月26日",
        "2022年9月26日",
        "2022.9.26",
        "2022年9月26日",
        "二〇二二年九月二十六日",
        "2022年9月26日",
        "2022年9月26日",
        "2022.9.26",
    ]
    parties = []
    for tag, m, d in zip(tags, MEMBERS, dates):
        who = "委托代理人（签字）：沈　立（见附件1授权委托书）" if m[0].startswith("江苏") else f"法定代表人（签字）：{m[2]}"
        parties.append(([f"{tag}（公章）：", m[0], who, f"签署日期：{d}", ""], m[0]))
    p.seals(parties, height=3.6, y=-2.6)
    p.fresh = True
    p.write("""
~附件1
^授权委托书
致：湖北省应急专用汽车产业技术创新联合体各缔约方
兹委托我公司副总经理沈立（身份证号已向牵头单位登记）为代理人，代表江苏澜控电液科技有限公司签署《湖北省应急专用汽车产业技术创新联合体协议书》，代理人在上述事项范围内签署的文件，我公司均予承认并承担法律责任。委托期限自2022年9月20日至2022年10月31日，代理人无转委托权。
!gap
>委托人：江苏澜控电液科技有限公司（盖章）
>法定代表人：顾彦章（签字）
>2022年9月20日
""")
    floating(p.d.paragraphs[-1], seal("江苏澜控电液科技有限公司", tilt=5), 3.7, 9.5, -2.6)
    to_pdf(p, DOCS / AGR)


def plan():
    p = Paper(
        font=SERIF,
        size=14,
        line=1.55,
        header="应急专汽联合体建设方案（送审稿）",
        footer="{}",
        styles=True,
        h1=16,
        h2=14,
        tsize=10,
    )
    for _ in range(5):
        p.para("", indent=False)
    p.para("湖北省应急专用汽车", size=28, bold=True, align=AL.CENTER, indent=False, font=SANS)
    p.para("产业技术创新联合体建设方案", size=28, bold=True, align=AL.CENTER, indent=False, font=SANS, after=30)
    p.para("（送审稿）", size=18, align=AL.CENTER, indent=False, after=120)
    p.para("随州楚烽应急装备股份有限公司", size=16, align=AL.CENTER, indent=False)
    p.para("二〇二二年十月", size=16, align=AL.CENTER, indent=False)
    p.fresh = True
    p.para("目　录", size=18, bold=True, align=AL.CENTER, indent=False, font=SANS, after=8)
    p.write("\n".join("~" + x for x in T.PLAN_TOC.strip().split("\n")))
    p.fresh = True
    p.write(
        T.PLAN,
        [
            [5.6, 3.2, 3.2, 4.0],
            [3.2, 2.0, 2.6, 4.0, 2.6, 1.9],
            [1.8, 1.2, 2.6, 2.2, 3.8, 4.2],
            [4.6, 2.8, 3.4, 4.6],
            [3.2, 8.0, 4.4],
        ],
    )
    p.write(T.PLAN_END)
    p.save(DOCS / PLAN)


def audit():
    p = Paper(font=SERIF, size=12, line=1.5, header=None, footer="第 {} 页", tsize=10)
    p.para("鄂正源审字〔2022〕0417号", size=10.5, align=AL.RIGHT, indent=False)
    p.para("审 计 报 告（节选）", size=20, bold=True, align=AL.CENTER, indent=False, after=10)
    p.write(
        """
~随州楚烽应急装备股份有限公司全体股东：
我们审计了随州楚烽应急装备股份有限公司（以下简称“贵公司”）财务报表，包括2021年12月31日的合并及母公司资产负债表，2021年度的合并及母公司利润表、现金流量表、所有者权益变动表以及财务报表附注。
我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了贵公司2021年12月31日的财务状况以及2021年度的经营成果和现金流量。
本节选仅摘录利润表主要项目及附注相关内容，供申报科技项目使用，不得用于其他目的。
>湖北正源会计师事务所（普通合伙）（盖章）
>中国注册会计师：盛国栋　　费　薇
>二〇二二年四月十五日
!page
^利润表主要项目（金额单位：人民币千元）
|项　目|2021年度合并|2021年度母公司|2020年度母公司|2019年度母公司
|一、营业收入|1,401,922|1,258,036|1,103,577|986,214
|减：营业成本|1,098,431|991,205|873,466|782,918
|税金及附加|9,318|8,402|7,655|6,931
|销售费用|71,206|60,114|55,032|50,276
|管理费用|66,850|58,923|53,417|49,808
|研发费用|57,364|52,180|43,912|37,180
|财务费用|18,447|15,206|14,988|13,745
|二、营业利润|80,306|72,006|55,107|45,356
|三、净利润|69,882|62,418|47,960|39,127
*注：合并范围包括随州楚烽特种车桥有限公司（持股100%）和楚烽应急（深圳）销售有限公司（持股70%），均非联合体成员。控股股东楚烽控股集团有限公司的数据不在本报告审计范围。
## 附注五、38　研发费用（母公司，千元）
|明细|2021年度|2020年度
|职工薪酬|24,615|20,873
|材料及试制费|18,902|15,641
|折旧与摊销|4,377|3,908
|委外研发|3,120|2,460
|其他|1,166|1,030
|合计|52,180|43,912
## 附注五、52　其他应收款
期末余额中，应收武汉水锐消防泵业有限公司股利540千元（持股比例18%，采用权益法核算）。
## 附注十一　职工情况
2021年末母公司在册职工1,146人，其中生产人员612人，工程技术人员309人，销售人员97人，行政及其他人员128人。
""",
        [[4.4, 2.9, 2.9, 2.9, 2.9], [5, 4, 4]],
    )
    idx = next(q for q in p.d.paragraphs if "二〇二二年四月" in q.text)
    floating(idx, seal("湖北正源会计师事务所", tilt=-9), 3.6, 10.2, -2.6)
    to_pdf(p, DOCS / AUDIT)


def staff():
    rnd = random.Random(71)
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "专职"
    thin = Border(*[Side(style="thin")] * 4)
    surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    given = "伟强磊军洋勇艳杰娟涛明超秀霞平刚桂芳辉鹏华飞丽娜静敏燕波斌宇浩凯俊帆雪松柏志文博睿航晨曦昊天子轩思远嘉豪景行若云海峰建国启"
    used = {"柯润泽", "谈晓峰"}

    def name():
        while True:
            n = rnd.choice(surnames) + rnd.choice(given) + (rnd.choice(given) if rnd.random() < 0.7 else "")
            if n not in used and len(set(n)) == len(n):
                used.add(n)
                return n

    depts = ["整车研究所", "臂架研究所", "泵与流体研究所", "电控研究所", "工艺研究所", "试验中心", "标准与信息室"]
    titles = ["正高级工程师", "高级工程师", "工程师", "工程师", "助理工程师", "助理工程师"]

    def head(ws, title, cols):
        ws.append([title])
        ws.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(cols))
        ws["A1"].font, ws["A1"].alignment = Font(name="宋体", size=14, bold=True), Alignment(horizontal="center")
        ws.append(cols)

    cols = ["序号", "工号", "姓名", "性别", "所在部门", "学历", "职称", "入职年份", "用工形式"]
    head(ws, "随州楚烽应急装备股份有限公司专职研发人员花名册（截至2021年12月31日）", cols)
    for i in range(137):
        n = "柯润泽" if i == 0 else "谈晓峰" if i == 5 else name()
        ws.append(
            [
                i + 1,
                f"CF{rnd.randint(1000, 4999)}",
                n,
                rnd.choice("男男男女"),
                "技术中心" if i == 0 else "臂架研究所" if i == 5 else depts[min(6, i // 21)],
                rnd.choice(["本科", "本科", "硕士", "硕士", "大专", "博士"]),
                "正高级工程师" if i == 0 else "高级工程师" if i == 5 else rnd.choice(titles),
                rnd.randint(2003, 2021),
                "全职",
            ]
        )
    ws.append(["合计", "", "专职研发人员137人", "", "", "", "", "", ""])
    ws2 = wb.create_sheet("兼职及外聘")
    head(ws2, "兼职、外聘及返聘技术人员（不计入专职）", ["序号", "姓名", "来源单位", "职称", "每月到岗（天）", "备注"])
    for i in range(15):
        ws2.append(
            [
                i + 1,
                name(),
                rnd.choice(["楚北汽车工业大学", "江夏科技大学", "公司生产部", "公司质量部", "退休返聘"]),
                rnd.choice(["教授", "副教授", "高级工程师", "工程师"]),
                rnd.choice([2, 4, 6, 8]),
                "",
            ]
        )
    ws2.append(["合计", "15人", "", "", "", ""])
    for w in (ws, ws2):
        for k, width in zip("ABCDEFGHI", (7, 10, 22, 7, 18, 9, 16, 11, 10)):
            w.column_dimensions[k].width = width
        for r in w.iter_rows(min_row=2):
            for c in r:
                c.border, c.alignment, c.font = thin, Alignment(horizontal="center"), Font(name="宋体", size=11)
    wb.save(DOCS / STAFF)


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

    f("consortium.name", NAME, FORM, "联合体名称" + NAME)
    f("consortium.field", "高端装备（应急专用汽车）", FORM, "高端装备（应急专用汽车）")
    f("consortium.members_total", 11, FORM, "成员单位数（家）11", "家")
    f("consortium.members_total", 12, PLAN, "联合体由12家单位组成", "家")
    f("consortium.members_total", 11, AGR, "本协议由下列十一家单位订立", "家")
    f("consortium.enterprises", 8, FORM, "其中企业8", "家")
    f("consortium.enterprises", 9, PLAN, "其中企业9家、高校2家、科研院所1家", "家")
    f("consortium.universities", 2, PLAN, "其中企业9家、高校2家、科研院所1家", "家")
    f("consortium.institutes", 1, PLAN, "其中企业9家、高校2家、科研院所1家", "家")
    f("consortium.agreement_effective_date", "2022-09-16", FORM, "协议生效日期2022年9月16日")
    f("consortium.agreement_effective_date", "2022-09-26", AGR, "于2022年9月26日起生效")
    f("consortium.term", 60, AGR, "本协议有效期五年", "月")
    f("lead.name", LEAD, FORM, "牵头单位" + LEAD)
    f("lead.uscc", CODES[LEAD], FORM, CODES[LEAD])
    f("lead.registered_place", "湖北省随州市曾都经济开发区玉柴大道66号", FORM, "注册地址湖北省随州市曾都经济开发区玉柴大道66号")
    f("lead.legal_representative", "贺东樵", FORM, "法定代表人贺东樵")
    cny = dict(unit="CNY")
    f("lead.annual_revenue", 1258040000.0, FORM, "125,804", "CNY", "2021")
    f("lead.annual_revenue", 1258000000.0, FORM, "2021年实现营业收入12.58亿元", "CNY", "2021")
    f("lead.annual_revenue", 1326000000.0, PLAN, "公司2021年营业收入13.26亿元", "CNY", "2021")
    for y, r, d in (("2021", 1258036, 52180), ("2020", 1103577, 43912), ("2019", 986214, 37180)):
        f("lead.annual_revenue", r * 1000.0, AUDIT, f"{r:,}", "CNY", y)
        f("lead.rd_spend", d * 1000.0, AUDIT, f"{d:,}", "CNY", y)
    f("lead.rd_spend", 52180000.0, FORM, "5,218", "CNY", "2021")
    f("lead.rd_intensity", 0.0415, FORM, "研发费用占比4.15%", "fraction", "2021")
    f("lead.rd_staff", 152, FORM, "专职研发人员152人", "人")
    f("lead.rd_staff", 152, PLAN, "专职研发人员152人", "人")
    f("lead.rd_staff", 137, STAFF, "专职研发人员137人", "人")
    f("lead.platforms", 1, FORM, "自有国家级平台1个、省级平台2个", "个", level="国家级")
    f("lead.platforms", 2, FORM, "自有国家级平台1个、省级平台2个", "个", level="省级")
    f("platforms.total", 9, FORM, "省级以上平台（个）9", "个")
    f("platforms.national", 2, FORM, "其中国家级2", "个")
    f("platforms.provincial", 7, FORM, "其中省级7", "个")
    f("chief_scientist.name", "柯润泽", FORM, "首席科学家柯润泽")
    f("chief_scientist.title", "总工程师/正高级工程师", FORM, "总工程师/正高级工程师")
    f("chief_scientist.title", "正高级工程师", PLAN, "首席科学家柯润泽，男，52岁，正高级工程师")
    f("contact.name", "万秋实", FORM, "联系人万秋实")
    f("contact.phone", "0722-3586617", FORM, "0722-3586617")
    for i, m in enumerate(MEMBERS):
        v = {
            "name": m[0],
            "uscc": CODES[m[0]],
            "type": m[4],
            "registered_place": m[3],
            "legal_representative": m[2],
            "controlled_by_lead": False,
        }
        if i == 0:
            v["layer"] = "lead"
        out.append({"name": "member", "value": v, "document": FORM, "quote": m[0]})
    for a, b, c, d, e in PLATFORMS:
        out.append(
            {"name": "platform", "value": {"name": a, "field": b, "level": c, "year": d, "host": e}, "document": FORM, "quote": a}
        )
    for a, b, c, d, e in TEAM:
        out.append(
            {
                "name": "researcher",
                "value": {"name": a, "age": b, "title": c, "specialty": d, "organisation": e},
                "document": PLAN,
                "quote": a + str(b) + c + d + e,
            }
        )
    f("agreement.sign_date", "2022-09-26", AGR, "签署日期：2022年9月26日")
    f("agreement.dispute_resolution", ["negotiation", "arbitration"], AGR, "提交武汉仲裁委员会按其现行规则仲裁")
    f("agreement.parties", [m[0] for m in MEMBERS], AGR, LEAD)
    return out


def findings():
    N, M, X = "needs_expert", "met", "not_met"
    F = {}

    def a(key, verdict, why, *evidence, ok=()):
        F[key] = {"verdict": verdict, "also_ok": list(ok), "evidence": list(evidence), "why": why}

    a(
        "lead-influence",
        N,
        "专家判断",
        "举高喷射消防车国内市场占有率约14%，连续四年位列全国前三",
        "带动随州及周边86家配套企业",
        "牵头组织过全国专用汽车技术年会三届",
        "在全国举高喷射消防车企业中排名前三",
    )
    a(
        "chief-scientist-calibre",
        N,
        "专家判断",
        "从业29年，主持完成58米举高喷射消防车、每秒150升排水抢险车等6个国内首台套产品",
        "熟悉产业情况，组织协调能力得到同行认可",
        "兼任全国专用汽车标委会委员",
    )
    a(
        "chief-scientist-post",
        N,
        "专家判断；现任牵头企业总工程师",
        "聘请甲方总工程师柯润泽担任首席科学家",
        "首席科学家柯润泽，男，52岁，正高级工程师，楚烽应急总工程师",
        "授权发明专利41件，主持制定行业标准4项",
    )
    a(
        "chief-scientist-powers",
        X,
        "协议与要求相反：研究方向由理事会审定，经费、人员选聘首席科学家不参与审批",
        "首席科学家就技术路线向理事会提出建议，研究方向由理事会审定",
        "首席科学家不参与审批",
    )
    a(
        "members-total",
        M,
        "11家（方案写12家，均不少于7家）",
        "成员单位数（家）11",
        "本协议由下列十一家单位订立",
        "联合体由12家单位组成",
    )
    a(
        "members-enterprises",
        M,
        "企业8家（去掉牵头单位7家），不少于5家；方案写9家",
        "其中企业9家、高校2家、科研院所1家",
        "十堰武当重卡底盘有限公司",
        "随州市鸿运罐厢制造有限公司",
    )
    a("members-research", M, "高校2家、科研院所1家，共3家", "高校/科研院所2/1", "其中企业9家、高校2家、科研院所1家")
    a("members-legal-persons", M, "协议首部写明均为法人", "各方均系依法登记、独立承担民事责任的法人", "各成员均为独立法人")
    a(
        "members-in-province",
        M,
        "8家企业中7家住所在湖北，1家在江苏",
        "湖北省十堰市张湾区发展大道19号",
        "江苏省无锡市惠山区洛社镇杨市路77号",
        "湖北省襄阳市高新区邓城大道203号",
    )
    a(
        "members-supply-chain",
        N,
        "专家判断",
        "武当底盘、汉江取力、水锐泵业三家2021年对楚烽应急的供货额合计2.94亿元",
        "澜控电液自2018年起为举高车配套多路阀，大别山储运累计采购楚烽应急整车163台",
        "与甲方的配套关系均已超过三年",
    )
    a(
        "members-not-subsidiary",
        M,
        "方案列明各企业第一大股东和楚烽应急持股；水锐泵业仅参股18%，协议承诺无控股",
        "甲方承诺其与其他成员之间不存在控股或者实际控制关系",
        "甲方对水锐泵业的18%投资为参股",
        "持股比例18%，采用权益法核算",
    )
    a(
        "members-research-level",
        N,
        "专家判断",
        "楚北汽车工业大学在臂架结构优化方面主持国家自然科学基金项目7项",
        "江夏科技大学流体机械团队研制的叶轮水力模型效率达到84.5%",
        "全国消防标委会消防车分委会委员单位",
    )
    a(
        "agreement-binding",
        M,
        "有全体成员签章的协议书，写明生效、违约责任和争议解决",
        "一致同意共同组建湖北省应急专用汽车产业技术创新联合体",
        "签署并加盖公章，于2022年9月26日起生效",
    )
    a(
        "agreement-goals",
        M,
        "第四、五条",
        "近期目标（至2024年底）：完成60米级举高车臂架轻量化设计并试制样车2台",
        "远期目标（至2027年底）",
    )
    a("agreement-tasks", M, "第六条任务表", "为实现上述目标，各方任务划分如下", "整车总体设计、臂架拓扑优化、样车试制与型式试验")
    a(
        "agreement-signed",
        M,
        "10家由法定代表人签署，江苏澜控由代理人签署并附授权委托书",
        "法定代表人（签字）：贺东樵",
        "法定代表人（签字）：白青川",
        "委托代理人（签字）：沈立",
        "兹委托我公司副总经理沈立",
        ok=[N],
    )
    a("org-decision", M, "第八条", "联合体设理事会，为决策机构")
    a("org-advisory", M, "第九条", "联合体设专家委员会，为咨询机构")
    a("org-executive", M, "第十条", "联合体设秘书处，为常设执行机构")
    a("org-working-group", M, "第十一条", "组建整车与臂架、底盘与传动、泵与流体、电控与试验四个专业工作组")
    a(
        "funds-management",
        M,
        "第五章有预算、审批、专账规则，并有经费管理办法",
        "单独建账、专款专用",
        "该办法由秘书处拟定，随本协议同时经理事会预备会通过",
    )
    a("benefit-mechanism", M, "第二十五条等", "其余按任务书载明的贡献比例归完成各方所有", "课题收益扣除成本后按贡献台账分配")
    a(
        "ip-management",
        M,
        "第二十六、二十七条",
        "秘书处设知识产权专员，负责专利布局、期限监控、侵权应对和技术秘密分级",
        "共有成果在联合体内可以普通许可使用",
    )
    a(
        "benefit-scope",
        M,
        "第二十五条",
        "本协议所称收益，包括联合体项目成果的许可费、转让价款、作价入股所得、技术服务收入以及奖励",
        "先提取10%作为联合体发展资金",
    )
    a(
        "open-new-members",
        M,
        "第十六、十九条",
        "理事会每年年末研究一次补充成员的需要",
        "鼓励成员与省内外消防救援队伍、高等学校和国外同行开展交流",
    )
    a(
        "open-diffusion",
        M,
        "第十九条",
        "自验收之日起两年内应当以合理条件向联合体以外的企业许可或者提供技术服务",
        "由秘书处公布可扩散成果清单",
    )
    a(
        "name-pattern",
        M,
        "符合命名格式",
        "联合体定名为“湖北省应急专用汽车产业技术创新联合体”",
        "联合体名称湖北省应急专用汽车产业技术创新联合体",
    )
    a("doc-agreement", M, "已提交", "湖北省应急专用汽车产业技术创新联合体协议书", "本协议由下列十一家单位订立")
    a("doc-plan", M, "已提交", "产业技术创新联合体建设方案", "本方案所称应急专用汽车")
    a(
        "plan-background",
        M,
        "一、立项背景，四小节均在，标题改写",
        "一、立项背景",
        "1.1 产业与技术边界",
        "1.2 国内外现状对比",
        "1.3 卡在哪里",
        "1.4 为什么现在要做",
    )
    a(
        "plan-approach",
        X,
        "有工作遵循、角色定位、分步目标，缺“建设原则”，全文无此内容",
        "二、总体构想",
        "2.1 工作遵循",
        "2.2 角色定位",
        "2.3 分步目标",
    )
    a("plan-layout", M, "三、力量布局", "三、力量布局", "3.3 各方定位与权责", "3.4 带头人与核心团队", "3.5 组织架构")
    a(
        "plan-tasks",
        M,
        "四、重点工作五小节，标题改写",
        "四、重点工作",
        "4.1 揭榜攻关",
        "4.2 共享试验平台",
        "4.3 成果落地",
        "4.4 专利与标准",
        "4.5 开放交流",
    )
    a("plan-operations", M, "六、运转机制", "六、运转机制", "6.1 内部管理", "6.2 对外运营")
    a(
        "plan-safeguards",
        M,
        "标题为“条件支撑”，政策、技术、产业、人才、资金均有",
        "七、条件支撑",
        "政策方面，随州市已出台专用汽车与应急产业发展意见",
    )
    a("plan-schedule", M, "标题为“里程碑计划”", "五、里程碑计划", "臂架疲劳台投用，首台取力器样件下线")
    a("plan-evidence", M, "标题为“佐证材料清单”", "附　佐证材料清单", "专职研发人员花名册")
    a(
        "agreement-parties",
        M,
        "首部表列十一家名称、住所地、法定代表人",
        "序号单位全称住所地法定代表人简称",
        "湖北省随州市曾都经济开发区玉柴大道66号",
        "湖北省武汉市洪山区关山大道355号",
    )
    a(
        "agreement-party-names",
        M,
        "首部全称与签章页名称、印章一致",
        "下表所列名称与各自营业执照或事业单位法人证书所载一致",
        "十堰武当重卡底盘有限公司",
        "江苏澜控电液科技有限公司",
    )
    a(
        "agreement-recitals",
        M,
        "鉴于四条",
        "甲方系国内应急专用汽车骨干制造企业",
        "各方均已了解湖北省科学技术厅关于产业技术创新联合体备案的要求",
    )
    a(
        "agreement-purpose",
        M,
        "第一至三条",
        "联合体定名为“湖北省应急专用汽车产业技术创新联合体”",
        "联合体的宗旨是：以应急救援现场的实际需求为牵引",
        "联合体遵循自愿平等、契约约束、开放吸纳、权责对等的组织原则",
    )
    a(
        "agreement-goals-horizon",
        M,
        "近期、远期目标和任务表",
        "近期目标（至2024年底）：完成60米级举高车臂架轻量化设计并试制样车2台",
        "远期目标（至2027年底）：形成具有自主知识产权的全系列应急专用汽车平台",
        "为实现上述目标，各方任务划分如下",
    )
    a(
        "agreement-liable-body",
        M,
        "第十三条",
        "各方共同指定甲方为对外承担责任的主体",
        "单项金额在300万元以上的须有理事会决议作为授权依据",
    )
    a(
        "agreement-org-decision",
        M,
        "第八条",
        "理事由各方各推荐一人，共十一人，任期三年，可以连任",
        "理事会的职责是：审定技术方向和年度重点任务",
        "会议须有三分之二以上理事出席，每一理事一票",
    )
    a("agreement-org-executive", M, "第十条", "联合体设秘书处，为常设执行机构", "配备专职人员4名")
    a(
        "agreement-membership",
        M,
        "第十四至十八条",
        "成员应当是依法设立两年以上的独立法人",
        "成员退出应提前六个月书面通知",
        "由秘书处提出、理事会三分之二以上理事通过后予以除名",
    )
    a(
        "agreement-funds",
        M,
        "第二十至二十三条；投入比例另由agreement-contribution判定",
        "联合体经费来源于成员投入、财政资助、银行贷款和技术服务收入等",
        "经费由理事会委托甲方财务部门管理，单独建账、专款专用",
        "设经费监督小组",
    )
    a(
        "agreement-projects",
        M,
        "第二十四条",
        "项目由成员提出建议书，专家委员会咨询后提交理事会立项",
        "项目完成后六十日内由秘书处组织不少于五名专家验收",
    )
    a(
        "agreement-ip",
        M,
        "第二十五、二十七条",
        "项目中单独完成的成果归完成方，共同完成的归完成各方共有",
        "转让或者向外独占许可须经全体共有人书面同意",
        "其余按任务书载明的贡献比例归完成各方所有",
    )
    a(
        "agreement-dissolution",
        X,
        "第二十八条推给日后补充协议，未约定",
        "联合体的解散条件、程序以及清算事宜，由各方日后另行签订补充协议约定",
    )
    a("agreement-breach", M, "第二十九条", "成员未按期完成任务的，应退回相应阶段已拨经费，并按该经费的6%支付违约金")
    a(
        "agreement-general",
        M,
        "第三十至三十三条",
        "因地震、洪水、疫情防控等不能预见、不能避免且不能克服的情形而不能履约的",
        "本协议适用中华人民共和国法律",
        "邮寄的以签收日为送达日",
        "协议的变更须经理事会三分之二以上理事通过",
    )
    a(
        "agreement-dispute-exclusive",
        M,
        "只约定仲裁，并明文放弃起诉",
        "提交武汉仲裁委员会按其现行规则仲裁，裁决是终局的，各方均放弃就同一争议起诉的权利",
    )
    a(
        "agreement-signature-page",
        M,
        "十一家盖章、签字、署日期；代理人附授权委托书",
        "法定代表人（签字）：贺东樵",
        "签署日期：2022年9月26日",
        "兹委托我公司副总经理沈立",
    )
    a(
        "decision-mechanism",
        M,
        "议事、表决、例会与节点规则",
        "理事会每年至少召开两次会议",
        "由全体理事三分之二以上通过",
        "秘书处实行月度例会和任务台账制度",
    )
    a(
        "members-scale",
        N,
        "专家判断",
        "2021年营收8.7亿元，研发人员94人",
        "上述企业均为高新技术企业或者省级专精特新企业",
        "营收4.3亿元，国家级专精特新“小巨人”",
    )
    a(
        "advisory-composition",
        M,
        "9名，内5外4，含技术、经济、管理",
        "其中成员单位推荐的技术带头人5名，外聘技术、经济和企业管理方面的专家4名",
    )
    a("agreement-party-qualified", M, "协议首部写明均为法人", "各方均系依法登记、独立承担民事责任的法人")
    a(
        "agreement-internal-liability",
        M,
        "第十三条",
        "属于某一成员过错的，由该成员全额偿付；属于共同任务的，按各自承担的任务经费所占份额分摊",
    )
    a("agreement-accession", M, "第十六条", "由甲方代表全体成员与其签订加入协议书", "新成员视同与原有全体成员订立了本协议")
    a(
        "agreement-contribution",
        X,
        "投入方式和比例推到理事会第一次会议另行商定",
        "成员投入的方式和各自的比例，待联合体备案后由理事会第一次会议另行商定",
    )
    a("agreement-government-funds", M, "第二十三条", "来源于财政的经费，按国家和湖北省科研经费管理与监督的规定使用")
    a(
        "agreement-government-projects",
        M,
        "第二十四条",
        "承担国家、省科技计划项目的，立项、变更和验收一律按照相应计划的项目管理办法办理",
    )
    a(
        "agreement-background-ip",
        M,
        "第二十六条",
        "各方在签约前拥有的专利、软件和技术秘密仍归其所有",
        "其他成员为实施项目可以免费使用，项目以外的使用须另行取得许可并支付费用",
    )
    return F


def gold():
    g = {
        "case": "hb-g1-messy",
        "policy": "hubei-2022",
        "flavour": "messy",
        "documents": {
            FORM: {"role": "application"},
            AGR: {"role": "agreement"},
            PLAN: {"role": "plan"},
            AUDIT: {"role": "evidence"},
            STAFF: {"role": "evidence"},
        },
        "facts": facts(),
        "findings": findings(),
        "consistency": [
            {"topic": "members_total", "why": "信息表、协议11家，方案3.2写12家（企业9家），而方案同处的表只有11行"},
            {"topic": "revenue", "why": "2021年母公司营业收入审计125,803.6万元、信息表12.58亿元，方案13.26亿元"},
            {"topic": "rd_staff", "why": "信息表、方案专职研发人员152人，花名册专职137人（另有兼职外聘15人）"},
            {"topic": "effective_date", "why": "信息表协议生效日期2022年9月16日，协议2022年9月26日起生效"},
        ],
        "alerts": [{"kind": "placeholder", "why": "方案3.5留有“【此处插入图3 组织架构图，请秘书处补】”"}],
        "consistency_ok": ["rd_intensity"],
        "alerts_ok": [],
        "traps": [
            "审计表单位为千元：1,258,036千元=12.58亿元，与信息表125,804万元只是四舍五入",
            "同表有合并数1,401,922千元；方案另有控股股东21.4亿元，三年累计33.48亿元，2022年计划15亿元、2025年力争20亿元，合同31.7亿元，随州专汽产值500亿元，都不是年度收入",
            "花名册第二张表兼职外聘15人不计专职；1,146人为全员，309人为工程技术人员；2027年计划220人",
            "方案按自己的叫法命名章节，顺序也与提纲不同（里程碑在运转机制之前），唯独没有建设原则；协议第三条的组织原则不是方案的建设原则",
            "江苏澜控由委托代理人签字，但附有授权委托书，湖北允许",
            "水锐泵业由牵头单位参股18%，不是控股；审计合并范围内的两家子公司不是成员",
            "仲裁条款里出现“起诉”，是放弃起诉，不是同时约定诉讼",
            "市级平台5个不计入省级以上平台9个",
            "第三十三条“或者持有书面授权的代理人”与第二十八条“日后另行签订”，前者是约定，后者是推迟",
        ],
    }
    (OUT / "gold.json").write_text(json.dumps(g, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    DOCS.mkdir(parents=True, exist_ok=True)
    for step in (form, agreement, plan, audit, staff, gold):
        step()
    check(OUT)
