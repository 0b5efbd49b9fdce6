"""Bundle hn-f1-scanned (Henan 2022): scans, a photo, a WPS-like plan, a staff list, a note. Run: python hn_f1.py"""

from __future__ import annotations

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import author_f as f
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

CASE = "hn-f1-scanned"
OUT = f.CASES / CASE / "documents"
APP, AGR, PLAN = "01 河南省创新联合体组建备案申请表（盖章扫描件）.pdf", "02组建协议_扫描.pdf", "03 建设方案（2022.9.5稿）.docx"
AUDIT, STAFF, NOTE = "04审计报告摘录IMG_20220903.jpg", "附件5：研发人员名单.xlsx", "说明.txt"
NAME = "河南省超硬材料与精密磨具创新联合体"
FIELD = "新材料（超硬材料及制品）"
LEAD = "河南嵩锐超硬材料股份有限公司"
SIGNED = "2022年8月26日"

# name, code, type, layer, chain place, legal representative, place, statement
MEMBERS = [
    (
        LEAD,
        f.uscc("91410100", "75847K3M"),
        "enterprise",
        "lead",
        "中游",
        "葛立群",
        "郑州高新技术产业开发区",
        "国内金刚石微粉及精密磨具主要供应商，金刚石微粉国内市场占有率约18%，连续五年居省内首位，主持制定国家标准5项。牵头单位（产业链中游），负责联合体总体组织、项目统筹、微粉分级提纯技术开发和示范线建设。",
    ),
    (
        "中州工业大学",
        f.uscc("12410000", "41580336"),
        "university",
        "core",
        "",
        "惠承业",
        "郑州市",
        "省属重点理工科高校，材料科学与工程为省特色骨干学科，拥有磨削理论与超硬材料研究团队38人、高温高压实验室2,600平方米。核心层单位，承担金刚石合成机理、磨粒可控排布基础研究，选派首席科学家。",
    ),
    (
        "河南省超硬工具研究院",
        f.uscc("12410000", "41590712"),
        "institute",
        "core",
        "",
        "蒲松年",
        "郑州市",
        "省属公益二类科研院所，建院36年，长期从事超硬工具设计与检测方法研究，建有百吨级结合剂中试线。核心层单位，承担陶瓷结合剂配方与工艺中试。",
    ),
    (
        "许昌坚石金刚石有限公司",
        f.uscc("91411000", "MA40X7R2"),
        "enterprise",
        "core",
        "上游",
        "柴守正",
        "许昌市长葛市",
        "国内六面顶压机保有量居前的人造金刚石单晶生产企业，年产单晶14亿克拉。核心层单位（产业链上游），承担大颗粒高品级单晶合成与原料保供。",
    ),
    (
        "洛阳磨砺精密工具有限公司",
        f.uscc("91410300", "67412P5C"),
        "enterprise",
        "close",
        "中游",
        "楚怀谦",
        "洛阳市涧西区",
        "国家级专精特新“小巨人”企业，轴承磨削用CBN砂轮国内市场份额约11%。紧密合作单位（产业链中游），承担高速CBN砂轮结构设计与制造。",
    ),
    (
        "南阳中锐砂轮有限公司",
        f.uscc("91411300", "58031T6X"),
        "enterprise",
        "close",
        "中游",
        "符广瑞",
        "南阳市宛城区",
        "豫西南规模最大的树脂砂轮制造企业，年产砂轮320万片，产品出口12个国家。紧密合作单位（产业链中游），承担树脂结合剂磨具绿色制造工艺。",
    ),
    (
        "新乡航切刀具科技有限公司",
        f.uscc("91410700", "MA45C8Q1"),
        "enterprise",
        "close",
        "下游",
        "雷振川",
        "新乡市红旗区",
        "新乡航切刀具科技有限公司成立于2016年，专业从事航空发动机叶片、机匣以及碳纤维复合材料构件加工用聚晶金刚石刀具的研发制造，现有职工236人，其中研发人员47人，拥有五轴激光加工中心9台、工具磨床31台、刀具检测仪12台，已获授权专利83件，其中发明专利19件，先后被认定为高新技术企业、河南省专精特新中小企业和河南省瞪羚企业，产品在国内多家航空制造企业批量使用，2021年国内航空复材刀具细分市场份额约8.5%，位居国产品牌第二位。紧密合作单位（产业链下游），承担聚晶金刚石刀具在难加工材料上的应用验证、切削数据库建设和刀具寿命评价方法研究，并牵头编制航空复材用刀具团体标准2项。",
    ),
    (
        "伏牛理工学院",
        f.uscc("12411300", "41602845"),
        "university",
        "close",
        "",
        "聂文渊",
        "南阳市",
        "豫西地区理工类本科高校，机械工程为省重点学科，建有精密磨削实验中心，团队21人。紧密合作单位，承担磨削过程监测与数值仿真。",
    ),
    (
        "焦作精磨装备制造有限公司",
        f.uscc("91410800", "MA44H2W9", wrong=True),
        "enterprise",
        "general",
        "下游",
        "米学峰",
        "焦作市中站区",
        "数控磨床省内骨干制造商，累计销售各类磨床2,900余台。一般协作层单位（产业链下游），承担磨具与磨床匹配性试验。",
    ),
    (
        "郑州芯削半导体材料有限公司",
        f.uscc("91410100", "MA46L5N8"),
        "enterprise",
        "general",
        "下游",
        "游思远",
        "郑州航空港经济综合实验区",
        "从事碳化硅衬底切磨抛加工的科技型中小企业，年加工衬底6万片。一般协作层单位（产业链下游），承担半导体晶圆减薄砂轮的应用验证。",
    ),
    (
        "河南硬质材料检测中心",
        f.uscc("52410000", "MJF2186K"),
        "other",
        "general",
        "",
        "冉淑珍",
        "郑州市",
        "取得CMA、CNAS资质的民办非企业检测机构，超硬材料检测参数417项。一般协作层单位，提供检测、比对和标准验证服务。",
    ),
]
LAYER = {"lead": "牵头单位", "core": "核心层单位", "close": "紧密合作单位", "general": "一般协作层单位"}
assert all(f.valid(m[1]) != (m[0].startswith("焦作")) for m in MEMBERS)
assert all((f.length(m[7]) > 200) == m[0].startswith("新乡") for m in MEMBERS)

