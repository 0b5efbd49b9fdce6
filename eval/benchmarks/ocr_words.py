"""What the pages of the OCR benchmark say: names, figures and sentences drawn from a seeded generator. All invented."""

from __future__ import annotations

from random import Random

PLACES = ("桂海", "邕江", "漓源", "柳北", "湘岳", "麓山", "珠澜", "岭西", "澄江", "梧港")
TRADES = ("新材料", "轨道装备", "生物医药", "智能网联", "精密轴承", "铝业", "制糖", "海洋工程", "碳基材料", "锰酸锂")
FORMS = ("科技有限公司", "股份有限公司", "集团有限责任公司", "大学", "研究院", "检测技术研究所")
FAMILY, GIVEN = "韦覃莫石黄梁陆蒙潘谭周吴郑王欧阮", "承宇志强海涛磊晓东明远思齐文博佳音子涵焱燊翀"
TITLES = ("教授", "研究员", "正高级工程师", "高级工程师", "副教授", "工程师", "博士")
FIELDS = ("金属材料加工", "有色冶金", "机械设计", "控制工程", "电化学", "软件工程", "食品科学", "分析化学")
SENTENCES = (
    "牵头单位{year}年度主营业务收入为{big}亿元，研发投入{money}万元，占主营业务收入的{share}%。",
    "联合体由{few}家单位组成，组建期限为{few}年，自{year}年{month}月{day}日起算，到期自动解散。",
    "现有专职研发人员{count}人，其中高级职称{small}人，博士{small}人，平均年龄{small}岁。",
    "近三年承担省部级以上科研项目{small}项，获授权发明专利{count}件，制修订标准{few}项（详见附件{few}）。",
    "首席专家由{name}担任，任期{few}年；理事会由{small}名理事组成，重大事项须经三分之二以上理事同意。",
    "共同投入经费不低于{money}万元，其中{firm}出资{money}万元，占{share}%。",
    "成员单位应当遵守本协议，保守技术秘密和商业秘密，保密义务不因协议终止而解除。",
    "知识产权归属按照“谁完成、谁所有”的原则确定；共同完成的，由各方按贡献比例{few}∶{few}共有。",
    "产品抗拉强度达到{count}MPa，延伸率{share}%，能耗比上一代降低{share}个百分点，通过ISO 9001:2015认证。",
    "第二条　各方本着自愿、平等、互利的原则，围绕产业链关键环节开展协同攻关，二〇二三年底前完成中试。",
    "拟建设中试线{few}条，新增设备{count}台（套），实现年产{money}吨的生产能力。",
    "{firm}依托国家级企业技术中心，统一社会信用代码91450100MA5{code}，注册地为{place}市高新区。",
    "争议由各方协商解决；协商不成的，提交牵头单位所在地有管辖权的人民法院裁决。",
    "联系电话：0771-{phone}，电子邮箱：{mail}@example.com，邮政编码：5300{small}。",
)  # fmt: skip


class Words:
    """Texts of one seed."""

    def __init__(self, seed: int | str) -> None:
        self.random = Random(seed)

    def among(self, low: int, high: int) -> str:
        return str(self.random.randint(low, high))

    def money(self) -> str:
        value = self.random.choice((self.random.randint(80, 999), self.random.randint(1000, 98_000)))
        return self.random.choice(
            (f"{value}", f"{value:,}", f"{value:,}.{self.random.randint(1, 9)}", f"{value}.{self.random.randint(10, 99)}")
        )

    def share(self) -> str:
        return f"{self.random.randint(1, 96)}.{self.random.randint(0, 99):02d}"

    def firm(self) -> str:
        return "".join(self.random.choice(part) for part in (PLACES, TRADES, FORMS))

    def name(self) -> str:
        given = "".join(self.random.choice(GIVEN) for _ in range(self.random.randint(1, 2)))
        return self.random.choice(FAMILY) + given

    def date(self) -> str:
        return f"{self.among(2019, 2026)}年{self.among(1, 12)}月{self.among(1, 28)}日"

    def sentence(self) -> str:
        return self.random.choice(SENTENCES).format(
            year=self.among(2019, 2026), month=self.among(1, 12), day=self.among(1, 28), big=self.share(), money=self.money(),
            share=self.share(), few=self.among(2, 9), small=self.among(10, 48), count=self.among(50, 900), name=self.name(),
            firm=self.firm(), place=self.random.choice(PLACES), code=self.among(10**6, 10**7 - 1), phone=self.among(10**6, 10**7 - 1),
            mail=self.random.choice(("kjc", "yanfa01", "office")),
        )  # fmt: skip

    def paragraph(self, least: int) -> str:
        text = ""
        while len(text) < least:
            text += self.sentence()
        return text
