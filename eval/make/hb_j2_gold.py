"""Labels of hb-j2."""


def gold(M, CODE, PLAT, TEAM, NAME, LEAD, AGR, PLAN, XLS, EVI):
    facts = []

    def f(name, value, doc, quote, unit=None, period=None, **more):
        x = {"name": name, "value": value}
        if unit:
            x["unit"] = unit
        if period:
            x["period"] = period
        facts.append({**x, **more, "document": doc, "quote": quote})

    own = {"subject": LEAD}
    f("consortium.name", NAME, AGR, "共同组建“湖北省应急救援专用汽车产业技术创新联合体”")
    f("consortium.name", NAME, PLAN, NAME)
    f("consortium.members_total", 11, PLAN, "联合体由11家独立法人组成", "家")
    f("consortium.members_total", 11, AGR, "本协议自十一个成员单位全部签章完毕之日", "个")
    f("consortium.enterprises", 8, PLAN, "企业8家、高校2家、科研院所1家", "家")
    f("consortium.universities", 2, PLAN, "企业8家、高校2家、科研院所1家", "家")
    f("consortium.institutes", 1, PLAN, "企业8家、高校2家、科研院所1家", "家")
    f("consortium.agreement_effective_date", "2022-09-16", AGR, "即2022年9月16日起生效")
    f("consortium.term", 60, AGR, "有效期五年", "月")
    f("lead.name", LEAD, AGR, "甲方：" + LEAD)
    f("lead.name", LEAD, PLAN, "牵头单位：" + LEAD)
    f("lead.uscc", CODE[LEAD], XLS, CODE[LEAD])
    f("lead.uscc", CODE[LEAD], EVI, CODE[LEAD])
    f("lead.registered_place", M[0][4], AGR, M[0][4])
    f("lead.registered_place", M[0][4], EVI, M[0][4])
    f("lead.registered_place", "随州市曾都区交通大道东延线218号", PLAN, "注册地为随州市曾都区交通大道东延线218号")
    f("lead.legal_representative", "程启昂", AGR, "法定代表人：程启昂")
    f("lead.legal_representative", "程启昂", EVI, "程启昂")
    f("lead.annual_revenue", 2368000000, PLAN, "2021年主营业务收入23.68亿元", "CNY", "2021", measure="主营业务收入", **own)
    f("lead.rd_spend", 92357000, PLAN, "研发投入9,235.7万元", "CNY", "2021", measure="研发投入", **own)
    f("lead.rd_intensity", 0.039, PLAN, "研发投入占比3.9%", "fraction", "2021", **own)
    for y, a, b, c in (
        ("2019", "198,530.6", "7,147.1", "3.60%"),
        ("2020", "215,407.9", "8,185.5", "3.80%"),
        ("2021", "236,812.4", "9,235.7", "3.90%"),
    ):
        yuan = lambda s: round(float(s.replace(",", "")) * 10000)
        f("lead.annual_revenue", yuan(a), EVI, a, "CNY", y, measure="主营业务收入", **own)
        f("lead.rd_spend", yuan(b), EVI, b, "CNY", y, measure="研发投入", **own)
        f("lead.rd_intensity", round(float(c[:-1]) / 100, 4), EVI, c, "fraction", y, **own)
    f("lead.rd_staff", 268, PLAN, "专职研发人员268人", "人", **own)
    f("lead.rd_staff", 268, XLS, "炎舟专汽 1946 512 268", "人", **own)
    f("platforms.total", 9, PLAN, "联合体内现有省级以上平台9个", "个")
    f("platforms.national", 2, PLAN, "其中国家级2个、省级7个", "个")
    f("platforms.provincial", 7, PLAN, "其中国家级2个、省级7个", "个")
    f("chief_scientist.name", "周怀瑾", AGR, "聘任炎舟专汽总工程师周怀瑾为首席科学家")
    f("chief_scientist.title", "总工程师", AGR, "聘任炎舟专汽总工程师周怀瑾为首席科学家")
    f("chief_scientist.name", "周怀瑾", PLAN, "首席科学家周怀瑾")
    f("chief_scientist.title", "总工程师、正高级工程师", PLAN, "炎舟专汽总工程师、正高级工程师")
    f("contact.name", "简松涛", PLAN, "联系人：简松涛")
    f("contact.phone", "0722-3318862", PLAN, "电话：0722-3318862")
    for m in M:
        x = {
            "name": m[0],
            "uscc": CODE[m[0]],
            "type": m[6],
            "registered_place": m[4],
            "legal_representative": m[5],
            "controlled_by_lead": False,
        }
        if m[0] == LEAD:
            x["layer"] = "lead"
        f("member", x, XLS, m[0])
    for a, b, c, y, h in PLAT:
        f("platform", {"name": a, "field": b, "level": c, "year": y, "host": h}, PLAN, a)
    for n, age, t, s, o, _ in TEAM:
        f("researcher", {"name": n, "age": age, "title": t, "specialty": s, "organisation": o}, XLS, n)
    f("agreement.parties", [m[0] for m in M], AGR, LEAD)
    f("agreement.sign_date", "2022-09-16", AGR, "签署日期：2022年9月16日")
    f("agreement.dispute_resolution", ["negotiation", "arbitration"], AGR, "一律提交武汉仲裁委员会")

    G = {}

    def v(key, verdict, evidence, why, ok=()):
        G[key] = {"verdict": verdict, "also_ok": list(ok), "evidence": evidence, "why": why}

    met = lambda key, *e, why="材料中有明确内容", ok=(): v(key, "met", list(e), why, ok)
    exp = lambda key, *e, ok=(): v(key, "needs_expert", list(e), "属于专家判断事项，材料有相关陈述", ok)

    exp(
        "lead-influence",
        "举高类消防车国内市场占有率14.6%、排名第三",
        "带动随州及周边配套企业140余家",
        "牵头起草国家和行业标准17项",
    )
    exp(
        "chief-scientist-calibre",
        "获湖北省科技进步一等奖1项、二等奖3项，授权发明专利42件",
        "组织过十余家单位参加的省重大专项，善于协调不同单位合作",
        "他熟悉整车、部件和用户三头的情况",
    )
    exp("chief-scientist-post", "首席科学家周怀瑾", "炎舟专汽总工程师、正高级工程师", "主持开发的车型累计销售4,700余台")
    met(
        "chief-scientist-powers",
        "研究往哪个方向走，由首席科学家拍板",
        "首席科学家按照预算和聘用程序行使管理权",
        why="第十一条写明方向决定权和经费、用人管理权",
    )
    met("members-total", "联合体由11家独立法人组成", why="11≥7")
    met("members-enterprises", "企业8家、高校2家、科研院所1家", why="企业8家（含领军企业）均为产业链上下游，≥5")
    met("members-research", "企业8家、高校2家、科研院所1家", why="2+1=3≥2")
    met("members-legal-persons", "均为有效存续、能够以自己名义承担民事责任的独立法人", "联合体由11家独立法人组成")
    met(
        "members-in-province",
        "8家企业中，7家注册在湖北省",
        "湖北省武汉市江夏区藏龙岛科技园12号",
        why="7÷8=87.5%（不计领军企业6÷7），过半",
    )
    exp(
        "members-supply-chain",
        "向炎舟专汽供货年限都在四年以上",
        "锐格部件是国内登高平台臂架的重要供应商",
        "江安服务是下游用户，运营救援车辆86台",
    )
    met(
        "members-not-subsidiary",
        "缔约企业均非炎舟专汽的子公司或者控股公司",
        "在其余七家缔约企业中不持有任何股权",
        why="协议第二十一条逐一否认；全资子公司炎舟智控不是成员",
    )
    exp(
        "members-research-level",
        "楚江理工大学机械工程为国内一流建设学科",
        "全省唯一的专用车可靠性试验跑道",
        "省内应急装备领域唯一的独立科研院所，主持制定标准41项",
    )
    exp(
        "members-scale",
        "2021年销售收入分别为3.1亿元、9.4亿元、2.6亿元、4.8亿元、1.9亿元",
        "均为高新技术企业或专精特新企业",
        "开发出国内首台每分钟8,000升车载泵",
    )
    met(
        "agreement-binding",
        "各方经平等协商，订立本协议，共同遵守",
        "全部签章完毕之日即2022年9月16日起生效",
        why="提交了签章齐全的协议书",
    )
    met("agreement-goals", "研制出流量不低于每分钟12,000升、压力1.0兆帕以上的车载消防泵组", "近期目标（2022年10月至2024年12月）")
    met("agreement-tasks", "各方分工如下", "炎舟专汽牵头整车方案、系统集成、样车试制与产业化", why="十一家逐一列明")
    met(
        "agreement-signed",
        "法定代表人：程启昂",
        "授权委托人：江淮月（委托书见附件三）",
        "兹委托江淮月同志代表我校签署",
        why="十家法定代表人署名（打印），楚江理工由授权委托人签署并附法定代表人授权委托书",
        ok=["needs_expert"],
    )
    met("org-decision", "理事会是最高决策机构")
    met("org-advisory", "专家委员会是咨询机构")
    met("org-executive", "秘书处是执行机构，挂靠在炎舟专汽技术中心")
    met("org-working-group", "泵组与灭火、材料与轻量化、标准与检测五个专业工作组")
    met("decision-mechanism", "三分之二以上理事到会方为有效，一人一票", "决议由秘书处编号、督办，并在下次例会上报告执行情况")
    met("advisory-composition", "由成员单位的学科和技术带头人六名，以及从外面聘请的技术专家三名、经济专家一名、管理专家一名组成")
    met("funds-management", "该办法已经2022年9月16日首次理事会通过", "本办法管的是联合体专户里的每一笔钱")
    met("benefit-mechanism", "九成在完成单位之间分配", "确保规模较小的成员应得份额不受挤占")
    met("ip-management", "秘书处建立专利台账，设知识产权专员")
    met(
        "benefit-scope",
        "收益包括联合体项目成果的转让费、许可费、作价入股所得",
        "收益归成果权利人所有",
        "余额的一成划入联合体发展金",
    )
    met("open-new-members", "联合体常年接受新成员", "保持技术交流与项目协作，每年至少举办一次开放日")
    met(
        "open-diffusion",
        "政府出钱支持的项目形成的成果，验收后一年内应当以公开发布、技术培训、合理价格许可等方式向联合体以外的企业推广",
    )
    met("name-pattern", NAME, why="符合“湖北省×××产业技术创新联合体”")
    met("doc-agreement", "湖北省产业技术创新联合体", "以下无正文，为协议书签署页")
    met("doc-plan", "一、建设背景与必要性", "建 设 方 案")
    met(
        "plan-background",
        "一、建设背景与必要性",
        "（一）领域界定和技术范围",
        "（二）国内外动态",
        "（三）存在的关键问题",
        "（四）建设意义",
    )
    met("plan-approach", "二、总体思路", "（二）战略定位", "（四）发展目标", "（一）指导思想", "（三）建设原则")
    met(
        "plan-layout",
        "三、建设布局",
        "（一）牵头单位和成员单位概况",
        "（二）各方的定位、权利与义务",
        "（三）负责人与骨干人员",
        "（四）机构设置",
    )
    met(
        "plan-tasks",
        "四、建设任务",
        "（一）联合攻关与技术研发",
        "（二）公共技术创新服务平台建设",
        "（三）成果转移转化",
        "（四）知识产权与标准",
        "（五）对外交流合作",
    )
    met("plan-operations", "五、管理与运行", "（一）管理机制", "（二）运营机制")
    met("plan-safeguards", "六、保障措施", "牵头单位优先采购成员合格部件")
    met("plan-schedule", "七、进度安排", "机构挂牌、制度施行、签订任务书")
    met("plan-evidence", "八、证明材料", "2019—2021年度审计数据和平台批复（见证明材料册）")
    met(
        "agreement-parties",
        "甲方：" + LEAD,
        "住所地：" + M[1][4],
        "法定代表人：龚少卿",
        why="十一方逐一列名称、住所地、法定代表人",
    )
    met(
        "agreement-party-names",
        f"甲方：{LEAD}",
        "子方：湖北省应急装备研究所",
        why="首部与签署页名称一致，均为全称并有对应公章图像",
    )
    met(
        "agreement-recitals",
        "鉴于随州及周边已聚集专用汽车企业三百余家",
        "鉴于各方自2018年起陆续有过项目往来",
        why="“一、缘起”即鉴于条款",
    )
    met("agreement-purpose", "第一条 各方商定，共同组建", "第二条 组建宗旨", "第三条 组织原则")
    met("agreement-goals-horizon", "近期目标（2022年10月至2024年12月）", "远期目标（至2027年9月）", "各方分工如下")
    met(
        "agreement-liable-body",
        "炎舟专汽受全体成员指定，作为联合体对外承担责任的主体",
        "单笔标的不超过二百万元的，凭理事长签批办理",
    )
    met("agreement-internal-liability", "难以分清过错的，由参加该项目的成员按照课题经费所占比例分担")
    met(
        "agreement-org-decision",
        "每个成员推荐一名理事，经成员书面推荐、首次全体会议确认后产生，任期三年",
        "三分之二以上理事到会方为有效，一人一票",
    )
    met("agreement-org-executive", "秘书处设专职人员五名", "秘书长由理事长提名、理事会聘任")
    met(
        "agreement-membership", "成员应当具备的条件", "成员要退出的，应提前九十日书面提出", "经理事会表决后除名", "成员享有的权利"
    )
    met("agreement-accession", "全体成员委托炎舟专汽代表联合体同新成员签订《入会协议》")
    met(
        "agreement-funds",
        "经费来源：成员投入、政府财政资助",
        "单设账簿、专户存放、专款专用",
        "每季度抽查凭证",
        "用途：课题研发、公共平台运行",
    )
    met("agreement-contribution", "成员投入采取货币和实物（设备使用、试验场地、样件）两种方式", "炎舟专汽占60%即1,800万元")
    met("agreement-government-funds", "严格依照国家和湖北省关于财政科研资金管理、监督的规定执行")
    met(
        "agreement-projects",
        "项目先由专业工作组征集需求，秘书处汇总，专家委员会论证打分，理事会批准后立项",
        "由专家委员会组织验收",
    )
    met("agreement-government-projects", "遵照该类计划的项目管理办法执行")
    met("agreement-ip", "一方独自完成的归一方，多方完成的共有", "独占许可或者转让须全体共有人书面同意", "九成在完成单位之间分配")
    met(
        "agreement-background-ip",
        "加入联合体前各方已经拥有的专利、软件、图纸和技术秘密，所有权不动",
        "产业化使用的，由当事各方按不高于市场价签许可合同",
    )
    met("agreement-dissolution", "出现下列情形之一的，联合体解散", "成立清算组", "再按货币投入比例退还各方")
    met("agreement-breach", "按日万分之四支付滞纳金", "追回全部经费")
    met(
        "agreement-general",
        "因地震、洪水、疫情、战争、政策重大调整等不能预见、不能避免的事件不能履约的",
        "适用中华人民共和国法律",
        "首部所列住所地就是文件送达地址",
        "对协议的修改，应当由全体成员书面签署补充协议",
    )
    met(
        "agreement-dispute-exclusive",
        "一律提交武汉仲裁委员会",
        "各方确认不采用向人民法院起诉的方式解决本协议争议",
        why="只约定仲裁，明确不诉讼",
    )
    met(
        "agreement-signature-page",
        "甲方：" + LEAD,
        "签署日期：2022年9月16日",
        "受托人：江淮月，职务：副校长",
        why="十一方公章图像、署名、日期齐全，委托签署附授权委托书",
    )
    met("agreement-party-qualified", "均为有效存续、能够以自己名义承担民事责任的独立法人")
    return {
        "case": "hb-j2-clean",
        "policy": "hubei-2022",
        "flavour": "clean",
        "documents": {AGR: {"role": "agreement"}, PLAN: {"role": "plan"}, XLS: {"role": "evidence"}, EVI: {"role": "evidence"}},
        "facts": facts,
        "findings": G,
        "consistency": [],
        "alerts": [],
        "consistency_ok": [],
        "alerts_ok": [],
        "traps": [
            "23.68亿元是236,812.4万元的约数；合同总额31.4亿元、工业总产值25.9亿元、集团合并58.3亿元不是年度收入",
            "三年累计650,750.9万元、24,568.3万元、3.78%不是年度数；40亿元和5%是2027年目标",
            "早期14家意向、原联盟23家不是成员总数；三百余家、140余家是配套企业",
            "原联盟首席专家龙在渊不是首席科学家",
            "第四十二条提到起诉是为了排除诉讼",
            "炎舟智控是领军企业的全资子公司但不是成员；程学武与程启昂同姓无股权关系",
            "楚江理工由授权委托人签署，附件三有授权委托书",
            "锐格部件注册在江苏；企业多数仍在湖北",
            "在册职工1,946人、工程技术人员512人、合计专职研发623人不是牵头单位专职研发人员268人",
            "另有市级平台6个不计入9个；“原联盟”“联合体”“共同体”不是另一个名称",
            "附件二背景技术清单是样式，不影响第三十二条的约定",
        ],
    }