TEAM = [
    ("栾屹川", "53", "院长/二级教授", "超硬材料制备", "中州工业大学"),
    ("葛立群", "56", "董事长/正高级工程师", "材料工程", LEAD),
    ("卢晓棠", "43", "研发总监/正高级工程师", "磨料磨具", LEAD),
    ("蒲松年", "58", "院长/研究员", "工具设计", "河南省超硬工具研究院"),
    ("闻人静", "39", "副教授", "磨削理论", "中州工业大学"),
    ("柴守正", "51", "总经理/高级工程师", "高温高压合成", "许昌坚石金刚石有限公司"),
    ("楚怀谦", "49", "总经理/高级工程师", "CBN砂轮", "洛阳磨砺精密工具有限公司"),
    ("聂文渊", "55", "院长/教授", "机械制造", "伏牛理工学院"),
    ("雷振川", "46", "董事长/高级工程师", "刀具制造", "新乡航切刀具科技有限公司"),
    ("应子墨", "34", "工程师", "微粉分级", LEAD),
    ("丰若溪", "37", "副研究员", "陶瓷结合剂", "河南省超硬工具研究院"),
]
PLATFORMS = [
    ("国家认定企业技术中心", "超硬材料", "国家级", "2019", LEAD),
    ("高效磨削技术国家地方联合工程研究中心", "机械制造", "国家级", "2016", "中州工业大学"),
    ("河南省超硬磨具工程技术研究中心", "超硬材料", "省级", "2012", LEAD),
    ("河南省高温高压材料重点实验室", "材料科学", "省级", "2010", "中州工业大学"),
    ("河南省金刚石合成工艺工程研究中心", "超硬材料", "省级", "2017", "许昌坚石金刚石有限公司"),
    ("河南省精密磨削工具工程技术研究中心", "工具制造", "省级", "2018", "洛阳磨砺精密工具有限公司"),
    ("郑州市半导体磨抛材料重点实验室", "半导体材料", "市级", "2020", "郑州芯削半导体材料有限公司"),
]

PROFILE = """河南嵩锐超硬材料股份有限公司（以下简称“嵩锐股份”或“公司”）成立于2004年3月，注册地址为郑州高新技术产业开发区冬青西街266号，法定代表人葛立群，注册资本2.16亿元，主要从事金刚石微粉、金刚石复合片、立方氮化硼精密磨具的研发、制造与销售，2020年被省科技厅认定为河南省创新龙头企业。公司金刚石微粉国内市场占有率约18%，连续五年居省内首位；带动省内上下游配套企业60余家，产业链年配套额超过9亿元。
2021年，公司实现销售收入23.68亿元，研发投入7,245.6万元，研发投入占销售收入的3.06%。公司所属的嵩锐控股集团2021年合并口径实现营业总收入41.52亿元、研发投入9,876.4万元。2019年至2021年，公司研发投入累计20,158.3万元。预计2022年公司销售收入达到28亿元，研发投入占比提高到4%。
公司现有员工1,864人，其中各类技术人员312人，专职研发人员46人。公司建有国家认定企业技术中心（2019年）和河南省超硬磨具工程技术研究中心（2012年），与中州工业大学、伏牛理工学院以及省外4所高校签订长期合作协议，共建联合实验室3个，近三年实施产学研项目17项，合同额3,860万元。
近年来，公司牵头承担国家重点研发计划课题1项、河南省重大科技专项2项，其中“高强韧金刚石复合片关键技术及产业化”专项于2021年12月通过省科技厅组织的验收，形成新产品9种、授权发明专利14件，累计新增销售收入3.7亿元，获河南省科技进步二等奖1项。"""
CV = """栾屹川，男，1969年7月生，博士，中州工业大学材料学院院长、二级教授、博士生导师，河南省优秀专家，享受国务院政府特殊津贴。1998年以来一直从事高温高压合成与超硬材料制品研究，2011年至2012年在国外大学做访问学者。
主持国家自然科学基金重点项目1项、面上项目3项，国家重点研发计划课题2项；发表学术论文143篇，出版专著2部，授权发明专利36件，其中11件在省内企业实施转化，合同到账额2,140万元。以第一完成人获河南省技术发明一等奖1项、机械工业科学技术一等奖1项。
兼任中国机械工程学会磨粒加工分会常务理事、全国磨料磨具标准化技术委员会委员、《超硬材料工程》编委。长期担任省内多家超硬材料企业技术顾问，熟悉产业发展，曾组织由6家单位、70余名科研人员参加的国家课题攻关，组织协调经验丰富。"""
GOALS = """面向航空航天、半导体、轨道交通等领域对高端磨具和刀具的需求，解决高品级金刚石微粉一致性差、陶瓷结合剂强度低、晶圆减薄砂轮依赖进口三个方面的问题。到2025年底，联合体拟实现以下目标：
一是0.5微米以下金刚石微粉粒度离散系数由0.35降低到0.20以下，金属杂质总量低于30ppm，建成年产2亿克拉示范线1条；二是开发抗折强度不低于110MPa的低温陶瓷结合剂，CBN砂轮最高使用线速度由125m/s提高到180m/s；三是8英寸碳化硅晶圆减薄砂轮国产化率由不足10%提高到40%；四是申请发明专利70件以上，主持或参与制定国家、行业标准9项，新增销售收入12亿元，培养研究生60名。"""
BASIS = """牵头单位与中州工业大学自2009年起开展合作，2015年共建超硬材料联合实验室，双方共同承担国家重点研发计划课题1项、省级项目5项；与许昌坚石、洛阳磨砺保持十年以上的供应与技术合作关系，2021年产业链内部采购额2.94亿元。
近三年，联合体主要成员共同承担河南省重大科技专项“高强韧金刚石复合片关键技术及产业化”等联合研发项目8项，合同经费5,230万元；联合申请专利61件，其中发明专利38件，联合发布团体标准6项。
2019年以来，牵头单位连续三届主办中原超硬材料产业技术论坛，参会企业累计420余家（次）；成员单位之间开放共享大型仪器设备27台套，开展技术诊断、人员培训35场次。新乡航切与洛阳磨砺联合开发的叶根槽专用砂轮已在三家主机配套厂替代进口，2021年实现销售收入4,680万元。"""


