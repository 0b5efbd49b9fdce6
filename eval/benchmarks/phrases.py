"""What the generated applications say: Chinese prose with figures, names and codes, drawn from a seeded generator.

Takes a `random.Random`; gives sentences, names and figures. Everything is invented.
"""

from __future__ import annotations

from random import Random

PLACES = ("广西", "桂南", "南宁", "柳州", "邕江", "北部湾", "湘中", "岳麓", "长沙", "株洲")
TRADES = ("铝合金", "轨道交通装备", "新能源电池", "智能网联汽车", "高端轴承", "生物医药", "工程机械", "碳基材料")
KINDS = ("有限公司", "股份有限公司", "大学", "研究院", "工业研究所有限责任公司")
FAMILY, GIVEN = "韦覃莫石黄梁陆蒙潘谭周吴郑王", "承宇志强海涛磊晓东明远思齐文博佳音子涵"
TITLES = ("教授", "研究员", "正高级工程师", "高级工程师", "副教授", "工程师")
FIELDS = ("金属材料加工", "有色金属冶金", "机械设计", "控制工程", "电化学", "软件工程")
TOPICS = (
    "高纯净熔体处理", "大规格铸锭均匀化", "宽幅板带轧制", "轻量化部件成形", "在线检测与质量追溯", "关键工艺装备国产化",
    "数字孪生工厂", "低碳回收利用", "疲劳寿命评价", "中试验证平台建设",
)  # fmt: skip
SENTENCES = (
    "联合体围绕{topic}开展攻关，{year}年累计投入研发经费{money}万元，占主营业务收入的{share}%。",
    "牵头单位{firm}拥有{count}名专职研发人员，其中高级职称{small}名，已建成省级以上平台{few}个。",
    "截至{year}年{month}月底，共申请发明专利{count}件，授权{small}件，主持或参与制定国家标准{few}项。",
    "针对“{topic}”这一瓶颈，拟采用“揭榜挂帅”方式组织实施，力争将合格率由{share}%提高到{high}%以上。",
    "各成员单位按照“利益共享、风险共担”的原则，明确知识产权归属；共同完成的成果按{few}∶{small}的比例分配收益。",
    "项目执行期为{year}年1月至{later}年12月，分{few}个阶段推进，每半年开展一次评估（详见附件{few}）。",
    "试验线采用ISO {code}标准和GB/T {code}—{year}规范，主机温度控制在{count}℃±{few}℃，能耗降低{share}%。",
    "经第三方机构检测，产品抗拉强度达到{count}MPa，延伸率为{share}%，较上一代产品提高了{small}个百分点。",
    "依托{firm}与国内外{small}家用户建立的稳定合作关系，预计到{later}年可新增销售收入{money}万元、利税{small}00万元。",
    "联合体理事会由{small}名理事组成，设理事长1名、副理事长{few}名；重大事项须经三分之二以上理事同意方可通过。",
    "在{topic}方面，成员单位{firm}承担了国家重点研发计划课题（编号{year}YFB{code}），已通过中期检查。",
    "经费实行专账管理、单独核算，结余资金由承担单位统筹用于后续研发活动；审计工作由具有资质的会计师事务所承担。",
    "上述指标的考核方式为现场测试、用户报告和第三方检测报告三者取其严，未达标的按协议第{small}条处理。",
    "目前国内同类产品主要依赖进口，进口依存度约{high}%，供货周期长达{small}个月，已成为制约产业发展的“卡脖子”环节。",
    "平台面向社会开放共享，大型仪器年均机时不少于{money}小时，对外服务企业{count}余家次；服务满意度保持在{high}%左右。",
    "联合体坚持市场导向、企业主体、开放协同，推动创新链、产业链、资金链和人才链深度融合，形成从基础研究到成果转化的完整链条。",
    "牵头单位负责总体组织协调，统筹{topic}等任务的进度与质量，对各成员单位的任务完成情况进行检查，并向主管部门报告。",
    "各方以自有资金、仪器设备、技术成果等投入联合体，投入的资产权属不因合作而改变；共同购置的设备由理事会决定使用和处置办法。",
    "成员单位应当遵守联合体章程和协议约定，按期完成所承担的研究任务，如实报送研发进展、经费使用和知识产权等有关情况。",
    "围绕“{topic}”，{firm}牵头开展共性技术研究，其余单位分别承担材料、装备和应用验证工作，研究结果在联合体内部共享。",
    "建立首席专家负责制，由首席专家提出技术路线和任务分解方案，经专家委员会论证、理事会批准后组织实施。",
    "新增成员须由两家以上成员单位推荐，经理事会审议同意后签署加入协议；退出的单位应当提前书面通知，并妥善处理未完成的任务。",
    "对外发布涉及联合体的重要信息，应当事先征得牵头单位同意；各方对合作中知悉的技术秘密和商业秘密承担保密义务，该义务不因协议终止而解除。",
    "因履行协议发生争议的，各方应当友好协商解决；协商不成的，提交牵头单位所在地有管辖权的人民法院裁决。",
    "{topic}长期受制于关键工艺窗口窄、批次稳定性差和验证周期长等问题，亟须集中上下游力量联合攻关，打通从实验室到生产线的最后一段路。",
    "支持青年科技人员承担任务，鼓励高校、科研院所与企业互派人员挂职，联合培养研究生和工程技术人才，完善以质量、贡献和绩效为导向的评价机制。",
    "研究成果优先在成员单位转化应用；对外许可或者转让的，应当经共同所有人一致同意，所得收益按照实际贡献分配。",
    "通过MES、PLM与ERP系统的集成，实现了从原料到成品的全流程数据采集，采样频率为{few}kHz，数据完整率{high}.{few}%。",
)  # fmt: skip


