"""Persons' names at the end of a stretch of text.

Takes text that ends where a name may end; gives the name, or nothing. What stands before may be an organisation (“桂南理工大学
韦承宇”), a possessive or a verb; where nothing divides them, a surname does. Refuses words of office and bodies.
"""

from __future__ import annotations

import re

from reviewer.extract.names import organisations

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余"
    "元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单"
    "杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖"
    "卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂"
    "晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公覃零闭盘区阳肖付代仝佟练兰岳牟占苟麦蒋冼丘揭涂邸帅缑亢况郈有琴归海晋楚闫法汝鄢钦商牟佘佴伯赏墨哈谯笪年爱阳佟言福"
)
COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "端木",
    "夏侯",
    "赫连",
    "呼延",
    "南宫",
)
OFFICE = re.compile(
    r"^.*(?:的|院长|主任|校长|所长|总经理|董事长|负责人|带头人|聘请|聘任|选聘|推荐|推选|选派|邀请|特聘|任命|指定|由|该校|本校|我校|该院|该所|工大|科大|农大|师大|理工|兼)"
)
NEVER = re.compile(
    r"团队|带领|制度|单位|学院|大学|研究|公司|联合|知名|专家|科学|牵头|成员|企业|技术|委员|项目|方案|组成|具有|应当|担任|首席|名副?$|^[名位]"
)


def at_end(text: str) -> str | None:
    """The name a stretch ends in."""
    said = organisations(text)
    rest = text[said[-1][1] :] if said else text
    rest = re.sub(r"\s+", "", OFFICE.sub("", rest))
    if re.fullmatch(r"[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,8}", rest):
        return rest
    if re.fullmatch(r"[\u4e00-\u9fff]{2,3}", rest) and not NEVER.search(rest) and (rest[0] in SURNAMES or said):
        return rest
    for size in (4, 3, 2):
        tail = rest[-size:]
        fits = tail[:2] in COMPOUND if size == 4 else tail[:1] in SURNAMES or tail[:2] in COMPOUND
        if len(tail) == size and fits and re.fullmatch(r"[\u4e00-\u9fff]+", tail) and not NEVER.search(tail):
            return tail
    return None