def application(tmp: Path) -> tuple[Path, str]:
    w = f.Word("仿宋_GB2312", 14, 1.5, header="")
    w.cover(
        "附1",
        ["河南省创新联合体", "组建备案申请表"],
        [
            f"创新联合体名称：{NAME}",
            f"产业领域：{FIELD}",
            f"牵头单位：{LEAD}（盖章）",
            "联系人：卢晓棠",
            "联系电话：0371-67891062",
            "填报日期：2022年9月6日",
        ],
        ["河南省科学技术厅", "2022年制"],
    )
    w.para("填表说明", indent=False, bold=True, align="center", size=18, face="黑体", after=10)
    w.body("""一、联合体牵头单位须加盖法人公章。
二、产业领域指基础材料、传统装备、汽车、轻纺食品等传统产业，新一代信息技术、高端装备、新材料、生物医药、新能源汽车、新能源、节能环保、生物育种等新兴产业，量子信息、氢能与储能、类脑智能、未来网络、生命健康、前沿新材料等未来产业。
三、联合体内已建平台数量指所有成员单位在本产业领域已建成并正在运行的省级及以上各类创新平台。
四、对联合体牵头单位、成员单位在行业（或领域）中地位、分工、合作基础、开展活动和取得的实效做简要说明。
五、联合体组建申请表需附《河南省创新联合体组建协议》。
六、申请书一式三份，盖章后牵头单位、推荐单位、省科技厅各存一份。""")
    w.page()
    w.para("河南省创新联合体组建备案申请表", indent=False, bold=True, align="center", size=18, face="黑体", after=6)
    w.table(
        [
            ["联合体名称", NAME, ">", ">"],
            ["牵头单位", LEAD, ">", ">"],
            ["联系人及联系电话", "卢晓棠  0371-67891062", ">", ">"],
            ["联合体协议生效时间", SIGNED, ">", ">"],
            ["推荐首席科学家姓名", "栾屹川", "职称/职务", "二级教授/院长"],
            ["联合体内已建相关省级以上\n各类创新平台数量", "7", "其中国家级\n创新平台数量", "2"],
            ["成员总数（个）", "11", "企业数量（个）", "7"],
            ["高校、研究机构数量（个）", "3", "其他机构数量（个）", "1"],
        ],
        [5.0, 4.2, 3.8, 3.4],
        11,
        head=False,
        line=1.4,
    )
    for title, text in (
        ("一、牵头单位基本情况", PROFILE),
        ("二、首席科学家科研简历（含取得的代表性科研成果、学术任职等）", CV),
        ("三、技术创新目标", GOALS),
    ):
        w.box(title, 11.5, bold=True)
        w.box(text, 11.5, line=1.5)
    w.box("四、科研团队情况", 11.5, bold=True)
    w.table([["姓名", "年龄", "职务/职称", "从事专业", "工作单位"], *map(list, TEAM)], [2.2, 1.4, 4.2, 3.2, 5.4], 10.5)
    w.box(
        "五、联合体已建省部级及以上创新平台数量（含包括所有成员单位在本产业领域已建成并正在运行的省级及以上重点实验室、工程（技术）研究中心、技术创新中心等各类创新平台）",
        11,
        bold=True,
    )
    w.table(
        [["平台名称", "学科/\n产业领域", "国家/省级", "建设时间", "依托单位"], *map(list, PLATFORMS)],
        [5.4, 2.2, 2.0, 2.0, 4.8],
        10.5,
    )
    w.landscape()
    w.para("六、成员单位在行业（或领域）中地位的简要说明", indent=False, bold=True, size=12, face="黑体")
    w.table(
        [
            [
                "序号",
                "成员单位名称及统一社会信用代码",
                "在行业（或领域）中的地位，在联合体内任务分工，明确牵头单位、核心层单位、紧密合作单位、一般协作层单位，限200字）",
            ],
            *[[str(i), f"{m[0]}\n{m[1]}", m[7]] for i, m in enumerate(MEMBERS, 1)],
        ],
        [1.3, 6.6, 16.2],
        10.5,
        line=1.15,
    )
    w.landscape(False)
    w.box("七、联合体已具备的合作基础、联合开展的研发项目、活动和取得的实效", 11.5, bold=True)
    w.box(BASIS, 11.5, line=1.5)
    w.box(
        f"牵头单位意见：\n我单位对申请材料的真实性负责，同意牵头组建联合体并按协议履行职责。\n\n\n                              （盖章）：{LEAD}\n                                    2022年9月6日\n",
        11.5,
        line=1.4,
    )
    w.box(
        "推荐单位意见：\n经审核，申报材料齐全，拟同意推荐。\n\n\n                              （盖章）：\n                                      年   月   日\n",
        11.5,
        line=1.4,
    )
    w.box(
        "备案部门意见：\n\n\n                              （盖章）：\n                                      年   月   日\n",
        11.5,
        line=1.4,
    )
    return w.save(tmp / "app.docx"), w.text()


