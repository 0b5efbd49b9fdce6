"""An invented memo with every verdict, strength and shape of source, for the tests of the writers."""

from __future__ import annotations

from dataclasses import replace

from reviewer import ground
from reviewer.parse.build import Builder, Row
from reviewer.records import (
    Alert,
    Clause,
    Difference,
    Document,
    Extraction,
    Fact,
    Finding,
    Kind,
    Match,
    Member,
    Memo,
    Part,
    Passage,
    PolicyCard,
    Proof,
    Provenance,
    Rejected,
    Requirement,
    Role,
    Source,
    Strength,
    Submission,
    Unasked,
    Verdict,
)  # fmt: skip

LEAD = "广西邕桂铝材股份有限公司"
PHONE = "0771-5605218"
MOBILE = "13877105218"
IDENTITY = "450103198707125218"
EMAIL = "shilei@example.com.cn"
CODE = "91450100717K3A8P5A"

FORM = [
    ("申请表", "创新联合体名称：广西高端铝材创新联合体"),
    ("申请表", "牵头单位：广西邕桂铝材股份有限公司"),
    ("表1 第2行", f"联系人：石磊　联系电话：{PHONE}，手机{MOBILE}，邮箱 {EMAIL}"),
    ("表1 第3行", f"统一社会信用代码 {CODE}"),
    ("表1 第4行", "联合体协议生效时间2021年8月18日"),
    ("表1 第5行", "成员总数（个）10"),
    ("第二部分 第1段", "公司2020年主营业务收入386,200万元，研发投入12,358.4万元，研发投入强度为3.5%，其中专职研发人员186人。"),
    (
        "第二部分 第2段",
        "公司产品在轨道交通铝型材领域市场占有率居全国前列，主持制定国家标准6项，与12家下游企业建立联合实验室，具有较强的行业影响力。",
    ),
    ("第二部分 第3段", "集团合并营业收入1,260,000万元。"),
    ("表4 第11行", f"经办人身份证号：{IDENTITY}，由石 磊办理。"),
]
AGREEMENT = [
    "广西高端铝材创新联合体组建协议",
    "第一条 各方经协商一致，共同组建创新联合体，成员单位共9家，由企业、高校、科研院所等独立法人单位组成。",
    "第三条 联合体设理事会作为决策机构，设专家委员会作为咨询机构，理事会由各成员单位法定代表人或其授权代表组成，每年至少召开两次会议，重大事项须经三分之二以上理事表决通过，表决结果形成书面纪要并由秘书处归档保存，供成员单位随时查阅，理事任期三年，可以连任。",
    "第四条 联合体设秘书处作为执行机构，秘书处设在牵头单位。",
    "第九条 本协议未尽事宜由各方另行约定。",
    "法定代表人（签字）：　　　　　　　　日期：",
    "选派首席专家韦承宇教授，统筹联合体技术方向。",
]
AUDIT = ["主营业务收入 386,200", "研发费用 12,358.4", "本报告由右江会计师事务所出具。"]

CLAUSES = {
    "一": "创新联合体形成“核心层+紧密合作层+一般协作层”相互协作的创新合作组织和利益共同体。成员单位原则上不少于8个。",
    "三/（二）/1": "1．广西壮族自治区内注册的独立法人企业，具备较强的行业影响力，能够集聚产业链上下游企业、高校和科研院所等创新资源，支撑和引领产业发展，年主营业务收入达10亿元以上。",
    "三/（二）/2": "2．研发实力雄厚，有专职研发团队，专职研发人员30人以上，与大学、科研院所及科学家团队有良好的合作基础。建有自治区级以上重点实验室、技术创新中心、工程研究中心等科技创新平台。",
    "三/（二）/3": "3．创新型企业特征明显，有足够的前沿技术识别能力和较强的辐射带动作用，企业研发投入强度在2%以上。",
    "三/（四）": "（四）创新联合体应设立决策、咨询和执行等组织机构，建立有效的决策与执行机制。创新联合体执行机构应配备必要的工作人员，负责开展日常工作。",
    "三/（五）": "（五）创新联合体应具有健全的经费管理制度。对创新联合体经费要制定相应的管理办法，建立经费使用的内部监督机制。",
    "四/（二）": "（二）签署联合共建协议。协议应明确技术创新目标、任务分工，约定违约责任追究方式。联合共建协议必须由成员单位法定代表人共同签署、盖章后生效。鼓励外国专家团队和科研院所加入创新联合体。",
    "四/（三）": "（三）选聘首席专家。牵头单位应选聘学术造诣高，熟悉产业发展，具备团结协作和组织协调能力的首席专家，引领创新联合体发展。",
    "附件1-1/填表说明/三": "三、联合体内已建平台数量指所有成员单位已建自治区级以上平台数量。",
    "附件1-1/申请表/四": "四、联合体成员单位（名称及统一社会信用代码，每个单位限200字）",
    "附件1-2/六": "六、科研诚信追究方式",
}


