"""gx-b2-flawed: a marine biomedicine consortium of Beihai with a second lead in Zhanjiang (Guangxi 2021), flawed by what is absent.

No year figures of the leads, an agreement that puts off or leaves out arrangements, empty cells, an empty platform list, no recommendation.
Everything is invented.
"""

from __future__ import annotations

from pathlib import Path

from author_b import (
    EVAL,
    Gold,
    Word,
    cell,
    cover,
    form_table,
    fresh,
    opinion,
    par,
    plain_length,
    row,
    run,
    seal,
    spans,
    table,
    uscc,
)

FORM = "1.广西海洋生物医药创新联合体组建申请表.docx"
AGREEMENT = "2.组建合作协议（盖章扫描前定稿）.pdf"
PROFILE = "3.牵头单位情况说明.docx"
GROUP = "4.海昇控股集团2020年度报告摘录.pdf"
NAME = "广西海洋生物医药创新联合体"
OTHER_NAME = "广西海洋生物医药产业创新联合体"
LEAD = "北海海昇生物制药股份有限公司"
SECOND = "湛江蓝湾海洋生物科技有限公司"
PLACE = "广西壮族自治区北海市海城区银滩大道126号"
SECOND_PLACE = "广东省湛江市霞山区海滨大道南18号"
DATE = "2021年12月3日"
FACULTY = "桂海医药大学海洋药学院"
MEMBERS = [
    (
        LEAD,
        uscc("91450500708652J3T"),
        "enterprise",
        "lead",
        "广西壮族自治区北海市",
        "符海生",
        "北部湾地区重点海洋药物生产企业，海洋多糖类制剂销往29个省份，取得药品生产批件34个。牵头单位，负责联合体总体协调、海洋多糖药物开发和产业化。",
    ),
    (
        SECOND,
        uscc("91440800MA4WT25H6"),
        "enterprise",
        "lead",
        "广东省湛江市",
        "麦冠华",
        "粤西海洋生物制品龙头企业，海洋胶原蛋白原料出口东南亚。牵头单位，负责胶原蛋白与活性肽开发、原料标准化。",
    ),
    (
        "桂海医药大学",
        uscc("12450000498510262"),
        "university",
        "core",
        "广西壮族自治区南宁市",
        "汤若谦",
        "区内海洋药学领域的主要高校，药学学科进入全国前列，主持国家自然科学基金项目27项。核心层，负责活性物质筛选与药效评价。",
    ),
    (
        FACULTY,
        "",
        "university",
        "core",
        "广西壮族自治区北海市",
        "黎知秋",
        "桂海医药大学二级学院，建有海洋天然产物实验室，专任教师41人。核心层，负责海洋天然产物提取与结构鉴定。",
    ),
    (
        "北部湾海洋生物资源研究所",
        uscc("12450500MB0W73418"),
        "institute",
        "close",
        "广西壮族自治区北海市",
        "冼国梁",
        "北海市属科研机构，保存马氏珠母贝、方格星虫等种质430份，相关保种技术处于国内先进水平。紧密合作层，负责种质与原料评价。",
    ),
    (
        "钦州三娘湾水产养殖有限公司",
        uscc("91450700MA5KF90Q4"),
        "enterprise",
        "close",
        "广西壮族自治区钦州市",
        "苏庆丰",
        "区内较大的大蚝、对虾养殖企业，养殖面积1.8万亩，处于产业链上游。紧密合作层，负责原料规范化养殖。",
    ),
    ("防城港桂越医药物流有限公司", uscc("91450600MA5N7D35K"), "enterprise", "general", "广西壮族自治区防城港市", "裴立忠", ""),
]
GOALS = [
    "面向海洋药物和功能制品产业化程度低、原料标准缺失等问题，联合体拟用四年时间，建立北部湾特色海洋生物资源活性物质库，收录样品3,000份以上；突破海洋多糖定向降解、胶原活性肽连续酶解、制剂稳定化等关键技术6项；"
    "完成2个海洋类创新药物的临床前研究，开发特殊医学用途配方食品和医用敷料8个；建设年产60吨活性肽生产线1条；申请发明专利35件，制定标准5项，培养研究生50名；到2025年实现新增产值6亿元。"
]
TEAM = [
    ("符海生", "57", "董事长/高级工程师", "制药工程", LEAD),
    ("容婉清", "43", "研发总监/高级工程师", "海洋多糖", LEAD),
    ("麦冠华", "52", "总经理", "企业管理", SECOND),
    ("潘思源", "39", "高级工程师", "酶工程", SECOND),
    ("汤若谦", "58", "校长/教授", "药理学", "桂海医药大学"),
    ("黎知秋", "49", "院长/教授", "天然药物化学", FACULTY),
    ("冼国梁", "51", "所长/研究员", "海洋生物学", "北部湾海洋生物资源研究所"),
    ("苏庆丰", "46", "总经理", "水产养殖", "钦州三娘湾水产养殖有限公司"),
]
COOPERATION = [
    "两家牵头单位与桂海医药大学自2016年起共建海洋药物联合研究中心，先后联合完成市厅级科技项目7项，共同申请专利22件；北部湾海洋生物资源研究所为双方提供原料种质鉴定，年送检样品600余份。",
    "海昇制药在区内率先采用连续膜分离技术生产海洋多糖，是国家高新技术企业；近三年举办北部湾海洋药物学术沙龙5期，与泰国企业签订技术服务合同1项，向区内企业转移工艺2项。钦州三娘湾水产养殖有限公司为海昇制药供应原料已有九年。",
    "黎知秋教授课题组拥有液质联用、核磁共振等分析平台，桂海医药大学药效评价中心通过GLP认证，能够满足联合体研究需要。",
]