def agreement(tmp: Path) -> tuple[Path, str]:
    w = f.Word("仿宋_GB2312", 14.5, 1.55, header="")
    w.cover(
        "",
        ["河南省创新联合体", "组建协议"],
        [
            f"创新联合体名称：{NAME}",
            f"产业领域：{FIELD}",
            f"牵头单位：{LEAD}（盖章）",
            "联系人：卢晓棠",
            "联系电话：0371-67891062",
            f"填报日期：{SIGNED}",
        ],
        ["河南省科学技术厅", "2022年制"],
    )
    w.body(
        "为推动河南省超硬材料产业科技创新、技术进步和成果转化，依据河南省超硬材料与精密磨具产业目前实际情况和河南省重大科技专项、重点研发计划要求，成立河南省超硬材料与精密磨具创新联合体（以下简称联合体），经所有成员单位同意，签署联合组建协议，内容如下。"
    )
    w.head("一、参与单位")
    w.body(
        "联合体现有成员单位11家，均为依法设立、独立承担民事责任的法人单位，包括企业7家、高等学校2家、科研院所1家、检测服务机构1家。各单位所在层级及法定代表人如下："
    )
    rows = [["层级", "单位名称", "法定代表人", "住所"]]
    for i, m in enumerate(MEMBERS):
        rows.append([LAYER[m[3]] if m[3] != MEMBERS[i - 1][3] or i == 0 else "^", m[0], m[5], m[6]])
    w.table(rows, [3.0, 6.4, 2.6, 4.2], 11)
    w.head("二、组建原则及组建形式")
    w.body("""联合体坚持市场导向、企业主体、平等自愿、优势互补、风险共担的原则，采取契约型组建形式，不另行设立独立法人，不改变各成员单位的隶属关系、产权关系和法人地位。
联合体组建期自2022年9月1日起至2028年8月31日止。组建期满前六个月，由理事会组织评估并决定是否续签。""")
    w.head("三、技术创新目标")
    w.body("""到2025年底，攻克高纯金刚石微粉分级提纯、高强低温陶瓷结合剂、晶圆减薄砂轮三项关键核心技术；建成年产2亿克拉高品级微粉示范线1条，CBN砂轮最高使用线速度达到180m/s，8英寸碳化硅晶圆减薄砂轮国产化率达到40%。
组建期内申请发明专利70件以上，主持或参与制定国家、行业标准9项，联合体新增销售收入12亿元。""")
    w.head("四、目标任务及具体分工")
    w.body("""（一）嵩锐股份负责总体组织、项目申报、微粉分级提纯技术开发和示范线建设，对联合体总体目标负责。
（二）中州工业大学负责金刚石合成机理、磨粒可控排布等基础研究，推荐栾屹川教授担任联合体首席科学家。
（三）河南省超硬工具研究院负责陶瓷结合剂配方、工艺中试和数据库建设，向成员单位开放中试线。
（四）许昌坚石金刚石有限公司负责大颗粒高品级单晶合成，每年保障试验用单晶不少于600万克拉。
（五）洛阳磨砺精密工具有限公司、南阳中锐砂轮有限公司分别负责高速CBN砂轮和树脂结合剂磨具的设计制造。
（六）新乡航切刀具科技有限公司、焦作精磨装备制造有限公司、郑州芯削半导体材料有限公司分别负责刀具应用验证、磨床匹配试验和晶圆减薄验证。
（七）伏牛理工学院负责磨削过程监测与数值仿真；河南硬质材料检测中心负责检测、比对和标准验证。""")
    w.head("五、各成员单位的责权利")
    w.body("""（一）组织机构。联合体设立理事会，作为决策机构，由各成员单位各委派一名理事组成，理事长由嵩锐股份董事长担任。理事会每年至少召开两次会议，须有三分之二以上理事出席，涉及成员进退、年度预算、项目立项的事项，经出席理事三分之二以上同意方可通过；决议由秘书处三十日内落实并书面反馈。
联合体设立专家咨询委员会，作为咨询机构，由首席科学家和行业专家9人组成，对技术路线和项目遴选提出咨询意见。
联合体设立秘书处，作为常设执行机构，挂靠嵩锐股份技术中心，配备专职秘书长1名、专职工作人员3名、兼职联络员11名，负责日常工作。
（二）权利。成员单位有权参加理事会表决、优先承担联合体项目、共享仪器设备和信息资源，有权查阅经费使用情况，有权对秘书处工作提出意见。
（三）义务。成员单位应当按期完成所承担的任务，按约定投入人员、设备和资金，每季度向秘书处报送进展；未经理事会同意不得将任务转包。对合作中知悉的技术秘密和经营信息，保密期限为协议终止后五年。
（四）技术开发成本承担。技术开发所需成本由任务承担单位与受益单位共同承担：共性技术课题由嵩锐股份承担百分之五十，其余由参加课题的企业按任务量分摊；高等学校、科研院所以人员和实验条件投入，不承担现金出资；专用工装、试制材料费用由提出需求的企业自行承担。
（五）经费管理。联合体经费由秘书处依托单位单独设账、专款专用，执行理事会审议通过的《联合体经费管理办法》。建立内部监督机制，由洛阳磨砺、许昌坚石、中州工业大学各派一名财务人员组成经费监督组，每半年检查一次，检查结果向理事会报告。政府资助经费按照国家和河南省科研经费管理规定使用，接受科技、财政、审计部门的监督。
（六）加入、退出与解散。新成员加入须经全体成员同意并签订补充协议。联合体承担省级以上科技计划项目期间，不得自行解散或变更牵头单位。联合体解散时，由理事会成立清算小组，各成员单位投入的设备归原单位所有；共同购置的资产按出资比例分割；尚未完成的课题由原承担单位继续完成，经费结余按来源渠道退回或按出资比例返还；已形成的共有成果权属不变，各方的保密责任继续有效。""")
    w.head("六、科技成果、知识产权归属、许可使用和转化收益等分配办法")
    w.body("""（一）各方在本协议签订前拥有的知识产权归原权利人所有，因联合体任务需要使用的，由权利人许可使用，许可范围以课题任务书为限。
（二）单方独立完成的成果归完成方所有；两方以上共同完成的成果归完成各方共有，按照创造性贡献大小确定份额和署名次序，份额在课题任务书中事先写明。
（三）联合体成员对共有成果享有非独占的普通实施权；向联合体以外的第三方许可或者转让的，应当取得全体共有人书面同意。
（四）技术转让、许可、咨询和服务所产生的收益分配办法，待首个合作项目立项后，由各方另行签订补充协议予以约定。""")
    w.head("七、科研诚信追究方式")
    w.body(
        "各成员单位及其科研人员应当恪守科研诚信，不得伪造、篡改数据，不得抄袭、剽窃他人成果，不得重复申报项目或虚报成果。经专家咨询委员会调查、理事会认定存在失信行为的，视情节给予通报批评、停拨经费、追回已拨经费、取消成员资格等处理，并报省科技厅依规记入科研诚信档案。"
    )
    w.head("八、违约责任追究方式")
    w.body("""（一）任何一方不履行或者不完全履行本协议的，守约方可书面催告，违约方应当自收到催告之日起三十日内改正；逾期不改正的，按照其承担任务经费总额的百分之八向守约方支付违约金，违约金不足以弥补损失的，还应当赔偿差额。
（二）违反保密义务的，应当立即停止泄密行为、消除影响，并支付不低于三十万元的违约金。
（三）擅自退出联合体的，其已投入的资金不予退还，两年内不得再次申请加入。
（四）因不可抗力不能履行的，应当在十日内通知其他各方并提供证明，根据影响程度部分或者全部免除责任。
本协议经各成员单位法定代表人签字并加盖公章后，自2022年8月26日起生效。本协议一式二十四份，成员单位各执两份，其余报送推荐单位和省科技厅备案。""")
    w.page()
    w.para("所有成员单位签章：", indent=False, bold=True, face="黑体", size=15)
    rows = []
    blocks = [f"{LAYER[m[3]]}（盖章）：\n{m[0]}\n\n法定代表人（签字）：\n\n日期：{SIGNED}\n" for m in MEMBERS] + [""]
    for i in range(0, 12, 2):
        rows.append([blocks[i], blocks[i + 1]])
    t = w.table(rows, [8.2, 8.2], 11.5, head=False, align=None, line=1.3)
    for row in t.rows:
        pr = row._tr.get_or_add_trPr()
        pr.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    w.para("日  期：2022年8月26日        签署地点：郑州市", indent=False, size=14, before=8)
    return w.save(tmp / "agr.docx"), w.text()


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%3."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"""