class Phrases:
    """Texts drawn from one seeded generator; a serial number keeps names apart."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.serial = 0

    def pick(self, options: tuple[str, ...] | str) -> str:
        return options[self.random.randrange(len(options))]

    def firm(self) -> str:
        return self.pick(PLACES) + self.pick(TRADES) + self.pick(KINDS)

    def own_firm(self) -> str:
        """A name no other call gives."""
        self.serial += 1
        return f"{self.pick(PLACES)}{self.pick(TRADES)}第{self.serial}{self.pick(KINDS)}"

    def person(self) -> str:
        return self.pick(FAMILY) + self.pick(GIVEN) + (self.pick(GIVEN) if self.random.random() < 0.7 else "")

    def money(self, most: int = 9000) -> str:
        whole = self.random.randrange(10, most)
        return f"{whole:,}.{self.random.randrange(100):02d}" if self.random.random() < 0.5 else str(whole)

    def sentence(self) -> str:
        draw = self.random.randrange
        year = draw(2018, 2023)
        return self.pick(SENTENCES).format(
            topic=self.pick(TOPICS), firm=self.firm(), year=year, later=year + draw(2, 5), month=draw(1, 13), money=self.money(),
            share=f"{draw(10, 399) / 10:g}", high=draw(80, 99), count=draw(20, 600), small=draw(5, 15), few=draw(2, 6),
            code=draw(1000, 9999),
        )  # fmt: skip

    def sentences(self, least: int, most: int) -> str:
        return "".join(self.sentence() for _ in range(self.random.randrange(least, most + 1)))

    def short(self, least: int = 6, most: int = 24) -> str:
        """A phrase of a cell, without a stop at its end."""
        text = self.pick(TOPICS) + self.pick(
            ("工艺研究", "示范应用", "装备研制与集成验证", "标准制定", "工程化试验及推广应用方案编制")
        )
        if self.random.random() < 0.4:
            text += f"（{self.pick(('第一阶段', '含2条产线', 'Ⅱ期', 'A类', '≥95%'))}）"
        return text[: max(least, most)] if self.random.random() < 0.3 else text