def form(folder: Path) -> Path:
    w = Word("宋体", 12, (2.2, 2.2, 2.6, 2.6), footer="第 %s 页", title="申请表", author="海昇制药项目部")
    first, second = seal(LEAD, number="4505020031174", seed=3), seal(SECOND, number="4408030055621", seed=3)
    cover(
        w,
        "",
        ["广西壮族自治区创新联合体", "组建申请表"],
        [
            f"创新联合体名称：{NAME}",
            "产业领域：生物医药",
            f"牵头单位：{LEAD}（盖章）",
            f"          {SECOND}（盖章）",
            "联 系 人：容婉清",
            "联系电话：（请填写手机号）",
            f"填报日期：{DATE}",
        ],
        (3, first, 6),
        "黑体",
    )
    w.add(par("广西壮族自治区创新联合体组建申请表", 18, True, "黑体", "center", after=8, page=True))
    own = (
        par("牵头单位审核意见：", 10.5)
        + par("内容属实，同意申报。", 10.5, indent=2)
        + par("", 10.5)
        + par(w.picture(first, 3.8, 3.2, -1.3) + run(f"牵头单位（盖章）：{LEAD}", 10.5), 10.5, left=20)
        + par("", 10.5)
        + par("", 10.5)
        + par(w.picture(second, 3.8, 9.0, -1.5) + run(f"牵头单位（盖章）：{SECOND}", 10.5), 10.5, left=190)
        + par(DATE, 10.5, left=250, before=4, after=14)
    )
    w.add(
        form_table(
            w,
            {
                "size": 10.5,
                "name": NAME,
                "effective": "    年   月   日",
                "field": "生物医药",
                "lead": f"{LEAD}、{SECOND}",
                "contact": "容婉清",
                "phone": "",
                "counts": {
                    "national": "1",
                    "provincial": "3",
                    "total": "7",
                    "enterprises": "4",
                    "universities": "2",
                    "institutes": "1",
                },
                "goals": GOALS,
                "team": TEAM + [("", "", "", "", "")] * 3,
                "platforms": [("", "", "", "", "")] * 5,
                "members": [(m[0], m[1], m[6]) for m in MEMBERS],
                "cooperation": COOPERATION,
                "opinions": [
                    own,
                    opinion(w, "推荐单位审核意见：", "", "                （盖章）", "    年   月   日"),
                    opinion(w, "广西壮族自治区科技厅审核意见：", "", "                （盖章）", "    年   月   日"),
                ],
            },
        )
    )
    return w.save(folder / FORM)