TEXTBOX = """<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="1260000"/><wp:docPr id="41" name="文本框 41"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="1260000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{body}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape id="_x0000_s41" style="width:425pt;height:99pt"><v:textbox><w:txbxContent>{body}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def plan(tmp: Path) -> tuple[Path, str]:
    w = f.Word("宋体", 12, 1.6, header=NAME + "建设方案")
    numbering = w.doc.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    abstract = parse_xml(NUMBERING.format(ns=nsdecls("w")))
    first.addprevious(abstract) if first is not None else numbering.append(abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    def h(text, level=0):
        p = w.doc.add_paragraph(style=f"Heading {level + 1}")
        p.paragraph_format.space_before, p.paragraph_format.space_after = Pt(8), Pt(4)
        run = p.add_run(text)
        f.font(run, "黑体", 15 - level * 1.5, True)
        p._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )

    def item(text):
        p = w.para(text, indent=True)
        p._p.get_or_add_pPr().insert(0, parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="2"/><w:numId w:val="90"/></w:numPr>'))

    w.para(NAME, indent=False, bold=True, align="center", size=22, face="黑体", before=40)
    w.para("建设方案", indent=False, bold=True, align="center", size=22, face="黑体", after=20)
    w.para("二〇二二年九月", indent=False, align="center", size=14, after=20)
    h("组建背景与意义")
    w.body("""超硬材料是先进制造的“工业牙齿”。我国人造金刚石产量占世界的九成以上，河南是主产区，但高品级微粉、精密磨具和半导体用切磨抛耗材仍大量依赖进口，存在“大而不精、原料强制品弱”的结构性问题。
