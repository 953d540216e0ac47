"""The national table of known slips: each is told and put right, none is seen in sound words."""

from __future__ import annotations

from typing import Any

from helpers.paths import NATIONAL
from helpers.sample_report import report

from govlint.loaders.text import load
from govlint.model.diagnostic import Finding
from govlint.packs.kinds import plain_rules, rule_of
from govlint.parsing.parser import parse

(PLAIN,) = plain_rules(NATIONAL / "terms.yaml")
TERMS: list[tuple[str, str, tuple[Any, ...]]] = PLAIN["fields"]["terms"]
RULE = rule_of(PLAIN)

# Words that are wrong only in the company given here.
COMPANY = {
    "已申请公开": "已申请公开工作",
    "不于公开": "不于公开的政府信息",
    "能过": "能过政府网站",
    "登陆": "登陆网站",
    "按排": "按排专人",
    "按装": "按装了",
    "进一部": "进一部完善",
    "做为": "做为重点",
    "放官服": "放官服改革",
}
# Sound words in which the characters of a slip happen to meet; the bar parts the sentences.
SOUND = """
已申请公开的信息|主动公开申清单位|服务延伸请看附图|与政府信息息息相关|丰富规范性文体活动|恢复行政复义务植树|依法行政强治理
信息不于公开场合谈论|自不于处理之日起|自不于受理之日起|可以给予决算批复|保障知情权力争全覆盖|维护合法权宜之计不可取
对舆情作出快速反应的问题|对舆情反应的情况|化学反应的诉求|以各单为准|研究政府网战略|拓展门户网战略|手机端占门户网占比八成
微信公众好评率|更新煤体系|征集新媒休闲用语|制作短视屏幕|布设互连网络|公开拦标价|公示拦标价|宣传拦标价|设立公开专拦标价
灌溉渠到建设工地|多渠到村|搭建平台建没有死角|接受咨寻找答案|反溃疡科普|答覆盖面|流程可能过长|台风登陆期间|横贯切面|一贯撤销
公开发布署名文章|决策部属单位|安排部属高校|工作部属企业|小组识别风险|安徘徊路口|按排名公示|面对面坐谈会场|专题会义务讲解
工作会义务演出|培训斑马线礼让|工作人元旦值班|员工做人员登记|农民工做机制木工|职工做要点梳理|动工作机治理
建立建全国示范点|不断建全市样板|进一步建全省平台|修完缮写|引进一部电梯|面积及推进时序|容积及开展日期|体积及配合比|面积及主动线
称做为民服务|有时时监控|应急时公开|紧急时发布|危急时更新|救急时回复|按装机容量|全年渡工作业|本年渡过汛期|上年渡口检修|下年渡河演练
控制渡口|合力渡难关|满意渡过|知晓渡河|透明渡船|常态渡过|委托办结律师函|点击律师事务所|全部份额|自己经手|辛巳经过|自己完成|自己公开
自己办结|自己答复|自己建立|自己建成|自己发布|自己按时|自己全部|自己于2024年|予以经完成审批|可以经建成区|可以经形成机制|可以经开通路线
年末收到|月末接到|期末发生|周末公开|岁末产生|年末收取|季末出现|庄重耍龙灯|主耍猴戏|玩耍求学|交错施工|举措失当|列举错误|残差矩阵|补短版面
存在短版面|不祥细节|服务意思表示|有限责任意思|采取多种形势研判|通过多种形势分析|从严竣工验收|消防碍难|随即然后|成立既有
疫情防空洞|循环镜头|放官服装|公园满完成度|校园满结束语|一如继往开来|严格尽职守责|众志成诚公司|公布与众不同|数字乡村战略|膝关回应关节炎患者|三审三交叉
发现“布署”应改为“部署”
""".replace("\n", "|").strip("|")


def found(text: str) -> list[Finding]:
    """What the rule says of a report with these words in its first section."""
    source = load(report().replace("一、总体情况\n", f"一、总体情况\n{text}\n").encode(), "r.txt")
    return list(RULE.check(source=source, report=parse(source)))


def test_each_slip_is_told_and_put_right() -> None:
    said = found("。".join(COMPANY.get(word, word) for word, *_ in TERMS) + "。")
    messages = {finding.message.zh for finding in said}
    told = {f"“{word}”应为“{right}”" for word, right, _ in TERMS}
    held = {word for word, *_ in TERMS for other, *_ in TERMS if word != other and word in other}
    assert told - messages <= {f"“{word}”应为“{right}”" for word, right, _ in TERMS if word in held}
    assert messages <= told
    assert all(finding.fix is not None and finding.fix.safe for finding in said)


def test_what_is_put_right_is_right() -> None:
    assert found("。".join(right for _, right, _ in TERMS) + "。") == []


def test_sound_words_are_left_alone() -> None:
    assert [finding.message.zh for finding in found(SOUND.replace("|", "。") + "。")] == []


def test_every_exception_is_tried() -> None:
    untried = {word for word, _, excuses in TERMS if excuses and word not in SOUND}
    assert untried == set()