LAYERS = {"lead": "牵头单位", "core": "核心层单位", "close": "紧密合作单位", "general": "一般协作层单位"}
TEXT = [
    ("h", "1  合作背景与宗旨"),
    (
        "p",
        "1.1 北部湾海域海洋生物资源丰富，但海洋药物和功能制品产业规模偏小、创新资源分散。为推动广西壮族自治区海洋生物医药产业科技创新、技术进步和成果转化，各方经友好协商，同意组建"
        + OTHER_NAME
        + "（以下简称联合体）。",
    ),
    (
        "p",
        "1.2 联合体以企业为主体、市场为导向、产学研相结合，本着平等自愿、优势互补、共同发展的原则开展合作，不改变各方原有的隶属关系、资产关系和人事关系。",
    ),
    (
        "p",
        "1.3 各方认同联合体的长期发展目标，愿意发挥各自在原料、研发、制造、流通方面的优势，共同打造北部湾海洋生物医药创新高地，服务面向东盟的健康产业合作。",
    ),
    ("h", "2  参与单位"),
    (
        "p",
        "2.1 联合体由两家牵头单位和五家成员单位共7家单位组成，形成核心层、紧密合作层、一般协作层相互协作的组织形式，名单如下：",
    ),
    ("t", ""),
    ("p", "2.2 联合体成员覆盖海水养殖与种质资源、药物与功能制品制造、医药物流等产业链上下游环节以及高校、科研院所。"),
    ("h", "3  技术创新目标"),
    (
        "p",
        "3.1 到2025年，建立北部湾特色海洋生物资源活性物质库，收录样品3,000份以上；突破海洋多糖定向降解、胶原活性肽连续酶解、制剂稳定化等关键技术6项。",
    ),
    (
        "p",
        "3.2 完成2个海洋类创新药物的临床前研究，开发特殊医学用途配方食品和医用敷料8个，建设年产60吨活性肽生产线1条，申请发明专利35件。",
    ),
    ("h", "4  任务分工"),
    ("p", f"4.1 {LEAD}负责总体协调、海洋多糖药物开发和产业化，提供中试车间。"),
    ("p", f"4.2 {SECOND}负责胶原蛋白与活性肽开发、原料标准化。"),
    ("p", "4.3 桂海医药大学负责活性物质筛选与药效评价，桂海医药大学海洋药学院负责海洋天然产物提取与结构鉴定。"),
    (
        "p",
        "4.4 北部湾海洋生物资源研究所负责种质与原料评价，钦州三娘湾水产养殖有限公司负责原料规范化养殖，防城港桂越医药物流有限公司负责产品储运和东盟渠道。",
    ),
    ("h", "5  组织机构"),
    (
        "p",
        "5.1 联合体设理事会，作为决策机构，由各成员单位各派一名代表组成，负责决定联合体重大事项。理事会的会议召集、表决方式等议事规则由各方另行约定。",
    ),
    ("p", "5.2 联合体设专家咨询委员会，为联合体提供技术咨询，委员由理事会聘任。"),
    ("p", "5.3 联合体设秘书处，作为执行机构，承担联络协调工作，办公地点设在北海市。"),
    ("p", "5.4 首席专家人选待联合体获批后由理事会选聘。"),
    ("h", "6  各方的责任、权利与义务"),
    (
        "p",
        "6.1 各方有权参加联合体组织的项目申报、学术交流和人才培养活动，优先获得联合体内部的技术信息，优先使用其他成员单位开放的仪器设备。",
    ),
    (
        "p",
        "6.2 各方应当维护联合体的声誉，按照分工完成所承担的任务，配合秘书处提供统计数据和工作进展，对合作中知悉的未公开信息予以保密。",
    ),
    ("p", "6.3 牵头单位负责组织编制年度工作计划，召集成员单位会议，协调解决合作中出现的问题，并为成员单位开展试验提供便利条件。"),
    ("p", "6.4 各方派出的人员仍由原单位管理并承担工资福利，工作期间应当遵守接收单位的安全生产和实验室管理制度。"),
    ("h", "7  经费"),
    (
        "p",
        "7.1 各方承担任务所需经费原则上自行解决。联合体公共经费由两家牵头单位按照6∶4的比例筹集，首年筹集120万元，用于会议、调研和成果宣传。",
    ),
    ("p", "7.2 联合体经费的管理办法待联合体成立后另行制定。"),
    ("h", "8  成果与知识产权"),
    ("p", "8.1 各方同意在具体项目合作中就科技成果和知识产权的归属、许可使用和转化收益分配另行签订协议，本协议不作约定。"),
    ("p", "8.2 联合体对外发布成果信息，应当事先征得相关成员单位同意，并注明完成单位。"),
    ("h", "9  交流与宣传"),
    ("p", "9.1 联合体每年组织一次海洋生物医药技术交流活动，鼓励成员单位之间互派技术人员进修学习，共同培养研究生。"),
    ("p", "9.2 成员单位可以在宣传资料中使用联合体名称，但不得损害联合体和其他成员单位的利益。"),
    ("h", "10  附则"),
    ("p", "10.1 新单位申请加入联合体的，应当经两家牵头单位同意；成员单位退出的，应当提前一个月书面告知牵头单位。"),
    ("p", "10.2 本协议经各方法定代表人签字、盖章后生效，有效期四年。期满可以续签。"),
    ("p", "10.3 因本协议产生的分歧，由各方协商解决。未尽事宜另行协商。"),
    ("p", "10.4 本协议一式十份，各方各执一份，其余用于申报，具有同等效力。"),
]