组建联合体，有利于把省内原料优势转化为制品优势，贯通“单晶—微粉—结合剂—磨具刀具—应用验证”创新链，提升产业链自主可控水平；有利于形成企业出题、科研单位答题、市场阅卷的协同机制，加快关键核心技术突破和产业化应用。""")
    h("组建单位情况和建设条件")
    h("牵头单位情况", 1)
    w.body("""嵩锐股份注册于郑州高新技术产业开发区，是河南省创新龙头企业，拥有国家认定企业技术中心，专职从事金刚石微粉、复合片及精密磨具的研发制造，2021年实现销售收入23.68亿元，在金刚石微粉领域居国内主导地位。
公司建立了“年度技术雷达”制度，连续四年发布超硬材料前沿技术清单，率先布局半导体减薄砂轮方向；面向产业链开放检测平台，2021年为省内中小企业提供技术服务190余次。""")
    box = "".join(
        f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>{t}</w:t></w:r></w:p>'
        for t in (
            "【小贴士】口径说明",
            "嵩锐控股集团2021年合并营业总收入41.52亿元，为集团口径，不作为联合体牵头单位指标；2025年嵩锐股份销售收入目标为40亿元，研发投入占比目标为5%。",
        )
    )
    w.doc.add_paragraph()._p.append(parse_xml(TEXTBOX.format(ns=nsdecls("w"), body=box)))
    h("成员单位情况", 1)
    w.body(
        "联合体由11家独立法人单位组成，其中企业7家、高校2家、科研院所1家、检测机构1家。企业成员均处于超硬材料产业链上，其中产业链中下游企业6家（含牵头单位），占成员单位总数的54.5%。成员单位分布见表1。"
    )
    rows = [["层级", "单位", "统一社会信用代码", "产业链位置"]]
    for i, m in enumerate(MEMBERS):
        rows.append([LAYER[m[3]] if i == 0 or m[3] != MEMBERS[i - 1][3] else "^", m[0], m[1], m[4] or "—"])
    w.para("表1  成员单位一览", indent=False, align="center", size=11, bold=True)
    w.table(rows, [2.8, 6.0, 5.0, 2.4], 10)
    w.body("""洛阳磨砺的CBN砂轮、新乡航切的聚晶金刚石刀具与牵头单位的微粉、复合片形成上下游互补，近三年洛阳磨砺研发投入占比为6.2%，新乡航切为7.8%，均具备独立的研发试制和技术配套能力。