def build(identity: str, name: str, role: Role, texts: list[tuple[str, str]], paged: bool = False) -> Document:
    """A document whose blocks are made by the reader's own builder."""
    builder = Builder(identity)
    for k, (locator, text) in enumerate(texts):
        rows = (Row(0, len(text), 1 + k // 4, (79.37, 100.04 + 20 * (k % 4), 510.26, 114.06 + 20 * (k % 4))),) if paged else ()
        builder.add("paragraph", text, locator=locator, rows=rows)
    kind = "pdf" if paged else "docx"
    digest = (identity.encode().hex() * 32)[:64]
    return Document(
        identity, name, digest, kind, role, 2 if paged else None, tuple(builder.blocks),
        parts=(Part(role, 0, len(builder.blocks)),), ocr_pages=(2,) if identity == "d3" else (),
    )  # fmt: skip


FORM_DOC = build("d1", "01 创新联合体组建申请表.docx", "application", FORM)
AGREEMENT_DOC = build("d2", "02 组建协议（签章版）.pdf", "agreement", [("", text) for text in AGREEMENT], paged=True)
AUDIT_DOC = build(
    "d3",
    "证明材料.zip/03 2020年度审计报告（摘录）.pdf",
    "evidence",
    [(f"表1 第{k}行", t) for k, t in enumerate(AUDIT, 2)],
    paged=True,
)
LOCKED_DOC = replace(build("d4", "04 承诺书（加密）.pdf", "other", []), format="pdf", readable=False, pages=None)


def at(document: Document, quote: str) -> Source:
    """The place of a quote that must be there."""
    found = ground.find(document, quote)
    assert found, quote
    return found


def requirement(key: str, path: str, kind: Kind, asks: str, strength: Strength = "mandatory") -> Requirement:
    """A requirement whose anchor is the start of its clause."""
    clause = Clause("guangxi-2021", path, CLAUSES[path])
    return Requirement(f"guangxi-2021.{key}", clause, strength, kind, asks, clause.text[:18], None)


def finding(req: Requirement, verdict: Verdict, reason: str, evidence: tuple[Source, ...] = (), **more: object) -> Finding:
    """A finding with its quote mark set when there is a quote."""
    proof = more.pop("proof", Proof(quote=True if evidence else None))
    return Finding(req, verdict, reason, evidence, proof=proof, **more)  # type: ignore[arg-type]


REVENUE = at(FORM_DOC, "2020年主营业务收入386,200万元")
SPEND = at(AUDIT_DOC, "研发费用 12,358.4")

FACTS = (
    Fact("f1", "consortium.name", "广西高端铝材创新联合体", at(FORM_DOC, "广西高端铝材创新联合体"), measure="创新联合体名称", raw="广西高端铝材创新联合体"),
    Fact("f2", "lead.name", LEAD, at(FORM_DOC, LEAD), raw=LEAD),
    Fact("f3", "lead.annual_revenue", 3862000000.0, REVENUE, LEAD, "主营业务收入", "CNY", "2020", raw="386,200万元"),
    Fact("f4", "lead.annual_revenue", 3862000000.0, at(AUDIT_DOC, "386,200"), LEAD, "主营业务收入", "CNY", "2020", raw="386,200"),
    Fact("f5", "lead.rd_spend", 123584000.0, SPEND, LEAD, "研发费用", "CNY", "2020", raw="12,358.4"),
    Fact("f6", "lead.rd_intensity", 123584000.0 / 3862000000.0, None, LEAD, "", "fraction", "2020", basis="computed", parents=("f5", "f3")),
    Fact("f7", "lead.rd_intensity", 0.035, at(FORM_DOC, "研发投入强度为3.5%"), LEAD, "研发投入强度", "fraction", "2020", raw="3.5%"),
    Fact("f8", "lead.rd_staff", 186, at(FORM_DOC, "专职研发人员186人"), LEAD, "专职研发人员", "人", raw="186人"),
    Fact("f9", "consortium.agreement_effective_date", "2021-08-18", at(FORM_DOC, "2021年8月18日"), raw="2021年8月18日"),
    Fact("f10", "contact.name", "石磊", at(FORM_DOC, "石磊"), raw="石磊"),
    Fact("f11", "contact.phone", PHONE, at(FORM_DOC, PHONE), raw=PHONE),
    Fact("f12", "lead.uscc", CODE, at(FORM_DOC, CODE), LEAD, raw=CODE),
    Fact("f13", "lead.platforms", 2, at(FORM_DOC, "联合实验室"), LEAD, "", "个", level="自治区级", raw="2"),
    Fact("f14", "agreement.dispute_resolution", ("negotiation", "arbitration"), at(AGREEMENT_DOC, "各方另行约定"), raw="另行约定"),
    Fact("f15", "member", {"name": LEAD, "uscc": CODE, "type": "enterprise", "layer": "lead"}, at(FORM_DOC, LEAD)),
    Fact("f16", "consortium.term", (36, 60), at(AGREEMENT_DOC, "第九条"), unit="月", raw="3-5年"),
)  # fmt: skip

MEMBERS = (
    Member(LEAD, at(FORM_DOC, LEAD), CODE, "enterprise", "lead", "广西壮族自治区南宁市", "覃志强", False),
    Member("石磊新材料科技有限公司", at(FORM_DOC, LEAD), "91450200MA5KD83X6G", "enterprise", "core", "广西壮族自治区柳州市"),
    Member("桂南理工大学", at(FORM_DOC, LEAD), "12450000498507123A", "university", "core", "广西壮族自治区南宁市"),
)

FINDINGS = (
    finding(requirement("members-total", "一", "threshold", "成员单位原则上不少于8个", "in_principle"), "met", "申请表载明成员单位10家，不少于8个。",
            (at(FORM_DOC, "成员总数（个）10"), at(AGREEMENT_DOC, "成员单位共9家")), margin="多2家", proof=Proof(True, True, None, None)),
    finding(requirement("layers", "一", "presence", "形成核心层、紧密合作层、一般协作层的组织形式", "in_principle"), "not_met",
            "组建协议通读未见分层安排；属原则性条件，由专家组酌定。", (at(AGREEMENT_DOC, "第一条 各方经协商一致"),)),
    finding(requirement("lead-registered", "三/（二）/1", "locality", "牵头单位为广西区内注册的独立法人企业"), "not_stated",
            "材料未载明牵头单位注册地；营业执照未提交。"),
    finding(requirement("lead-influence", "三/（二）/1", "judgement", "具备较强的行业影响力，能集聚创新资源"), "needs_expert",
            "属专家判断事项，材料有相关陈述。", (at(FORM_DOC, FORM[7][1]), at(AUDIT_DOC, "本报告由右江会计师事务所出具。")), decided_by="none"),
    finding(requirement("lead-revenue", "三/（二）/1", "threshold", "年主营业务收入达10亿元以上"), "met", "2020年主营业务收入386,200万元，不低于100,000万元。",
            (REVENUE, at(AUDIT_DOC, "主营业务收入 386,200")), facts=("f3", "f4"), margin="多286,200万元", proof=Proof(True, True, None, None)),
    finding(requirement("lead-rd-staff", "三/（二）/2", "threshold", "专职研发人员30人以上"), "met", "专职研发人员186人，不少于30人。",
            (at(FORM_DOC, "专职研发人员186人"),), facts=("f8",), margin="多156人", proof=Proof(True, True, None, None)),
    finding(requirement("lead-platform", "三/（二）/2", "presence", "建有自治区级以上科技创新平台"), "needs_expert", "联合实验室的级别未载明，请专家核实。",
            (at(FORM_DOC, "与12家下游企业建立联合实验室"),), decided_by="model", model={"verdict": "needs_expert", "why": "未写明级别"}),
    finding(requirement("lead-rd-intensity", "三/（二）/3", "threshold", "企业研发投入强度在2%以上"), "met",
            "12,358.4万元÷386,200万元=3.20%，不低于2%；自报3.5%与演算不符。", (SPEND, REVENUE), facts=("f6", "f7"), margin="高1.20个百分点",
            proof=Proof(True, True, True, None)),
    finding(requirement("org-decision", "三/（四）", "presence", "设立决策机构"), "met", "协议第三条设理事会。", (at(AGREEMENT_DOC, AGREEMENT[2]),)),
    finding(requirement("funds-management", "三/（五）", "presence", "制定经费管理办法"), "not_stated", "未提交经费管理办法，无从核对。"),
    finding(requirement("funds-supervision", "三/（五）", "presence", "建立经费使用的内部监督机制"), "not_stated", "未提交经费管理办法，无从核对。"),
    finding(requirement("agreement-breach", "四/（二）", "presence", "协议约定违约责任追究方式"), "not_met", "协议通读未约定违约责任，第九条称另行约定。",
            (at(AGREEMENT_DOC, AGREEMENT[4]),)),
    finding(requirement("agreement-signed", "四/（二）", "signature", "协议由成员单位法定代表人共同签署"), "not_met", "签署栏空白：10家成员中1家未签署。",
            (at(AGREEMENT_DOC, "法定代表人（签字）"),), margin="缺1家"),
    finding(requirement("foreign-experts", "四/（二）", "presence", "鼓励外国专家团队和科研院所加入", "encouraged"), "not_stated", "材料未提及；属鼓励性事项。"),
    finding(requirement("chief-scientist-calibre", "四/（三）", "judgement", "选聘学术造诣高、熟悉产业、具备协调能力的首席专家"), "needs_expert",
            "属专家判断事项，材料仅载姓名与职称。", (at(AGREEMENT_DOC, "选派首席专家韦承宇教授"),), decided_by="none"),
    finding(requirement("form-platform-count", "附件1-1/填表说明/三", "match", "已建平台数量与平台清单一致"), "not_applicable", "未填报平台清单，无可比对。"),
    finding(requirement("form-member-uscc", "附件1-1/申请表/四", "field", "成员单位表填写名称及有效的统一社会信用代码"), "met", "三家成员均填写代码。",
            (at(FORM_DOC, CODE),), facts=("f12",)),
    finding(requirement("agreement-s6", "附件1-2/六", "section", "协议含科研诚信追究方式", "template"), "not_met", "未按参考文本设置“科研诚信追究方式”一节。"),
)  # fmt: skip

REJECTED = (
    Rejected(Fact("r1", "lead.annual_revenue", 12600000000, at(FORM_DOC, "集团合并营业收入1,260,000万元"), "邕桂集团", "营业收入", "CNY", "",
                  "consolidated", raw="1,260,000万元"), "集团合并口径，不是牵头单位自身的收入"),
    Rejected(Fact("r2", "lead.rd_spend", 150000000.0, at(FORM_DOC, "12,358.4万元"), LEAD, "研发投入", "CNY", "2022", status="planned", raw="1.5亿元"), "拟投入，尚未发生"),
)  # fmt: skip

CONSISTENCY = (
    Difference("members_total", "成员总数前后不一：申请表10家，协议9家。",
               (("10", at(FORM_DOC, "成员总数（个）10")), ("9", at(AGREEMENT_DOC, "成员单位共9家")))),
    Difference("rd_intensity", "研发投入强度自报3.5%，按审计报告演算为3.20%。", (("3.5%", at(FORM_DOC, "研发投入强度为3.5%")), ("3.20%", SPEND))),
)  # fmt: skip

ALERTS = (
    Alert("placeholder", "签署栏为空白。", at(AGREEMENT_DOC, "法定代表人（签字）"), "d2"),
    Alert("encrypted_document", "文件已加密，无法读取，请提供密码或未加密版本。", None, "d4"),
    Alert("unsafe_archive", "压缩包内有越界路径，已拒绝。", None, "证明材料.zip/../../etc/x.docx"),
    Alert("wrong_policy", "材料提及的管理办法与所选政策不一致。"),
)

UNASKED = (
    Unasked(Clause("guangxi-2021", "前言", "为贯彻落实创新驱动发展战略，推动各类创新要素向企业集聚，制定本方案。"), "目的与依据"),
    Unasked(
        Clause("guangxi-2021", "二", "到2025年，围绕制约产业发展的“卡脖子”技术，组建30个以上创新联合体，每个设区市至少有2个。"),
        "目标任务",
    ),
    Unasked(Clause("guangxi-2021", "七/（二）", "创新联合体应当在每年12月31日前报送总结和计划。"), "核准后的义务"),
)

POLICY = PolicyCard(
    "guangxi-2021", "广西壮族自治区创新联合体建设管理工作方案（试行）（征求意见稿）", "", "广西壮族自治区科学技术厅", "2021-07", "draft", "ab" * 32,
)  # fmt: skip


def memo() -> Memo:
    """The sample."""
    documents = (FORM_DOC, AGREEMENT_DOC, AUDIT_DOC, LOCKED_DOC)
    passages = (
        (Passage(REVENUE.quote, REVENUE, ("第二部分",)), (Match("三/（二）/1", 0.91), Match("三/（二）/3", 0.5))),
        (Passage(AUDIT[2], at(AUDIT_DOC, AUDIT[2])), ()),
    )
    extraction = Extraction(facts=FACTS, rejected=REJECTED, members=MEMBERS)
    return Memo(
        POLICY, Submission("广西高端铝材创新联合体", documents, passages, extraction), FINDINGS, CONSISTENCY, ALERTS, UNASKED,
        Provenance("0.1.0", None, {"presence.v1": "cd" * 32}, {doc.name: doc.sha256 for doc in documents}, 1.25, 0),
    )  # fmt: skip


HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>\x00\x07\x1b\u202e反转\u2066\ud800\ufffe=HYPERLINK("http://evil.example/") 😀&amp;\'"]]>'


def hostile() -> Memo:
    """The sample with hostile text wherever an applicant's text may stand."""
    base = memo()
    nasty = build("d1", "超长" * 5000 + HOSTILE + ".docx", "application", [(HOSTILE, HOSTILE)])
    place = nasty.blocks[0].source
    submission = replace(
        base.submission,
        title="=HYPERLINK" + "长" * 10000 + HOSTILE,
        documents=(nasty, *base.submission.documents[1:]),
        extraction=Extraction(
            facts=(Fact("f1", "consortium.name", HOSTILE * 100, place, HOSTILE, HOSTILE, HOSTILE, HOSTILE, raw=HOSTILE),
                   Fact("f2", "lead.rd_spend", float("inf"), place, unit="CNY", raw="1e999"),
                   Fact("f3", "contact.name", "a.*[(", place), Fact("f4", "contact.phone", "()", place)),
            rejected=(Rejected(Fact("r1", "lead.name", HOSTILE, place), HOSTILE),),
            members=(Member(HOSTILE * 50, place, HOSTILE, "other", "general", HOSTILE),),
        ),
    )  # fmt: skip
    findings = tuple(replace(item, reason=item.reason + HOSTILE, evidence=(place,)) for item in base.findings)
    return replace(
        base, submission=submission, findings=findings,
        consistency=(Difference("lead_name", HOSTILE, ((HOSTILE, place), ("b", place))),),
        alerts=(Alert("hidden_text", HOSTILE * 100, place, "d1"), Alert("macro", HOSTILE, None, HOSTILE)),
    )  # fmt: skip