def agreement(folder: Path) -> Path:
    serif, sans = "Noto Serif CJK SC", "Noto Sans CJK SC"
    w = Word(serif, 15, (3, 2.8, 2.8, 2.8), header=f"{OTHER_NAME}组建合作协议", footer="%s", title="组建合作协议")
    w.add(
        *[par("", 18)] * 5,
        par(OTHER_NAME, 24, True, sans, "center", after=10),
        par("组建合作协议", 26, True, sans, "center", after=150),
        par(f"牵头单位：{LEAD}", 14, left=50, after=8),
        par(f"          {SECOND}", 14, left=50, after=8),
        par("签约地点：广西壮族自治区北海市", 14, left=50, after=8),
        par(f"签约日期：{DATE}", 14, left=50),
    )
    first = True
    for kind, t in TEXT:
        if kind == "h":
            w.add(par(t, 15, True, sans, before=8, after=4, line=1.3, keep=True, page=first))
            first = False
        elif kind == "p":
            w.add(par(t, 14.5, indent=2, align="both", line=1.5))
        else:
            grid = [700, 1900, 4100, 2100]
            rows = [
                row(
                    spans(grid, [(1, h, {"bold": True, "face": sans}) for h in ("序号", "类别", "单位名称", "所在地")]),
                    26,
                    header=True,
                )
            ]
            rows += [
                row(spans(grid, [(1, v, {"size": 10}) for v in (str(k), LAYERS[m[3]], m[0], m[4])]), 26)
                for k, m in enumerate(MEMBERS, 1)
            ]
            w.add(table(rows, grid), par("", 8))
    w.add(par("签 章 页", 16, True, sans, "center", after=8, page=True))
    grid = [5300, 3500]
    rows = []
    for k, m in enumerate(MEMBERS):
        sealed = m[2] != "institute"
        over = w.picture(seal(m[0], number=m[1][2:8] + str(4411 + k) if m[1] else "", seed=4), 3.0, 5.4, -1.1) if sealed else ""
        rows.append(
            row(
                [
                    cell(par(f"{LAYERS[m[3]]}（盖章）：", 11.5, after=6) + par(over + run(m[0], 11.5), 11.5), 1, grid[0]),
                    cell(par(f"法定代表人（签字）：{m[5]}", 11.5, after=6) + par(f"日期：{DATE}", 11.5), 1, grid[1]),
                ],
                72,
            )
        )
    w.add(table(rows, grid))
    return w.save_pdf(folder / AGREEMENT)


def profile(folder: Path) -> Path:
    w = Word("仿宋", 14, (2.8, 2.6, 2.8, 2.6), footer="%s", title="牵头单位情况说明", author="海昇制药项目部", first_plain=False)
    w.add(par("牵头单位情况说明", 20, True, "黑体", "center", after=12))
    grid = [2000, 3400, 3400]
    lines = [
        ("企业名称", LEAD, SECOND),
        ("统一社会信用代码", MEMBERS[0][1], MEMBERS[1][1]),
        ("类型", "股份有限公司（非上市）", "有限责任公司"),
        ("住所", PLACE, SECOND_PLACE),
        ("法定代表人", "符海生", "麦冠华"),
        ("注册资本", "壹亿捌仟万元整", "陆仟万元整"),
        ("成立日期", "2001年5月16日", "2016年8月9日"),
    ]
    w.add(par("一、营业执照信息", 14, True, "黑体", after=6))
    w.add(
        table(
            [
                row(spans(grid, [(1, a, {"bold": True, "size": 11}), (1, b, {"size": 11}), (1, c, {"size": 11})]), 26)
                for a, b, c in lines
            ],
            grid,
        ),
        par("", 10),
    )
    for kind, t in [
        ("h", "二、北海海昇生物制药股份有限公司"),
        (
            "p",
            "公司是海昇控股集团的骨干企业，主要从事海洋多糖药物、海洋功能食品的研发和生产，拥有符合GMP要求的制剂车间3个、原料药车间1个，产品连续多年获得广西名牌产品称号。海昇控股集团2020年合并营业收入31.52亿元。"
            "公司预计2022年主营业务收入突破13亿元。",
        ),
        (
            "p",
            "公司现有研发人员76人，与桂海医药大学、北部湾海洋生物资源研究所保持长期合作。公司长期重视研发，力争到2025年研发投入强度达到4%。公司建有北海市企业技术中心，正在申报自治区级海洋药物工程技术研究中心，预计2022年获得批复。",
        ),
        ("h", "三、湛江蓝湾海洋生物科技有限公司"),
        (
            "p",
            "公司主要从事海洋胶原蛋白、活性肽原料的生产与销售，2018年至2020年三年累计销售收入16.2亿元，产品出口越南、泰国、马来西亚。现有技术人员118人，建有湛江市海洋生物制品工程技术研究中心。",
        ),
        ("p", "公司与北海海昇在原料采购、产品代工方面合作五年，双方决定共同牵头组建联合体，发挥琼州海峡两岸资源互补的优势。"),
        ("h", "四、承诺"),
        ("p", "两家单位承诺所提供的情况真实有效，近三年无重大环境、安全、质量事故和严重失信行为。"),
    ]:
        w.add(
            par(t, 14, True, "黑体", before=6, after=4, keep=True)
            if kind == "h"
            else par(t, 14, indent=2, align="both", line=1.4)
        )
    w.add(
        par("", 14),
        par(w.picture(seal(LEAD, number="4505020031174", seed=5), 3.9, 9.0, -1.2) + run(LEAD, 14), 14, align="right"),
        par(SECOND, 14, align="right", before=4),
        par("2021年12月1日", 14, align="right", before=4),
    )
    return w.save(folder / PROFILE)