各成员单位与嵩锐股份在原料供应、联合研发、标准制定等方面合作多年，均已出具参与意愿函。河南硬质材料检测中心拥有检测人员64人、设备原值3,900万元，可提供全流程检测和标准验证服务。""")
    h("首席科学家团队情况", 1)
    w.body(
        "首席科学家栾屹川教授带领的超硬材料团队现有固定研究人员38人，其中教授9人、博士27人，近五年承担国家级项目12项，与省内企业联合攻关25项，获省部级一等奖2项。"
    )
    h("现有基础条件", 1)
    w.body(
        "联合体成员拥有省级以上创新平台6个，其中国家级2个、省级4个，另有郑州市级重点实验室1个；科研用房3.2万平方米，六面顶压机、激光粒度仪、高速磨削试验台等仪器设备原值2.7亿元。河南省超硬工具研究院建有百吨级陶瓷结合剂中试线，中州工业大学高温高压实验室可开展7GPa以上的合成试验。"
    )
    h("总体思路与发展目标")
    h("总体思路", 1)
    w.body(
        "以国家和省重大需求为牵引，以嵩锐股份为龙头，围绕“提纯—结合—成形—应用”四个环节部署创新链，建立利益共享、风险共担的任务型创新组织，打造国内领先、具有国际影响的超硬材料创新高地。"
    )
    h("建设原则", 1)
    w.body("坚持企业主体、需求导向；坚持开放协同、优势互补；坚持目标明确、分步实施；坚持权责清晰、规范运行。")
    h("主要任务", 1)
    for t in (
        "高纯金刚石微粉分级提纯技术与装备；",
        "高强低温陶瓷结合剂及高速CBN砂轮；",
        "碳化硅晶圆减薄砂轮与聚晶金刚石刀具应用验证；",
        "公共检测与中试服务平台建设。",
    ):
        item(t)
    h("发展目标", 1)
    w.body(
        "到2025年，突破关键核心技术3项，建成示范线2条，申请发明专利70件以上，制定国家和行业标准9项，新增销售收入12亿元；形成晶圆减薄砂轮、180m/s高速CBN砂轮等标志性成果3项，总体达到国内领先、部分达到国际先进水平。"
    )
    h("组织架构、管理体制与运行机制")
    h("组织架构", 1)
    w.body(
        "联合体实行理事会领导下的首席科学家负责制。理事会为决策机构，专家咨询委员会为咨询机构，秘书处为常设执行机构，秘书处办公室设在嵩锐股份技术中心，现已到位专职人员4名。"
    )
    h("管理体制", 1)
    w.body(
        "重大事项由理事会集体决策，技术路线由首席科学家牵头、专家咨询委员会论证，项目由课题组实施、秘书处跟踪，实行季度调度、年度考核、动态调整。"
    )
    h("运营机制", 1)
    w.body(
        "建立需求征集、联合立项、经费共担、成果共享、人才互聘五项机制。经费实行预算管理和单独核算，由经费监督组每半年检查一次。"
    )
    h("建设计划")
    h("重点建设内容和项目", 1)
    w.body("围绕主要任务设置重点项目4个，分别由嵩锐股份、河南省超硬工具研究院、郑州芯削、河南硬质材料检测中心牵头实施。")
    h("建设周期与进度安排", 1)
    w.body("各重点项目建设周期为三年，自2022年9月至2025年8月，进度安排见表2。")
    w.para("表2  建设进度与经费安排（万元）", indent=False, align="center", size=11, bold=True)
    w.table(
        [
            ["重点项目", "阶段任务", "起止时间", "经费", ">"],
            ["^", "^", "^", "自筹", "申请财政"],
            ["微粉分级提纯", "小试与装备设计", "2022.9—2023.6", "1,200", "400"],
            ["^", "示范线建设与达产", "2023.7—2025.8", "3,600", "800"],
            ["结合剂与CBN砂轮", "配方开发与中试", "2022.9—2024.3", "1,050", "350"],
            ["^", "180m/s砂轮考核", "2024.4—2025.8", "900", "250"],
            ["应用验证", "减薄砂轮与刀具验证", "2023.1—2025.8", "1,400", "300"],
            ["检测与中试平台", "平台扩容", "2022.9—2024.12", "850", "200"],
            ["合计", ">", ">", "9,000", "2,300"],
        ],
        [3.4, 4.6, 4.0, 2.1, 2.3],
        10,
    )
    h("经费来源、预算方案及保障措施", 1)
    w.body(
        "总预算11,300万元，其中成员单位自筹9,000万元、拟申请省级财政资金2,300万元。2022年至2025年嵩锐股份计划投入研发经费3.6亿元。自筹经费由各企业出具出资承诺，按年度拨入专账。"
    )
    h("经济社会效益与风险分析", 1)
    w.body(
        "项目达产后年新增产值4.5亿元、利税0.9亿元，带动就业600余人。主要风险包括：一是高纯微粉提纯技术路线不确定，拟通过两条路线并行研究降低风险；二是下游晶圆厂验证周期长，拟采取联合验证、先试后买；三是原材料价格波动，拟以长期协议锁定。"
    )
    h("其他需要说明的问题")
    h("相关证明材料")
    for t in ("2021年度审计报告（摘录）；", "研发人员名单；", "创新平台认定文件（备查）；", "各成员单位参与意愿函（备查）。"):
        w.para(t)
    return w.save(tmp / PLAN), w.text()


AUDIT_ROWS = [
    ["项目", "合并", ">", "母公司", ">"],
    ["^", "2021年度", "2020年度", "2021年度", "2020年度"],
    ["一、营业总收入", "415,200.00", "368,940.52", "238,916.47", "207,355.18"],
    ["其中：销售收入（主营业务）", "409,733.86", "364,012.09", "236,800.00", "205,480.60"],
    ["减：营业成本", "301,884.35", "270,316.44", "168,492.73", "147,801.95"],
    ["  税金及附加", "2,917.60", "2,604.83", "1,702.15", "1,496.37"],
    ["  销售费用", "18,206.91", "16,880.25", "10,344.02", "9,217.46"],
    ["  管理费用", "21,578.33", "20,094.71", "12,630.58", "11,385.20"],
    ["  研发费用", "9,876.40", "8,905.17", "7,245.60", "6,592.30"],
    ["三、营业利润", "52,306.18", "43,771.40", "34,118.09", "27,640.85"],
]


def audit(tmp: Path) -> tuple[Path, str]:
    w = f.Word("宋体", 12, 1.5)
    w.para("中豫和会审字〔2022〕第0418号", indent=False, align="right", size=11)
    w.para(LEAD, indent=False, bold=True, align="center", size=16, face="黑体")
    w.para("2021年度审计报告（摘录）", indent=False, bold=True, align="center", size=16, face="黑体", after=6)
    w.body(
        f"我们审计了{LEAD}（以下简称公司）2021年12月31日的合并及母公司资产负债表，2021年度的合并及母公司利润表、现金流量表和所有者权益变动表以及相关财务报表附注。我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制。"
    )
    w.para("合并及母公司利润表（摘）", indent=False, bold=True, align="center", size=13, before=8)
    w.para("编制单位：河南嵩锐超硬材料股份有限公司                    金额单位：人民币万元", indent=False, size=10.5)
    w.table(AUDIT_ROWS, [5.2, 2.9, 2.9, 2.9, 2.9], 11, line=1.5)
    w.para(
        "注：合并数包括公司及其全部子公司；公司研发投入全部费用化，与母公司“研发费用”一致。",
        indent=False,
        size=10.5,
        before=6,
        after=24,
    )
    w.para("中豫和会计师事务所（特殊普通合伙）", indent=False, align="right")
    w.para("中国·郑州    2022年4月15日    ", indent=False, align="right")
    return w.save(tmp / "audit.docx"), w.text()


SURNAMES, GIVEN = (
    "申屠柏水窦章苏潘范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常",
    ["子昂", "晓东", "静怡", "鹏程", "文博", "雨桐", "志远", "思齐", "海波", "丽娟", "浩然", "明哲"],
)


def staff(path: Path) -> str:
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, Side

    r, book = f.rng("staff"), openpyxl.Workbook()
    s = book.active
    s.title = "研发人员"
    book.properties.creator, book.properties.created, book.properties.modified = (
        "Administrator",
        __import__("datetime").datetime(*f.FIXED),
        __import__("datetime").datetime(*f.FIXED),
    )
    s.merge_cells("A1:I1")
    s["A1"] = "河南嵩锐超硬材料股份有限公司研发人员名单"
    s["A1"].font, s["A1"].alignment = Font(name="黑体", size=16, bold=True), Alignment(horizontal="center")
    s.merge_cells("A2:I2")
    s["A2"] = "填报单位：河南嵩锐超硬材料股份有限公司（人力资源部）    截至2022年8月31日    单位：人、岁"
    heads = ["序号", "姓名", "性别", "年龄", "学历", "职称", "从事专业", "内部工号", "岗位性质"]
    for c, t in enumerate(heads, 1):
        s.cell(3, c, t).font = Font(bold=True)
    people, used = (
        [("卢晓棠", "女", 43, "硕士", "正高级工程师", "磨料磨具"), ("应子墨", "男", 34, "硕士", "工程师", "微粉分级")],
        set(),
    )
    while len(people) < 44:
        name = r.choice([c for c in SURNAMES if c not in "申屠"]) + r.choice(GIVEN)
        if name not in used:
            used.add(name)
            people.append(
                (
                    name,
                    r.choice("男女"),
                    r.randrange(24, 57),
                    r.choice(["本科", "硕士", "硕士", "博士"]),
                    r.choice(["助理工程师", "工程师", "工程师", "高级工程师"]),
                    r.choice(["微粉分级", "高压合成", "结合剂", "磨具设计", "分析检测", "装备自动化"]),
                )
            )
    rows = [heads]
    for i, p in enumerate(people, 1):
        row = [i, *p, f"SR{2000 + i * 7}", "兼职（生产部）" if i in (19, 30, 41) else "专职"]
        rows.append(row)
        for c, v in enumerate(row, 1):
            s.cell(3 + i, c, v)
    total = "合计：44人，其中专职41人，兼职3人"
    s.merge_cells("A48:I48")
    s["A48"] = total
    thin = Side(style="thin")
    for row in s.iter_rows(min_row=3, max_row=48, max_col=9):
        for cell in row:
            cell.border, cell.alignment = Border(thin, thin, thin, thin), Alignment(horizontal="center")
    s.column_dimensions["H"].hidden = True
    for k, width in zip("ABCDEFGHI", (6, 10, 6, 6, 8, 14, 14, 10, 14)):
        s.column_dimensions[k].width = width
    s.freeze_panes = "A4"
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(f.still(data.getvalue()))
    return "\n".join(
        [s["A1"].value, s["A2"].value, *(" ".join(str(v) for k, v in enumerate(row) if k != 7) for row in rows), total]
    )


NOTE_TEXT = """说  明

