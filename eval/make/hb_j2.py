"""Bundle hb-j2-clean: Hubei, emergency-rescue vehicles, everything met, many temptations."""

import json, sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from author_j import *
from hb_j2_text import AGREEMENT, PLAN as TEXT, RULES, TIME
from hb_j2_gold import gold

OUT = Path(sys.argv[1])
DOCS = OUT / "documents"
NAME = "湖北省应急救援专用汽车产业技术创新联合体"
LEAD = "湖北炎舟专用汽车股份有限公司"
# name, short, head8, body8, place, representative, type, role beside the lead
M = [
    (LEAD, "炎舟专汽", "91421300", "71469K8C", "湖北省随州市曾都区交通大道东延线218号", "程启昂", "enterprise", "牵头，整车集成"),
    (
        "武汉云岭液压控制有限公司",
        "云岭液压",
        "91420100",
        "MA4K2R6W",
        "湖北省武汉市江夏区藏龙岛科技园12号",
        "裴志宏",
        "enterprise",
        "上游，供应多路阀，合作6年",
    ),
    (
        "襄阳弘毅特种底盘有限公司",
        "弘毅底盘",
        "91420600",
        "58246P3D",
        "湖北省襄阳市高新区邓城大道66号",
        "龚少卿",
        "enterprise",
        "上游，供应专用底盘，合作9年",
    ),
    (
        "十堰固邦车架有限公司",
        "固邦车架",
        "91420300",
        "69803T1N",
        "湖北省十堰市张湾区工业新区8号",
        "覃家栋",
        "enterprise",
        "上游，供应副车架，合作7年",
    ),
    (
        "孝感楚泉消防泵业有限公司",
        "楚泉泵业",
        "91420900",
        "75102G5H",
        "湖北省孝感市孝南区开发区孝天路31号",
        "程学武",
        "enterprise",
        "上游，供应消防泵，合作11年",
    ),
    (
        "随州桐柏复材科技有限公司",
        "桐柏复材",
        "91421300",
        "MA48U7Y2",
        "湖北省随州市随县经济开发区玄武路5号",
        "魏青禾",
        "enterprise",
        "上游，供应罐体箱体，合作4年",
    ),
    (
        "常州锐格高空作业部件有限公司",
        "锐格部件",
        "91320400",
        "MA1N4F9Q",
        "江苏省常州市武进区遥观镇工业园",
        "陆晓岚",
        "enterprise",
        "上游，供应伸缩臂，合作5年",
    ),
    (
        "宜昌江安应急服务有限公司",
        "江安服务",
        "91420500",
        "MA49B3L6",
        "湖北省宜昌市伍家岗区桔乡路77号",
        "许长林",
        "enterprise",
        "下游，采购和运营整车，合作5年",
    ),
    (
        "楚江理工大学",
        "楚江理工",
        "12420000",
        "42000617",
        "湖北省武汉市洪山区雄楚大街390号",
        "冯绍安",
        "university",
        "共建臂架动力学实验室",
    ),
    (
        "汉水交通学院",
        "汉水交院",
        "12420000",
        "42001853",
        "湖北省襄阳市襄城区隆中路19号",
        "傅一鸣",
        "university",
        "可靠性试验合作",
    ),
    (
        "湖北省应急装备研究所",
        "省应急所",
        "12420000",
        "42007742",
        "湖北省武汉市武昌区东湖路111号",
        "戴知远",
        "institute",
        "标准与检测合作",
    ),
]
CODE = {m[0]: uscc(m[2], m[3]) for m in M}
PLAT = [
    ("国家认定企业技术中心", "专用汽车", "国家级", 2017, LEAD),
    ("机械结构减振国家地方联合工程实验室", "机械工程", "国家级", 2014, "楚江理工大学"),
    ("湖北省应急救援车辆工程技术研究中心", "专用汽车", "省级", 2012, LEAD),
    ("湖北省专用汽车设计重点实验室", "专用汽车", "省级", 2016, LEAD),
    ("湖北省举高装备企校联合创新中心", "举高装备", "省级", 2019, LEAD),
    ("湖北省特种底盘工程技术研究中心", "底盘", "省级", 2018, "襄阳弘毅特种底盘有限公司"),
    ("湖北省车辆可靠性工程研究中心", "车辆工程", "省级", 2015, "汉水交通学院"),
    ("湖北省应急装备检验技术重点实验室", "检测标准", "省级", 2013, "湖北省应急装备研究所"),
    ("湖北省消防泵企业技术中心", "泵与流体", "省级", 2020, "孝感楚泉消防泵业有限公司"),
]
TEAM = [
    ("周怀瑾", 53, "总工程师/正高级工程师", "专用汽车设计", LEAD, "首席科学家"),
    ("程启昂", 56, "董事长/高级工程师", "企业管理", LEAD, "理事长"),
    ("简松涛", 41, "技术中心主任/正高级工程师", "整车集成", LEAD, "整车集成组"),
    ("甘棠", 34, "主任工程师/高级工程师", "电气控制", LEAD, "上装控制"),
    ("裴志宏", 50, "总经理/高级工程师", "液压传动", M[1][0], "液压与臂架组"),
    ("柯景明", 45, "副总经理/高级工程师", "底盘设计", M[2][0], "底盘匹配"),
    ("覃家栋", 48, "总经理/工程师", "车身结构", M[3][0], "轻量化"),
    ("程学武", 52, "总经理兼总工程师/正高级工程师", "流体机械", M[4][0], "泵组与灭火组"),
    ("魏青禾", 39, "总经理/高级工程师", "复合材料", M[5][0], "材料与轻量化组"),
    ("陆晓岚", 46, "总经理/高级工程师", "机械制造", M[6][0], "臂架制造"),
    ("沈若川", 51, "教授", "机械动力学", M[8][0], "臂架动力学"),
    ("谷雨晴", 47, "教授", "车辆工程", M[9][0], "底盘控制"),
    ("戴知远", 54, "所长/研究员", "安全工程", M[10][0], "标准与检测组"),
]
AGR, PLAN, XLS, EVI = (
    "附件2 湖北省产业技术创新联合体协议书（炎舟专汽牵头）.pdf",
    "附件1 建设方案（应急救援专用汽车）.pdf",
    "科研骨干与成员单位名册.xlsx",
    "证明材料册.pdf",
)
KW = {"body": "Noto Serif CJK SC", "head": "Noto Sans CJK SC"}