def group(folder: Path) -> Path:
    serif, sans = "Noto Serif CJK SC", "Noto Sans CJK SC"
    w = Word(
        serif,
        12,
        (2.6, 2.4, 2.6, 2.6),
        header="海昇控股集团有限公司2020年度报告",
        footer="%s",
        title="年度报告摘录",
        first_plain=False,
    )
    w.add(par("第三节  集团主要会计数据（摘录）", 15, True, sans, "center", after=10))
    w.add(
        par(
            "海昇控股集团有限公司合并范围内包括北海海昇生物制药股份有限公司、海昇大药房连锁有限公司、海昇置业有限公司等9家子公司。以下数据均为集团合并口径，未单独列示各子公司数据。",
            12,
            indent=2,
            align="both",
            line=1.5,
            after=6,
        )
    )
    w.add(par("单位：亿元", 10.5, align="right", after=2))
    grid = [3400, 1800, 1800, 1800]
    lines = [
        ("营业收入", "25.87", "28.94", "31.52"),
        ("其中：医药制造", "—", "—", "—"),
        ("利润总额", "1.96", "2.15", "2.43"),
        ("研发投入", "0.71", "0.83", "0.98"),
        ("资产总额", "46.20", "49.75", "53.18"),
    ]
    rows = [
        row(
            spans(
                grid,
                [(1, h, {"bold": True, "face": sans, "shade": "E7E6E6"}) for h in ("项目（合并）", "2018年", "2019年", "2020年")],
            ),
            24,
            header=True,
        )
    ]
    rows += [row(spans(grid, [(1, v, {"align": "left"} if i == 0 else {}) for i, v in enumerate(x)]), 23) for x in lines]
    w.add(table(rows, grid), par("", 10))
    for t in (
        "报告期内集团实现合并营业收入31.52亿元，同比增长8.9%，其中商业零售和房地产板块贡献较大。集团研发投入0.98亿元，占合并营业收入的3.1%。",
        "截至2020年末，集团在职员工6,214人，其中研究开发人员203人，分布在医药、保健食品和医疗器械三个板块。",
    ):
        w.add(par(t, 12, indent=2, align="both", line=1.5))
    return w.save_pdf(folder / GROUP)