省科技厅、市科技局：
1、申请表、协议为盖章原件扫描，如不清晰可联系我司更换。原件一式三份已寄出。
2、协议签字页中，南阳中锐砂轮有限公司法定代表人符总目前在国外，已先行盖章，签字待其回国后补签，预计10月中旬。
3、推荐单位意见页正在市科技局会签，盖章后补传。
4、审计报告全文较大，仅上传利润表页照片，金额单位为万元。
5、方案里的28亿、40亿都是预测数，请以审计数为准。

嵩锐股份技术中心
2022年9月7日
"""


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    tmp = f.WORK / CASE
    tmp.mkdir(parents=True, exist_ok=True)
    texts = {}
    docx, texts[APP] = application(tmp)
    sheets = f.Sheets(f.convert(docx, "pdf"), 160)
    sheets.stamp(LEAD, f"牵头单位：{LEAD}", 0, -2.0, 0.3, 4.2, page=0)
    sheets.stamp(LEAD, f"（盖章）：{LEAD}", 0, -1.8, 0.2, 4.2)
    wide = [i for i, im in enumerate(sheets.images) if im.width > im.height]
    assert wide, "no landscape page"
    sheets.scan(OUT / APP, CASE + "app", sideways=set(wide))
    print("application pages", len(sheets.images), "sideways", wide)
    docx, texts[AGR] = agreement(tmp)
    sheets = f.Sheets(f.convert(docx, "pdf"), 160)
    sheets.stamp(LEAD, f"牵头单位：{LEAD}", 0, -2.0, 0.3, 4.2, page=0)
    first = sheets.find("所有成员单位签章：")[0]
    for i, m in enumerate(MEMBERS):
        page = next(p for p in range(first, len(sheets.images)) if m[0] in "".join(c[0] for c in sheets.chars[p]))
        sheets.stamp(m[0], m[0], 0, 0.3 - 0.1 * (i % 4), 0.5 + 0.1 * (i % 3), 3.7, page=page)
        nth = sum(1 for k in MEMBERS[:i] if k[0] in "".join(c[0] for c in sheets.chars[page]))
        if not m[0].startswith("南阳"):
            sheets.write(m[5], "法定代表人（签字）：", nth, page)
            texts[AGR] += f"\n法定代表人（签字）：{m[5]}"
    sheets.scan(OUT / AGR, CASE + "agr")
    print("agreement pages", len(sheets.images))
    docx, texts[PLAN] = plan(tmp)
    (OUT / PLAN).write_bytes(docx.read_bytes())
    docx, texts[AUDIT] = audit(tmp)
    sheets = f.Sheets(f.convert(docx, "pdf"), 190)
    sheets.stamp("中豫和会计师事务所（特殊普通合伙）", "中豫和会计师事务所", 0, 2.0, 0.6, 4.2)
    (OUT / AUDIT).write_bytes(f.photo(sheets.images[0], "audit f1"))
    texts[STAFF] = staff(OUT / STAFF)
    (OUT / NOTE).write_bytes(NOTE_TEXT.replace("\n", "\r\n").encode("gb18030"))
    texts[NOTE] = NOTE_TEXT
    from hn_f1_gold import gold

    labels = gold(globals())
    f.prove(labels, texts, f.HERE.parent.parent.parent / "shared/spec/requirements.csv")
    f.put(CASE, labels)
    print("size", sum(p.stat().st_size for p in OUT.iterdir()))


if __name__ == "__main__":
    main()
