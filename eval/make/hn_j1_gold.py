"""Labels of hn-j1."""


def gold(M, CODE, PLAT, TEAM, NAME, LEAD, FORM, AGR, PLAN, EVI):
    facts = []

    def f(name, value, doc, quote, unit=None, period=None, **more):
        x = {"name": name, "value": value}
        if unit:
            x["unit"] = unit
        if period:
            x["period"] = period
        facts.append({**x, **more, "document": doc, "quote": quote})

    own = {"subject": LEAD}
    f("consortium.name", NAME, FORM, "创新联合体名称：" + NAME)
    f("consortium.name", NAME, AGR, "联合体名称：" + NAME)
    f("consortium.field", "生物医药（兽用生物制品）", FORM, "产业领域：生物医药（兽用生物制品）")
    f("consortium.members_total", 10, FORM, "成员总数（个）10", "个")
    f("consortium.members_total", 10, PLAN, "联合体共有成员10家", "家")
    f("consortium.members_total", 10, AGR, "下列十家单位", "家")
    f("consortium.enterprises", 7, FORM, "企业数量（个）7", "个")
    f("consortium.enterprises", 7, PLAN, "其中企业7家、大学1家、研究院1家、服务机构1家", "家")
    f("consortium.research", 2, FORM, "高校、研究机构数量（个）2", "个")
    f("consortium.others", 1, FORM, "其他机构数量（个）1", "个")
    f("consortium.universities", 1, PLAN, "其中企业7家、大学1家、研究院1家、服务机构1家", "家")
    f("consortium.institutes", 1, PLAN, "其中企业7家、大学1家、研究院1家、服务机构1家", "家")
    f("consortium.others", 1, PLAN, "其中企业7家、大学1家、研究院1家、服务机构1家", "家")
    f("consortium.agreement_effective_date", "2023-03-20", FORM, "联合体协议生效时间2023年 3月 20日")
    f("consortium.agreement_effective_date", "2023-03-28", AGR, "自2023年3月28日起生效")
    f("consortium.term", 48, AGR, "组建期为四年", "月")
    f("lead.name", LEAD, FORM, "牵头单位：" + LEAD)
    f("lead.uscc", CODE[LEAD], FORM, CODE[LEAD])
    f("lead.uscc", CODE[LEAD], EVI, CODE[LEAD])
    f("lead.registered_place", "焦作市武陟县产业集聚区工业大道16号", FORM, "住所地在焦作市武陟县产业集聚区工业大道16号")
    f("lead.registered_place", "河南省焦作市武陟县产业集聚区工业大道16号", EVI, "河南省焦作市武陟县产业集聚区工业大道16号")
    f("lead.legal_representative", "靳守恒", FORM, "法定代表人靳守恒")
    f("lead.annual_revenue", 1347265800, FORM, "2022年实现销售收入134,726.58万元", "CNY", "2022", measure="销售收入", **own)
    f("lead.annual_revenue", 1347000000, PLAN, "2022年销售收入13.47亿元", "CNY", "2022", measure="销售收入", **own)
    for y, a, b, c in (
        ("2020", "108,215.40", "3,386.12", "3.13%"),
        ("2021", "121,873.05", "3,904.77", "3.20%"),
        ("2022", "134,726.58", "4,372.94", "3.25%"),
    ):
        yuan = lambda s: round(float(s.replace(",", "")) * 10000)
        f("lead.annual_revenue", yuan(a), EVI, a, "CNY", y, measure="销售收入", **own)
        f("lead.rd_spend", yuan(b), EVI, b, "CNY", y, measure="研发投入", **own)
        f("lead.rd_intensity", round(float(c[:-1]) / 100, 4), EVI, c, "fraction", y, **own)
    f("lead.rd_spend", 43729400, FORM, "研发投入4372.94万元", "CNY", "2022", measure="研发投入", **own)
    f("lead.rd_spend", 43729400, PLAN, "研发投入4,372.94万元", "CNY", "2022", measure="研发投入", **own)
    f("lead.rd_intensity", 0.0325, FORM, "占比3.25%", "fraction", "2022", **own)
    f("lead.rd_staff", 214, FORM, "专职研发人员214人", "人", **own)
    f("lead.rd_staff", 241, PLAN, "专职研发人员241人", "人", **own)
    for n, lv, q in ((1, "国家级", "现有国家级平台1个"), (2, "省级", "省级平台2个"), (1, "市级", "市级平台1个")):
        f("lead.platforms", n, FORM, q, "个", level=lv, **own)
    f("platforms.total", 8, FORM, "各类创新平台数量8", "个")
    f("platforms.total", 8, PLAN, "联合体内省级及以上平台8个", "个")
    f("platforms.national", 2, FORM, "创新平台数量2", "个")
    f("platforms.national", 2, PLAN, "其中国家级2个", "个")
    f("chief_scientist.name", "管仲棠", FORM, "推荐首席科学家姓名管仲棠")
    f("chief_scientist.title", "教授、博导", FORM, "职称/职务教授、博导")
    f("chief_scientist.name", "管仲棠", AGR, "首席科学家由中州农牧大学管仲棠教授担任")
    f("chief_scientist.title", "教授", AGR, "首席科学家由中州农牧大学管仲棠教授担任")
    f("chief_scientist.name", "管仲堂", PLAN, "首席科学家管仲堂教授")
    f("contact.name", "阮志洁", FORM, "联系人：阮志洁")
    f("contact.phone", "0391-3569027", PLAN, "联系人：阮志洁  0391-3569027")
    for m in M:
        f(
            "member",
            {
                "name": m[0],
                "uscc": CODE[m[0]],
                "type": m[6],
                "layer": m[1],
                "registered_place": m[4],
                "legal_representative": m[5],
            },
            FORM,
            m[0],
        )
    for a, b, c, y, h in PLAT:
        f("platform", {"name": a, "field": b, "level": c, "year": y, "host": h}, FORM, a)
    for n, age, t, s, o in TEAM:
        f("researcher", {"name": n.replace(" ", ""), "age": age, "title": t, "specialty": s, "organisation": o}, FORM, n)
    f("agreement.parties", [m[0] for m in M], AGR, LEAD)
    f("agreement.sign_date", "2023-03-28", AGR, "签约时间：2023年3月28日")
    f("agreement.dispute_resolution", ["negotiation", "litigation"], AGR, "向牵头单位所在地有管辖权的人民法院起诉")

    G = {}

    def v(key, verdict, evidence, why, ok=()):
        G[key] = {"verdict": verdict, "also_ok": list(ok), "evidence": evidence, "why": why}

    met = lambda key, *e, why="材料中有明确内容", ok=(): v(key, "met", list(e), why, ok)
    no = lambda key, *e, why, ok=(): v(key, "not_met", list(e), why, ok)
    exp = lambda key, *e, ok=(): v(key, "needs_expert", list(e), "属于专家判断事项，材料有相关陈述", ok)

    met(
        "members-legal-persons",
        "各单位都持有有效的营业执照或法人证书，能够独立承担民事责任",
        why="协议1.1写明各方为能独立担责的法人",
    )
    met(
        "members-chain-share",
        "中游和下游的企业有6家（沁牧、瑞检、安牧、伏牛、豫东、天中），占全部成员的六成",
        "产业链上游",
        "产业链下游（储运流通）",
        why="成员表中游3家、下游3家，6÷10=60%≥50%（上游康佐1家不计）",
    )
    met("consortium-term", "组建期为四年", why="四年在3—5年内")
    met(
        "lead-leading-enterprise",
        "2021年11月列入省科技厅公布的河南省创新龙头企业名单",
        "河南省2021年度创新龙头企业名单",
        why="列入河南省创新龙头企业名单，有证明",
    )
    exp(
        "lead-influence",
        "禽用疫苗批签发量连续4年全国前五、省内排第一",
        "带动本省佐剂、包材、冷链等配套企业60多家",
        "2018年率先在国内建成万升级悬浮培养车间",
    )
    met(
        "lead-platform",
        "现有国家级平台1个（国家企业技术中心）",
        "2019年（第26批）国家企业技术中心名单",
        why="牵头单位自有国家企业技术中心",
    )
    met(
        "lead-rd-intensity",
        "研发投入4372.94万元，占比3.25%",
        "2022年实现销售收入134,726.58万元",
        "研发投入占销售收入比例",
        why="4,372.94÷134,726.58=3.25%≥3%",
    )
    met(
        "lead-major-projects",
        "2020年以来牵头完成河南省重大科技专项",
        "2022年10月通过省科技厅综合绩效评价，等次优秀",
        why="牵头完成省重大科技专项，评价优秀并有销售实效",
        ok=["needs_expert"],
    )
    exp("lead-collaboration", "2013年起合办“禽病疫苗联合研究中心”", "2016年签了毒株共享协议", "与国内两家国家级研究所签框架协议")
    exp(
        "members-cooperation",
        "上述单位与沁牧生物合作最长的已有十年",
        "2022年成员之间配套交易额1.37亿元",
        "筹备期间开过三次会，各家都明确了分管领导和投入数额，合作愿望很强",
    )
    exp(
        "members-research-level",
        "中州农牧大学预防兽医学科有专任教授31人",
        "河南省畜禽疫病研究院是省内毒株保藏量最大的机构",
        "动物试验中心面积6,400平方米",
    )
    exp(
        "members-enterprise-capability",
        "郑州康佐生物材料有限公司研发人员46人",
        "伏牛种猪和豫东禽业有自己的兽医实验室",
        "有冻干分装线4条，年分装能力35亿羽份",
    )
    exp("members-service-capability", "河南中牧技术转移服务中心有持证技术经纪人14名", "近三年促成农牧技术合同193项")
    met("org-decision", "理事会是拍板的机构")
    met("org-advisory", "联合体成立技术咨询委员会，由七至九名专家组成")
    met("org-executive", "秘书处是联合体的执行机构，常年设在沁牧生物科技管理部")
    met("org-executive-staff", "秘书处配专职人员3人（项目、财务、档案各1人）")
    met("decision-mechanism", "一般事项过半数理事赞成即通过", "秘书处按纪要督办", why="会议频次、到会和表决比例、督办均有约定")
    met(
        "funds-management",
        "开支办法按照附件一《联合体经费管理细则》办理，该细则与本协议同时生效",
        "本细则适用于联合体公共经费",
        why="协议附件一即经费管理细则",
    )
    met(
        "funds-supervision",
        "设经费监督小组，由省疫病院、豫东禽业和中牧中心各派一人组成，每半年查一次账",
        why="内部监督小组、查账、停付权",
    )
    met("funds-government", "按照该项目对应的财政科研经费管理制度开支，单独核算，配合财政、审计和科技部门的检查")
    exp(
        "chief-scientist-calibre",
        "国务院政府特殊津贴专家，中原学者",
        "获国家科技进步二等奖1项（第3完成人）",
        "善于把不同单位的人组织到一起",
    )
    met("agreement-goals", "四年内拿下悬浮培养高密度发酵、基因工程抗原设计、长效佐剂和耐热冻干保护四项技术")
    met("agreement-tasks", "各方任务见下表", "毒株流行病学调查、抗原设计、免疫机理", why="第五章任务表逐家写明任务、成果和时限")
    met("agreement-rights", "各方的权利与义务", "享有表决权和成果优先试用权", why="第六章分层写明权利义务")
    met("agreement-ip", "谁独立完成归谁；几家一起完成的归几家共有")
    met("agreement-cost", "企业牵头的课题，企业出研发费用的六成", "课题研发花费由谁负担", why="在经费一章3.5条写明成本负担比例")
    met(
        "agreement-income",
        "对外转让、许可得来的钱，先扣申请维护等直接费用，余下的按份额分给权利人",
        "技术咨询、技术服务收入由实际提供服务的单位得九成",
    )
    met("agreement-breach", "按未履行部分对应经费的百分之八付违约金")
    met("agreement-dispute", "向牵头单位所在地有管辖权的人民法院起诉")
    no(
        "agreement-dissolution",
        "联合体解散时各方权利、责任怎样划分，待解散事由出现后由各方另行商定",
        why="解散时的权责分配推到以后另行商定",
    )
    met(
        "agreement-signed",
        "法定代表人（签名）：靳守恒",
        "法定代表人（签名）：褚大勇",
        "法定代表人（签名）：柏雪松",
        why="十家签名栏均有法定代表人姓名和日期（打印署名），与第一章表中法定代表人一致",
    )
    no("agreement-sealed", "南阳伏牛种猪育繁有限公司（公章）", why="伏牛种猪签章栏没有公章图像，其余九家有")
    met("doc-application", "河南省创新联合体组建备案申请表", "填报日期：2023年3月31日")
    met("doc-agreement", "共同发起成立河南省兽用生物制品创新联合体", "共 建 协 议", why="名为“共建协议”，即组建协议")
    met("doc-plan", "第一部分  行业形势与组建的必要性", "编制单位：" + LEAD, why="提交了建设方案；第六部分空由plan-other判定")
    met("form-lead-seal", f"牵头单位：{LEAD}（盖章）", f"（盖章）：{LEAD}", why="封面和牵头单位意见栏均有公章图像")
    met("form-field", "产业领域：生物医药（兽用生物制品）", why="属生物医药")
    no(
        "form-platform-count",
        "各类创新平台数量8",
        "五、联合体已建省部级及以上创新平台数量",
        "河南省兽用诊断制品工程研究中心",
        why="填8个，清单7行（国家级2、省级5）",
    )
    met("form-agreement-attached", "共同发起成立河南省兽用生物制品创新联合体", why="随申请表提交协议")
    no("form-required-fields", "联系人及联系电话", "联系电话：", why="封面和主表的联系电话均空（电话只在建设方案封面）")
    met("form-member-totals", "成员总数（个）10", "企业数量（个）7", why="7+2+1=10，成员表10行")
    met("form-lead-profile", "2003年12月注册，住所地在焦作市武陟县产业集聚区工业大道16号", "一、牵头单位基本情况")
    met("form-chief-scientist-cv", "管仲棠，男，1968年2月生，农学博士", "二、首席科学家科研简历")
    met("form-goals", "用四年时间（到2027年3月）", "三、技术创新目标")
    met("form-team", "四、科研团队情况", "研究院院长/正高级兽医师", why="9人五栏齐全")
    met("form-platforms", "动物疫苗创制国家地方联合工程研究中心", "河南省兽用疫苗工程技术研究中心")
    met("form-member-uscc", CODE[LEAD], CODE[M[9][0]], why="十家代码均18位且校验位正确")
    met("form-member-limit", "省级技术转移示范机构，持证技术经纪人14名", M[0][7][:30], why="最长不到100字")
    met(
        "form-member-layers",
        "【牵头单位】产业链中游",
        "【一般协作层单位】民办非企业单位",
        "【核心层单位】产业链上游",
        why="十行均写地位、分工、层级",
    )
    met(
        "form-cooperation",
        "2013年起合办“禽病疫苗联合研究中心”",
        "近三年一起做了省重大科技专项1个、省重点研发专项3个",
        "联合取得新兽药证书4个、授权发明专利29件",
    )
    met(
        "form-recommendation",
        f"（盖章）：{LEAD}",
        "（盖章）：焦作市科学技术局",
        "同意推荐上报",
        why="两栏意见均有单位名称、公章图像和日期；备案部门意见由省厅填写",
    )
    met(
        "agreement-s1",
        "缔约各方和共建方式",
        "牵头单位、核心层、紧密合作层和一般协作层，依各方投入和承担任务的多少划分",
        why="第一章表格按层级列出各方",
    )
    met(
        "agreement-s2",
        "共建遵循自愿进出、需求牵引、风险同担、成果共享的原则",
        "联合体是契约型组织",
        why="内容在第一章1.3条，没有独立标题",
    )
    met("agreement-s7", "科研诚信与保密", "捏造或者篡改试验数据、抄袭、重复报销", why="第八章")
    met("plan-background", "行业形势与组建的必要性", "对提升我省动物疫病防控水平", why="改名为“行业形势与组建的必要性”")
    met(
        "plan-conditions",
        "我们的队伍和家底",
        "2.1 龙头企业",
        "2.2 合作伙伴",
        "2.3 领衔科学家和团队",
        "2.4 软硬件条件",
        why="四个小节均有，改了名",
    )
    met(
        "plan-approach",
        "目标定位",
        "3.1 总的想法",
        "3.2 坚持的原则",
        "3.3 攻关方向",
        "3.4 预期目标和标志性成果",
        why="四个小节均有，改了名",
    )
    met("plan-operations", "治理与运行", "4.1 治理结构", "4.2 管理办法", "4.3 运转机制", why="三个小节均有，改了名")
    met(
        "plan-schedule",
        "实施安排",
        "5.1 建设内容与重点项目",
        "5.2 时间表",
        "5.3 钱从哪里来、怎么花、怎么保障",
        "5.4 效益和风险",
        why="四个小节均有，改了名",
    )
    no("plan-other", "第六部分  其他要说明的事项", "第七部分  佐证材料清单", why="只有标题，下面没有内容")
    met("plan-evidence", "第七部分  佐证材料清单", "营业执照副本", why="列有清单，证明材料另册合订")
    return {
        "case": "hn-j1-messy",
        "policy": "henan-2022",
        "flavour": "messy",
        "documents": {
            FORM: {"role": "application"},
            AGR: {"role": "agreement"},
            PLAN: {"role": "plan"},
            EVI: {"role": "evidence"},
        },
        "facts": facts,
        "findings": G,
        "consistency": [
            {"topic": "chief_scientist", "why": "申请表、协议为管仲棠，建设方案为管仲堂（两处）"},
            {"topic": "effective_date", "why": "申请表填协议2023年3月20日生效，协议为2023年3月28日"},
            {"topic": "rd_staff", "why": "申请表专职研发人员214人，建设方案241人"},
            {"topic": "platform_count", "why": "申请表和方案8个，平台清单7行"},
        ],
        "alerts": [],
        "consistency_ok": [],
        "alerts_ok": [],
        "traps": [
            "13.47亿元是134,726.58万元的约数，不是差异",
            "工业总产值15.2亿元、集团合并41.6亿元、三年合计不是年度销售收入；合并研发投入10,240.77万元不是母公司的",
            "2026年25亿元、6%、研发人员400人是计划",
            "职工1,862人、技术岗398人、兼职专家27人不是专职研发人员；康佐46人、疫病院88人是别家的",
            "电话在方案封面，不在申请表",
            "市级平台、博士后工作站不计入省级以上平台数",
            "协议成本负担在经费一章，组建原则没有单独标题，解散条款有标题字样但另行商定",
            "“焦作市武陟县”与“河南省焦作市武陟县”是同一地址；文中“沁牧”“沁牧生物”是同一单位",
            "伏牛种猪有签名无公章",
            "“米 佳”中间有空格",
        ],
    }