def agreement():
    d = Doc(size=14, line=25.5, header=None, footer="第 {} 页", margins=(2.8, 2.6, 2.8, 2.6), **KW)
    d.blank(4)
    d.p("湖北省产业技术创新联合体", C, 24, KW["head"], True, line=44)
    d.p("协 议 书", C, 28, KW["head"], True, line=50)
    d.blank(6)
    d.p(NAME, C, 15)
    d.blank(5)
    d.p("2022年9月16日  签于随州", C, 14)
    d.page()
    d.p("缔约各方", C, 16, KW["head"], True)
    tag = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子"]
    for t, m in zip(tag, M):
        d.p(f"{t}方：{m[0]}（以下简称“{m[1]}”）", indent=False, bold=True, size=12.5, line=21, before=4, keep=True)
        d.p(f"住所地：{m[4]}", indent=False, size=12, line=20, keep=True)
        d.p(f"法定代表人：{m[5]}", indent=False, size=12, line=20)
    for line in AGREEMENT.strip().split("\n"):
        d.h(line[2:]) if line.startswith("# ") else d.p(line)
    d.p("（以下无正文，为协议书签署页）", C, 11, line=14)
    d.p("签 署 页", C, 16, KW["head"], True, after=6).paragraph_format.page_break_before = True
    t = d.d.add_table(rows=6, cols=2)
    t.style = "Table Grid"
    for i, m in enumerate(M):
        c = t.cell(i // 2, i % 2)
        who = f"法定代表人：{m[5]}" if m[1] != "楚江理工" else "授权委托人：江淮月（委托书见附件三）"
        d.cell(c, f"{tag[i]}方：{m[0]}\n（公章）\n{who}\n签署日期：2022年9月16日\n", 10.5, align=L, line=19)
        d.seal(c.paragraphs[1], m[0], 3.7, -0.5, 3.1, (i * 11) % 23 - 11)
    d.p("附件一  经费管理办法", C, 15, KW["head"], True).paragraph_format.page_break_before = True
    d.ps(RULES)
    d.p("附件二  背景技术清单（样式）", C, 15, KW["head"], True, before=10)
    d.table(
        [
            ("序号", "名称", "权利人", "类别", "共享方式"),
            ("1", "68米登高平台自动调平控制方法", "炎舟专汽", "发明专利", "研究免费"),
            ("2", "车载消防泵水力模型", "楚泉泵业", "技术秘密", "研究免费"),
            ("3", "臂架振动主动抑制算法", "楚江理工", "软件著作权", "研究免费"),
        ],
        (1.4, 6, 2.8, 2.6, 2.6),
        10.5,
    )
    d.p("附件三  授权委托书", C, 15, KW["head"], True).paragraph_format.page_break_before = True
    d.ps(f"""委托人：楚江理工大学，法定代表人：冯绍安，职务：校长。
受托人：江淮月，职务：副校长，工作单位：楚江理工大学。
兹委托江淮月同志代表我校签署《{NAME}协议书》及其附件，代理权限为签字、盖章及办理与签署有关的手续。受托人在上述权限内所签文件，我校均予承认。
委托期限：2022年9月1日至2022年10月31日。受托人无转委托权。""")
    d.blank(1)
    p = d.p("委托人（公章）：楚江理工大学", R, 13)
    d.seal(p, "楚江理工大学", 10.5, -1.2, 3.4, 5)
    d.p("法定代表人（签字）：冯绍安", R, 13)
    d.p("2022年9月1日", R, 13)
    d.save(DOCS / "a.docx")
    to_pdf(DOCS / "a.docx", DOCS / AGR)


def plan():
    d = Doc(size=15, line=28, header=NAME + "建设方案", footer="- {} -", **KW)
    d.blank(5)
    d.p(NAME, C, 22, KW["head"], True, line=40)
    d.p("建 设 方 案", C, 26, KW["head"], True, line=48)
    d.blank(9)
    d.p(f"牵头单位：{LEAD}", C, 14)
    d.p("联系人：简松涛    电话：0722-3318862", C, 14)
    d.p("二〇二二年九月", C, 14)
    d.page()
    kind = {"enterprise": "企业", "university": "高校", "institute": "科研院所"}
    tables = {
        "@members": (
            [("序号", "单位名称", "类别", "注册地", "与牵头单位关系")]
            + [(i + 1, m[0], kind[m[6]], re.match(r".*?市", m[4]).group(), m[7]) for i, m in enumerate(M)],
            (1.2, 5.6, 1.9, 3.0, 4.1),
        ),
        "@platforms": (
            [("平台名称", "领域", "级别", "年份", "依托单位")] + [(a, b, c, y, h) for a, b, c, y, h in PLAT],
            (7.4, 2.0, 1.6, 1.4, 3.4),
        ),
        "@time": (TIME, (2.2, 4.8, 8.6)),
    }
    for line in TEXT.strip().split("\n"):
        if line in tables:
            rows, w = tables[line]
            d.table(rows, w, 10, align={2: L} if line == "@time" else None, keep=True)
            d.p("", indent=False, line=8, size=8)
        elif line.startswith("## "):
            d.h(line[3:], 2)
        elif line.startswith("# "):
            d.h(line[2:])
        else:
            d.p(line)
    d.save(DOCS / "p.docx")
    to_pdf(DOCS / "p.docx", DOCS / PLAN)


def book():
    wb = openpyxl.Workbook()
    side = Side(style="thin")
    edge = Border(left=side, right=side, top=side, bottom=side)

    def sheet(ws, title, rows, widths):
        ws.append([title])
        ws.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(widths))
        ws["A1"].font, ws["A1"].alignment = Font(name="黑体", size=14), Alignment(horizontal="center")
        for row in rows:
            ws.append(row)
        for row in ws.iter_rows(min_row=2, max_row=1 + len(rows)):
            for c in row:
                c.border, c.alignment = edge, Alignment(wrap_text=True, vertical="center", horizontal="center")
        for i, w in enumerate(widths):
            ws.column_dimensions["ABCDEFGHIJ"[i]].width = w

    ws = wb.active
    ws.title = "科研骨干"
    sheet(
        ws,
        "科研骨干名册",
        [("序号", "姓名", "年龄", "职务/职称", "从事专业", "工作单位", "联合体分工")] + [(i + 1, *t) for i, t in enumerate(TEAM)],
        (6, 10, 7, 28, 16, 32, 16),
    )
    kind = {"enterprise": "企业", "university": "高校", "institute": "科研院所"}
    sheet(
        wb.create_sheet("成员单位"),
        "成员单位名册",
        [("序号", "单位名称", "统一社会信用代码", "类别", "注册地址", "法定代表人")]
        + [(i + 1, m[0], CODE[m[0]], kind[m[6]], m[4], m[5]) for i, m in enumerate(M)],
        (6, 34, 24, 10, 42, 12),
    )
    sheet(
        wb.create_sheet("人员统计"),
        "企业成员人员统计（截至2022年6月30日）",
        [
            ("单位", "在册职工", "工程技术人员", "专职研发人员", "外聘及兼职"),
            ("炎舟专汽", 1946, 512, 268, 31),
            ("云岭液压", 402, 118, 64, 5),
            ("弘毅底盘", 1130, 236, 121, 8),
            ("楚泉泵业", 365, 97, 52, 6),
            ("其余4家", 1288, 241, 118, 12),
            ("合计", 5131, 1204, 623, 62),
        ],
        (14, 12, 14, 14, 14),
    )
    wb.save(DOCS / XLS)