def labels(folder: Path) -> None:
    g = Gold("gx-b2-flawed", "flawed", {FORM: "application", AGREEMENT: "agreement", PROFILE: "evidence", GROUP: "evidence"})
    f, found = g.fact, g.find
    f("consortium.name", NAME, FORM, f"创新联合体名称：{NAME}")
    f("consortium.name", OTHER_NAME, AGREEMENT, f"同意组建{OTHER_NAME}")
    f("consortium.field", "生物医药", FORM, "产业领域：生物医药")
    f("consortium.members_total", 7, FORM, "成员总数（个）7", unit="家")
    f("consortium.members_total", 7, AGREEMENT, "共7家单位组成", unit="家")
    f("consortium.enterprises", 4, FORM, "企业数量（个）4", unit="家")
    f("consortium.universities", 2, FORM, "高校数量（个）2", unit="家")
    f("consortium.institutes", 1, FORM, "研究机构数量（个）1", unit="家")
    f("consortium.leads_total", 2, AGREEMENT, "联合体由两家牵头单位和五家成员单位共7家单位组成", unit="家")
    f("consortium.term", 48, AGREEMENT, "有效期四年", unit="month")
    f("lead.name", LEAD, FORM, f"牵头单位：{LEAD}")
    f("lead.name", SECOND, AGREEMENT, SECOND)
    for name, code, place, head in ((LEAD, MEMBERS[0][1], PLACE, "符海生"), (SECOND, MEMBERS[1][1], SECOND_PLACE, "麦冠华")):
        f("lead.uscc", code, PROFILE, code, subject=name)
        f("lead.registered_place", place, PROFILE, place, subject=name)
        f("lead.legal_representative", head, AGREEMENT, f"法定代表人（签字）：{head}", subject=name)
    f("platforms.national", 1, FORM, "联合体内已建相关国家级各类科研平台数量1", unit="个")
    f("platforms.provincial", 3, FORM, "联合体内已建相关自治区级各类科研平台数量3", unit="个")
    f("contact.name", "容婉清", FORM, "联系人：容婉清")
    for m in MEMBERS:
        f(
            "member",
            {"name": m[0], "uscc": m[1], "type": m[2], "layer": m[3], "registered_place": m[4], "legal_representative": m[5]},
            FORM,
            m[0],
        )
    f("agreement.sign_date", "2021-12-03", AGREEMENT, f"签约日期：{DATE}")
    f("agreement.dispute_resolution", ["negotiation"], AGREEMENT, "因本协议产生的分歧，由各方协商解决")
    f("agreement.parties", [m[0] for m in MEMBERS], AGREEMENT, LEAD)

    found(
        "members-total", "not_met", ["成员总数（个）7", "共7家单位组成"], "7家，少于原则要求的8家（二级学院是否单独计数另有疑问）"
    )
    found("layers", "met", ["形成核心层、紧密合作层、一般协作层相互协作的组织形式"], "协议2.1写明并列表")
    found(
        "members-legal-persons",
        "not_met",
        [FACULTY, "桂海医药大学二级学院"],
        "桂海医药大学海洋药学院是二级学院，不是独立法人，代码栏空白；其余6家为独立法人，故留needs_expert",
        ["needs_expert"],
    )
    found(
        "members-enterprise-level",
        "needs_expert",
        ["北部湾地区重点海洋药物生产企业", "粤西海洋生物制品龙头企业", "区内较大的大蚝、对虾养殖企业"],
        "专家判断事项，材料有相关陈述",
    )
    found(
        "members-research-level",
        "needs_expert",
        ["药学学科进入全国前列", "相关保种技术处于国内先进水平"],
        "专家判断事项，材料有相关陈述",
    )
    found(
        "lead-registered",
        "not_met",
        [SECOND_PLACE, PLACE],
        "北海海昇在广西北海市，共同牵头的湛江蓝湾在广东省湛江市；两家均须满足",
    )
    found(
        "lead-influence",
        "needs_expert",
        ["北部湾地区重点海洋药物生产企业", "产品连续多年获得广西名牌产品称号", "粤西海洋生物制品龙头企业"],
        "专家判断事项，材料有相关陈述",
    )
    found(
        "lead-revenue",
        "not_stated",
        [
            "公司预计2022年主营业务收入突破13亿元",
            "海昇控股集团2020年合并营业收入31.52亿元",
            "2018年至2020年三年累计销售收入16.2亿元",
        ],
        "只有集团合并数、预计数和三年累计数，两家均无年度主营业务收入",
        ["needs_expert"],
    )
    found(
        "lead-rd-staff",
        "not_stated",
        ["公司现有研发人员76人", "现有技术人员118人"],
        "只写研发人员76人、技术人员118人，未写专职",
        ["needs_expert"],
    )
    found("lead-research-partners", "met", ["两家牵头单位与桂海医药大学自2016年起共建海洋药物联合研究中心"], "有具体合作事实")
    found(
        "lead-platform",
        "not_met",
        ["公司建有北海市企业技术中心，正在申报自治区级海洋药物工程技术研究中心", "建有湛江市海洋生物制品工程技术研究中心"],
        "两家牵头单位写明的都只是市级平台，自治区级在申报；申请表填自治区级3个而清单空白，依托单位不明",
        ["needs_expert"],
    )
    found(
        "lead-rd-intensity",
        "not_stated",
        ["力争到2025年研发投入强度达到4%", "占合并营业收入的3.1%"],
        "只有2025年目标和集团合并数",
        ["needs_expert"],
    )
    found(
        "lead-innovative",
        "needs_expert",
        ["海昇制药在区内率先采用连续膜分离技术生产海洋多糖，是国家高新技术企业"],
        "专家判断事项，材料有相关陈述",
    )
    found(
        "lead-convening",
        "needs_expert",
        ["近三年举办北部湾海洋药物学术沙龙5期", "与泰国企业签订技术服务合同1项"],
        "专家判断事项，材料有相关陈述",
    )
    found(
        "members-cooperation",
        "needs_expert",
        ["钦州三娘湾水产养殖有限公司为海昇制药供应原料已有九年", "北部湾海洋生物资源研究所为双方提供原料种质鉴定"],
        "专家判断事项，材料有相关陈述",
    )
    found(
        "members-research-team",
        "needs_expert",
        ["黎知秋教授课题组拥有液质联用、核磁共振等分析平台", "桂海医药大学药效评价中心通过GLP认证"],
        "专家判断事项，材料有相关陈述",
    )
    found(
        "members-enterprise-capability",
        "needs_expert",
        ["养殖面积1.8万亩，处于产业链上游", "海洋胶原蛋白原料出口东南亚"],
        "专家判断事项，材料有相关陈述；防城港桂越一栏空白",
    )
    found("org-decision", "met", ["联合体设理事会，作为决策机构"], "协议5.1")
    found("org-advisory", "met", ["联合体设专家咨询委员会，为联合体提供技术咨询"], "协议5.2")
    found("org-executive", "met", ["联合体设秘书处，作为执行机构"], "协议5.3")
    found(
        "org-executive-staff", "not_met", ["联合体设秘书处，作为执行机构，承担联络协调工作"], "协议只写办公地点，没有工作人员配备"
    )
    found("funds-management", "not_met", ["联合体经费的管理办法待联合体成立后另行制定"], "管理办法推后制定，未附")
    found(
        "funds-supervision",
        "not_met",
        ["各方承担任务所需经费原则上自行解决", "联合体公共经费由两家牵头单位按照6∶4的比例筹集"],
        "协议经费一章没有内部监督机制",
    )
    found(
        "lead-count",
        "met",
        ["联合体由两家牵头单位和五家成员单位共7家单位组成"],
        "2家，在1—2家以内；其中一家在区外，由lead-registered判定",
        ["needs_expert"],
    )
    found("agreement-goals", "met", ["3 技术创新目标", "到2025年，建立北部湾特色海洋生物资源活性物质库"], "协议第3章")
    found("agreement-tasks", "met", ["4 任务分工", "负责胶原蛋白与活性肽开发、原料标准化。"], "协议第4章")
    found(
        "agreement-rights",
        "met",
        ["6 各方的责任、权利与义务", "各方有权参加联合体组织的项目申报", "各方应当维护联合体的声誉"],
        "协议第6章",
    )
    found(
        "agreement-ip",
        "not_met",
        ["就科技成果和知识产权的归属、许可使用和转化收益分配另行签订协议，本协议不作约定"],
        "推后另行约定",
    )
    found("agreement-breach", "not_met", ["因本协议产生的分歧，由各方协商解决", "10 附则"], "协议通篇没有违约责任")
    found("agreement-signed", "met", ["法定代表人（签字）：符海生", "法定代表人（签字）：裴立忠"], "7家均有打印署名和日期")
    found(
        "agreement-sealed",
        "not_met",
        ["北部湾海洋生物资源研究所", "紧密合作单位（盖章）："],
        "北部湾海洋生物资源研究所签章处没有公章，其余6家有公章图像",
    )
    found("foreign-experts", "not_stated", [], "全部材料未提外国专家团队（泰国技术服务合同、产品出口不是）")
    found(
        "chief-scientist-calibre",
        "not_stated",
        ["首席专家人选待联合体获批后由理事会选聘"],
        "尚无首席专家，无从判断",
        ["needs_expert"],
    )
    found("doc-application", "met", ["广西壮族自治区创新联合体组建申请表"], "已提交")
    found("doc-agreement", "met", ["组建合作协议", f"同意组建{OTHER_NAME}"], "已提交，名为组建合作协议")
    found(
        "form-lead-seal", "met", [f"牵头单位（盖章）：{LEAD}", f"牵头单位（盖章）：{SECOND}"], "两家牵头单位在意见栏均有公章图像"
    )
    found("form-field", "met", ["产业领域：生物医药", "产业领域生物医药"], "生物医药属战略性新兴产业")
    found(
        "form-platform-count",
        "not_met",
        ["联合体内已建相关自治区级各类科研平台数量3", "平台名称学科/产业领域国家/自治区级"],
        "填国家级1、自治区级3，清单五行全空；也可说清单缺失无从核对",
        ["not_stated"],
    )
    found("form-agreement-attached", "met", ["组建合作协议", f"同意组建{OTHER_NAME}"], "已附")
    found(
        "form-required-fields",
        "not_met",
        ["联系电话：（请填写手机号）", "联合体协议生效时间年月日"],
        "电话未填（封面为提示语），协议生效时间未填",
    )
    found(
        "form-member-totals",
        "met",
        ["成员总数（个）7", "企业数量（个）4", "高校数量（个）2"],
        "4+2+1=7，成员表7行（二级学院按申请表计入高校）",
    )
    found("form-goals", "met", ["面向海洋药物和功能制品产业化程度低、原料标准缺失等问题"], "已填写")
    found(
        "form-goals-limit",
        "met",
        ["面向海洋药物和功能制品产业化程度低、原料标准缺失等问题"],
        f"{plain_length(''.join(GOALS))}字，未超500字",
    )
    found("form-team", "met", ["二、科研团队情况", "容婉清43研发总监/高级工程师"], "8人")
    found(
        "form-platforms",
        "not_met",
        ["三、联合体已建自治区级及以上科研平台数量", "平台名称学科/产业领域国家/自治区级"],
        "平台清单没有一行内容",
    )
    found("form-member-uscc", "not_met", [FACULTY], "桂海医药大学海洋药学院没有统一社会信用代码")
    found(
        "form-member-limit",
        "met",
        ["北部湾地区重点海洋药物生产企业，海洋多糖类制剂销往29个省份"],
        f"最长{max(plain_length(m[6]) for m in MEMBERS)}字",
    )
    found(
        "form-cooperation",
        "met",
        ["五、联合体已具备的合作基础、开展活动和取得的实效", "两家牵头单位与桂海医药大学自2016年起共建海洋药物联合研究中心"],
        "已填写",
    )
    found("form-recommendation", "not_met", ["推荐单位审核意见：", "内容属实，同意申报"], "推荐单位意见、公章、日期均空白")
    found("agreement-s1", "met", ["2 参与单位", "名单如下："], "有标题和列表")
    found("agreement-s6", "not_met", ["6 各方的责任、权利与义务", "10 附则"], "协议没有科研诚信追究的标题和内容")
    found(
        "composition",
        "met",
        ["联合体成员覆盖海水养殖与种质资源、药物与功能制品制造、医药物流等产业链上下游环节以及高校、科研院所"],
        "上下游企业、高校和科研院所均有",
    )
    found("decision-mechanism", "not_met", ["理事会的会议召集、表决方式等议事规则由各方另行约定"], "议事规则推后另行约定")
    found(
        "funds-government",
        "not_met",
        ["联合体经费的管理办法待联合体成立后另行制定", "联合体公共经费由两家牵头单位按照6∶4的比例筹集"],
        "协议没有政府资助经费使用和接受监督的约定",
    )
    found("chief-expert-named", "not_met", ["首席专家人选待联合体获批后由理事会选聘"], "没有写明姓名的首席专家")
    found(
        "form-member-statement",
        "not_met",
        ["防城港桂越医药物流有限公司", "在行业（或领域）中的地位，在联合体内分工"],
        "防城港桂越医药物流有限公司一栏空白",
    )
    g.differs("consortium_name", "申请表为广西海洋生物医药创新联合体，协议为广西海洋生物医药产业创新联合体")
    g.alert("placeholder", "封面联系电话留有“（请填写手机号）”，协议生效时间留有“年 月 日”")
    g.data["consistency_ok"] = ["platform_count"]
    g.data["alerts_ok"] = ["duplicate_member"]
    g.data["traps"] = [
        "集团合并营业收入31.52亿元、研发投入占比3.1%不是牵头单位的",
        "13亿元是2022年预计数，4%是2025年目标",
        "16.2亿元是三年累计销售收入",
        "研发人员76人、技术人员118人都没写专职",
        "自治区级平台在申报，已有的只是市级",
        "两家牵头单位，一家住所在广东，协议“2.1”只列市名",
        "二级学院不是独立法人，也没有代码",
        "“另行约定”“另行制定”“待……后”不算约定",
        "“专家咨询委员会”存在，不能判缺",
        "签章页一家只有打印署名没有公章",
        "文件名写“盖章扫描前定稿”但签章已在",
        "申请表与协议的联合体名称差“产业”二字",
        "“五家成员单位”不含牵头单位，总数是7家",
        "“6∶4”是出资比例，章号6是责任权利义务",
        "泰国技术服务合同不是外国专家加入",
    ]
    g.save(folder)


def main() -> None:
    case = fresh(EVAL / "cases" / "gx-b2-flawed")
    for make in (form, agreement, profile, group):
        make(case / "documents")
    labels(case)


if __name__ == "__main__":
    main()