def evidence():
    d = Doc(size=12, line=22, footer="{}", **KW)
    d.p("证明材料（一）  营业执照信息", C, 16, KW["head"], True, after=6)
    d.table(
        [
            ("统一社会信用代码", CODE[LEAD]),
            ("名称", LEAD),
            ("类型", "股份有限公司（非上市）"),
            ("住所", M[0][4]),
            ("法定代表人", "程启昂"),
            ("注册资本", "贰亿肆仟万元整"),
            ("成立日期", "2002年05月20日"),
            ("登记机关", "随州市市场监督管理局"),
        ],
        (5, 10.5),
        11.5,
        head=False,
        line=24,
    )
    d.p("证明材料（二）  2019—2021年度审计数据摘录", C, 16, KW["head"], True, after=6).paragraph_format.page_break_before = True
    d.p(f"编制单位：{LEAD}（母公司）    单位：万元", R, 10.5)
    d.table(
        [
            ("项目", "2019年度", "2020年度", "2021年度", "三年累计"),
            ("主营业务收入", "198,530.6", "215,407.9", "236,812.4", "650,750.9"),
            ("研发投入", "7,147.1", "8,185.5", "9,235.7", "24,568.3"),
            ("研发投入占比", "3.60%", "3.80%", "3.90%", "3.78%"),
            ("利润总额", "13,820.4", "15,006.2", "16,911.8", "45,738.4"),
        ],
        (3.6, 2.9, 2.9, 2.9, 2.9),
        11,
    )
    d.p("注：数据取自经审计的母公司财务报表；炎舟控股集团合并报表另行编制，2021年度合并研发费用13,070.2万元。", size=10.5)
    d.blank(1)
    p = d.p("湖北楚信会计师事务所有限公司", R, 12)
    d.seal(p, "湖北楚信会计师事务所有限公司", 10.5, -1.3, 3.5, 8)
    d.p("2022年3月18日", R, 12)
    d.p("证明材料（三）  平台批复摘录", C, 16, KW["head"], True, after=6).paragraph_format.page_break_before = True
    d.ps(f"""2017年公布的国家认定企业技术中心名单载明：{LEAD}技术中心。
鄂科技发〔2012〕第九批省工程技术研究中心名单载明：湖北省应急救援车辆工程技术研究中心，依托单位{LEAD}。
省级重点实验室、企校联合创新中心的批复文件原件存炎舟专汽档案室，可供现场查验。""")
    d.save(DOCS / "e.docx")
    to_pdf(DOCS / "e.docx", DOCS / EVI)


if __name__ == "__main__":
    shutil.rmtree(OUT, ignore_errors=True)
    DOCS.mkdir(parents=True)
    agreement(), plan(), book(), evidence()
    (OUT / "gold.json").write_text(
        json.dumps(gold(M, CODE, PLAT, TEAM, NAME, LEAD, AGR, PLAN, XLS, EVI), ensure_ascii=False, indent=1), "utf-8"
    )
    sys.exit(0 if check(OUT) else 1)
